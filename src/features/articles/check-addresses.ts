import type { ArticleFile } from './article-files.ts';
import type { Category } from './categories.ts';
import { addressKey } from './formerly.ts';

/** First parts of addresses that are the help center's own. */
const OWN = [
  ...['api', 'sso', 'healthz', 'readyz', 'metrics', 'staff', 'pagefind', '_assets'],
  ...['feedback', 'support', 'sign-in', 'watch', 'search', '404', '500', 'problem'],
];

/** Mistakes in what articles say of their place: an unknown section, a former address in use. */
export function checkAddresses(articles: ArticleFile[], categories: Category[]): string[] {
  const pages = new Set([
    '/',
    '/articles',
    ...articles.map(({ slug }) => `/articles/${slug}`),
    ...categories.flatMap(({ id, sections }) => [
      `/categories/${id}`,
      ...sections.map((section) => `/categories/${id}/${section.id}`),
    ]),
  ]);
  const owners = new Map<string, ArticleFile>();
  return articles.flatMap((article) => [
    ...checkSection(article, categories),
    ...article.source.frontmatter.formerly.flatMap((path) => {
      const { key } = addressKey(path);
      const owner = owners.get(key);
      owners.set(key, owner ?? article);
      if (owner) return [say(article, 'formerly', `${path}, as in ${owner.file}`, 'it once')];
      if (pages.has(key) || OWN.includes(key.split('/')[1] ?? '')) {
        return [say(article, 'formerly', `${path}, which is a page`, 'an address no page has')];
      }
      return [];
    }),
  ]);
}

function checkSection(article: ArticleFile, categories: Category[]): string[] {
  const { section } = article.source.frontmatter;
  const category = categories.find(({ id }) => id === article.category);
  if (section === undefined || !category) return [];
  const known = category.sections.map(({ id }) => id);
  if (known.includes(section)) return [];
  const expected =
    known.length === 0
      ? `none: "${category.id}" has no sections in categories.yml`
      : `one of categories.yml: ${known.join(', ')}`;
  return [say(article, 'section', `the section "${section}"`, expected)];
}

function say({ file, source }: ArticleFile, field: string, found: string, expected: string) {
  return `${file}:${source.fieldLines[field] ?? 1}: found ${found}, expected ${expected}`;
}
