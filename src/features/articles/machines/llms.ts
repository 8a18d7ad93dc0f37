import { languageName, localPath } from '#config/locales.ts';
import { localized, sourceLocale, type Site } from '#config/site.ts';
import { wordsFor } from '#config/words/index.ts';
import type { Catalog } from '../catalog.ts';
import { articlesIn } from '../list-articles.ts';
import { markdownPath } from '../paths.ts';
import { articleIndexPath } from './article-index.ts';

/** Where the list of a language is, or all its articles in one file. */
export function llmsPath(
  file: 'llms' | 'llms-full',
  locale: string,
  locales: readonly string[],
): string {
  return localPath(`/${file}.txt`, locale, locales);
}

/** Name, summary, and a list of links to Markdown for each category (https://llmstxt.org). */
export function llmsTxt(
  catalog: Catalog,
  { site, siteUrl, locale }: { site: Site; siteUrl: string; locale: string },
): string {
  const words = wordsFor(locale);
  const source = sourceLocale(site);
  const link = (title: string, path: string, more?: string) =>
    `- [${inBrackets(title)}](${new URL(path, siteUrl).href})${more === undefined ? '' : `: ${more}`}`;
  const categories = catalog.categories
    .map(({ id, title }) => ({ title, articles: articlesIn(catalog, locale, id) }))
    .filter(({ articles }) => articles.length > 0)
    .map(({ title, articles }) => [
      `## ${localized(title, locale)}`,
      articles
        .map((article) => link(article.title, markdownPath(article, source), article.description))
        .join('\n'),
    ]);
  const others = site.locales.filter((other) => other !== locale);
  // The format gives this heading a meaning of its own: what may be left out.
  const optional = [
    '## Optional',
    [
      link(words.machines.whole, llmsPath('llms-full', locale, site.locales)),
      link(words.machines.index, articleIndexPath(locale, site.locales)),
      ...others.map((other) => link(languageName(other), llmsPath('llms', other, site.locales))),
    ].join('\n'),
  ];
  return `${[...headOf(site, locale), ...categories.flat(), ...optional].join('\n\n')}\n`;
}

/** How both files begin: the name, and what there is. */
export function headOf(site: Site, locale: string): string[] {
  return [
    `# ${localized(site.name, locale)}`,
    `> ${wordsFor(locale).machines.summary(site.product)}`,
  ];
}

function inBrackets(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}
