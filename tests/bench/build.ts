/**
 * What a build costs beside a bare site of Astro, MDX and Pagefind over the same articles:
 * `npm run bench:build [-- 1000 5000 10000]`. Both are built cold, one after the other, in folders of
 * their own. Linux only; 10,000 articles need 10 GB of memory and some ten minutes.
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { writeManyArticles } from './many-articles.ts';
import { measuredRun, type Run } from './measured-run.ts';
import { buildCopy, copyContent, copyModules } from './site-copy.ts';

const REBUILD = { articles: 1000, screenshotsEach: 2 };

async function main(counts: number[]): Promise<void> {
  mkdirSync('var', { recursive: true });
  const folder = mkdtempSync(resolve('var', 'bench-build-'));
  try {
    console.log(
      '| articles | Waymark | bare | wall ÷ bare (≤ 1.3) | CPU ÷ bare | memory ÷ bare (≤ 1.3) |',
    );
    console.log('| ---: | --- | --- | ---: | ---: | ---: |');
    const runs: { count: number; ours: Run }[] = [];
    for (const count of counts) {
      const content = join(folder, 'content');
      copyContent(content);
      writeManyArticles(content, count);
      const bare = await buildBare(join(folder, 'bare'), content);
      const ours = await buildCopy(join(folder, 'ours'), content);
      runs.push({ count, ours });
      console.log(
        `| ${count} | ${show(ours)} | ${show(bare)} | ${ratio(ours.wallSeconds, bare.wallSeconds)} | ${ratio(ours.cpuSeconds, bare.cpuSeconds)} | ${ratio(ours.peakMb, bare.peakMb)} |`,
      );
    }
    for (const [index, { count, ours }] of runs.entries()) {
      const before = runs[index - 1];
      if (!before) continue;
      const exponent =
        Math.log(ours.cpuSeconds / before.ours.cpuSeconds) / Math.log(count / before.count);
      console.log(`growth ${before.count} → ${count}: n^${exponent.toFixed(2)} (≤ 1.1)`);
    }
    await rebuild(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Cold, then again after one article changed: screenshots must not be made twice. */
async function rebuild(folder: string): Promise<void> {
  const content = join(folder, 'pictures');
  copyContent(content);
  const pictureOf = await makePictures();
  writeManyArticles(content, REBUILD.articles, { ...REBUILD, pictureOf });
  const site = join(folder, 'again');
  const cold = await buildCopy(site, content);
  appendFileSync(join(content, 'articles/en/c0/a0/index.mdx'), '\nOne more sentence.\n');
  const warm = await measuredRun(['node', 'src/cli/build.ts'], {
    cwd: site,
    env: { CONTENT_DIR: content },
  });
  console.log(
    `\n${REBUILD.articles} articles, ${REBUILD.articles * REBUILD.screenshotsEach} screenshots: cold ${show(cold)}; after one changed article ${show(warm)}: ${ratio(warm.wallSeconds, cold.wallSeconds)} of it (≤ 0.35)`,
  );
}

/** Screenshots of a real size and content, each of other bytes. */
async function makePictures(): Promise<(n: number) => Buffer> {
  const sample =
    'content/articles/en/security/reset-my-bitrix24-password/1-forgot-your-password.png';
  const bytes = await sharp(sample).png().toBuffer();
  // Bytes behind the end of a PNG are ignored by what reads it, and make another file of it.
  return (n) => Buffer.concat([bytes, Buffer.from(`#${n}`)]);
}

async function buildBare(site: string, content: string): Promise<Run> {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(join(site, 'src/pages'), { recursive: true });
  for (const [name, text] of Object.entries(BARE)) {
    writeFileSync(join(site, name), text.replaceAll('CONTENT', join(content, 'articles')));
  }
  copyModules(site);
  return measuredRun(['bash', '-c', 'astro build && pagefind --site dist'], { cwd: site });
}

const BARE: Record<string, string> = {
  'package.json': '{ "type": "module" }',
  'astro.config.mjs': `import mdx from '@astrojs/mdx';
export default { integrations: [mdx()], markdown: { syntaxHighlight: false } };
`,
  'src/content.config.ts': `import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
export const collections = {
  articles: defineCollection({ loader: glob({ base: 'CONTENT', pattern: '**/index.mdx' }) }),
};
`,
  'src/pages/[slug].astro': `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('articles')).map((entry) => ({
    params: { slug: entry.data.id },
    props: { entry },
  }));
}
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<html lang="en">
  <head><meta charset="utf-8" /><title>{entry.data.title}</title></head>
  <body><main data-pagefind-body><h1>{entry.data.title}</h1><Content /></main></body>
</html>
`,
};

const show = ({ wallSeconds, cpuSeconds, peakMb }: Run) =>
  `${wallSeconds.toFixed(1)} s (CPU ${cpuSeconds.toFixed(0)} s), ${peakMb.toFixed(0)} MB`;
const ratio = (ours: number, bare: number) => (ours / bare).toFixed(2);

const counts = process.argv.slice(2).map(Number);
if (counts.every((count) => Number.isInteger(count) && count > 0)) {
  await main(counts.length > 0 ? counts : [1000, 5000, 10_000]);
} else {
  console.error('npm run bench:build [-- <articles> …]: found no whole number of articles.');
  process.exitCode = 2;
}
