import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mdxToHast, type HastNode } from 'satteri';
import { readSite } from '#config/site.ts';
import { readCatalog, type CatalogArticle } from '#features/articles/catalog.ts';
import { buildSearchIndex, readSynonyms } from '#features/search/build-index.ts';
import { missingLocales } from '../../src/features/articles/translations.ts';
import { searchAttributes } from '../../src/features/articles/search-attributes.ts';

/** A search index of a content folder on its own, with the titles it was made of. */
export type ContentIndex = {
  pagefindDir: string;
  articles: CatalogArticle[];
  remove(): void;
};

/**
 * Indexes a content folder as the build does, from pages that have only what is indexed and no
 * addresses, so that it takes a second and needs no site. A test compares them with the built ones.
 */
export async function indexContent(
  contentDir: string,
  synonymsDir = contentDir,
): Promise<ContentIndex> {
  const catalog = readCatalog(contentDir);
  const { articles } = catalog;
  const site = readSite(contentDir);
  const { locales } = site;
  const clientDir = mkdtempSync(join(tmpdir(), 'search-'));
  for (const article of articles) {
    const prefix = article.locale === locales[0] ? '' : article.locale;
    const file = join(clientDir, prefix, 'articles', article.slug, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pageOf(article, missingLocales(catalog, article, site), contentDir));
  }
  const counts = Map.groupBy(articles, ({ locale }) => locale);
  await buildSearchIndex(
    clientDir,
    new Map([...counts].map(([locale, those]) => [locale, those.length])),
    readSynonyms(synonymsDir, locales),
  );
  return {
    pagefindDir: join(clientDir, 'pagefind'),
    articles,
    remove: () => rmSync(clientDir, { recursive: true }),
  };
}

function pageOf(article: CatalogArticle, missing: string[], contentDir: string): string {
  const { locale, category, slug, question, title } = article;
  const file = join(contentDir, 'articles', locale, category, slug, 'index.mdx');
  const tree = mdxToHast(readFileSync(file, 'utf8'), {
    features: { frontmatter: true, smartPunctuation: false },
  });
  return (
    `<!doctype html>${tag('html', { lang: locale })}<title>${escape(title)}</title>` +
    `${tag('article', searchAttributes(article, missing))}<h1 data-pagefind-weight="7">${escape(question)}</h1>` +
    `${htmlOf(tree)}</article></html>`
  );
}

const VOID = new Set(['br', 'hr', 'img']);

/** HTML of a tree, with what the components of `articles/mdx` add that is indexed. */
function htmlOf(node: HastNode): string {
  const inner = () =>
    'children' in node ? (node.children as HastNode[]).map(htmlOf).join('') : '';
  if (node.type === 'text') return escape(node.value);
  if (node.type === 'element') {
    const { id } = node.properties as { id?: string };
    if (node.tagName === 'img') return '';
    const open = tag(node.tagName, id === undefined ? {} : { id });
    return VOID.has(node.tagName) ? open : `${open}${inner()}</${node.tagName}>`;
  }
  if (node.type !== 'mdxJsxFlowElement') return inner();
  if (node.name === 'Video') return '';
  if (node.name === 'Callouts') return inner().replace(/(<li>)(\s*<p>)?\s*\([^)]*\)\s*/g, '$1$2');
  const { error = '', name = '' } = Object.fromEntries(
    node.attributes.flatMap((a) => ('name' in a ? [[a.name, a.value]] : [])),
  ) as { error?: string; name?: string };
  if (node.name !== 'Problem') return `<p>${escape(name)}</p><div>${inner()}</div>`;
  const headings = error
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => `<h3 data-pagefind-weight="10">${escape(text)}</h3>`);
  return `<div>${headings.join('')}${inner()}</div>`;
}

function tag(name: string, attributes: Record<string, string>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  return `<${name}${written.join('')}>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
