/**
 * The part of the build that takes the most memory, in a process of its own: see build.ts. Checks
 * the articles, builds their pages, and leaves the manifest for what follows.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildPages } from 'astro';
import { readEnv } from '#config/env.ts';
import { readSite, sourceLocale } from '#config/site.ts';
import { readArticles, shareArticles } from '#features/articles/catalog.ts';
import { redirectsOf } from '#features/articles/index.ts';
import { writeMachineFiles } from '#features/articles/machines/index.ts';
import { writeMarkdownPages } from '#features/articles/markdown-pages.ts';
import { compressPages } from './compress-pages.ts';
import { runCommand } from './run-command.ts';

const [dist = 'dist'] = process.argv.slice(2);

await runCommand({
  usage: 'A part of npm run build.',
  args: [],
  run: async () => {
    const { contentDir, siteUrl: named, port } = readEnv(process.env);
    const articles = readArticles(contentDir);
    const { catalog, drafts } = articles;
    console.log(`  Building pages for ${catalog.articles.length} articles`);
    if (drafts.length > 0) console.log(`  Left out, as drafts: ${drafts.length}`);
    shareArticles(articles);
    await buildPages({ logLevel: 'warn', integrations: [compressPages()] });
    const siteUrl = named ?? `http://localhost:${port}`;
    const [site, clientDir] = [readSite(contentDir), join(dist, 'client')];
    await writeMarkdownPages(articles, { clientDir, contentDir, siteUrl });
    await writeMachineFiles(catalog, { clientDir, site, siteUrl, now: new Date() });
    const redirects = redirectsOf(catalog, sourceLocale(site));
    mkdirSync(dist, { recursive: true });
    writeFileSync(join(dist, 'redirects.json'), JSON.stringify(redirects, null, 2));
    writeFileSync(join(dist, 'manifest.json'), JSON.stringify({ siteUrl, catalog }));
  },
});
