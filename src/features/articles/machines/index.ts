import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sourceLocale, type Site } from '#config/site.ts';
import type { Catalog } from '../catalog.ts';
import { listedArticles } from '../list-articles.ts';
import { markdownPath } from '../paths.ts';
import { articleIndex, articleIndexPath } from './article-index.ts';
import { atomFeed, feedPath } from './feed.ts';
import { headOf, llmsPath, llmsTxt } from './llms.ts';
import { robotsTxt } from './robots.ts';
import { sitePages } from './site-pages.ts';
import { sitemaps } from './sitemap.ts';
import { writeSocialImages } from './social-images.ts';

/**
 * Writes what programs read of a built site, beside its pages: robots.txt, the sitemap, the pictures of
 * links, and for each language a feed, an index and the two files for language models. What is not listed is in none.
 *
 * @param clientDir where the articles stand as Markdown already
 */
export async function writeMachineFiles(
  catalog: Catalog,
  { clientDir, ...around }: { clientDir: string; site: Site; siteUrl: string; now: Date },
): Promise<void> {
  const { site, siteUrl } = around;
  const write = async (path: string, text: string) => {
    const file = join(clientDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return file;
  };
  await writeSocialImages(site, catalog.categories, clientDir);
  await write('/robots.txt', robotsTxt(site.locales, siteUrl));
  for (const { path, text } of sitemaps(sitePages(catalog, site), siteUrl)) await write(path, text);
  for (const locale of site.locales) {
    const local = { ...around, locale };
    await write(feedPath(locale, site.locales), atomFeed(catalog, local));
    const index = JSON.stringify(articleIndex(catalog, local));
    await write(articleIndexPath(locale, site.locales), index);
    await write(llmsPath('llms', locale, site.locales), llmsTxt(catalog, local));
    const head = `${headOf(site, locale).join('\n\n')}\n`;
    const whole = await write(llmsPath('llms-full', locale, site.locales), head);
    // One at a time: of 10,000 articles the text of all is too much to hold.
    for (const article of listedArticles(catalog, locale)) {
      const markdown = join(clientDir, markdownPath(article, sourceLocale(site)));
      await appendFile(whole, `\n${await readFile(markdown, 'utf8')}`);
    }
  }
}
