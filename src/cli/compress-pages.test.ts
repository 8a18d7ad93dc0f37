import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { AstroPrerenderer, PathWithRoute } from 'astro';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressFiles, textFiles } from './compress-files.ts';
import { compressPages } from './compress-pages.ts';

const LONG = '<p>A sentence that is worth compressing.</p>'.repeat(100);
let client: string;

beforeEach(() => {
  client = mkdtempSync(join(tmpdir(), 'waymark-'));
});
afterEach(() => {
  rmSync(client, { recursive: true });
});

/** Renders addresses as Astro would, with these answers, up to the end of the build. */
async function build(answers: Record<string, Response>): Promise<string[]> {
  const { hooks } = compressPages();
  const call = (name: keyof typeof hooks, options: unknown) =>
    (hooks[name] as (options: unknown) => unknown)(options);
  const astro: AstroPrerenderer = {
    name: 'test',
    getStaticPaths: () =>
      Promise.resolve(Object.keys(answers).map((pathname) => ({ pathname }) as PathWithRoute)),
    render: ({ url }) =>
      Promise.resolve(answers[new URL(url).pathname] ?? new Response(null, { status: 404 })),
  };
  let ours = astro;
  await call('astro:config:done', { config: { build: { client: pathToFileURL(`${client}/`) } } });
  await call('astro:build:start', {
    setPrerenderer: (wrap: (inner: AstroPrerenderer) => AstroPrerenderer) => (ours = wrap(astro)),
  });
  const texts: string[] = [];
  for (const { pathname } of await ours.getStaticPaths()) {
    const result = await ours.render(new Request(`http://x${pathname}`), {} as never);
    texts.push(await (result as Response).text());
  }
  await call('astro:build:done', {});
  return texts;
}

const page = (text: string, status = 200) => new Response(text, { status });
const filesIn = () =>
  readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('.'))
    .sort();

test('a page is compressed beside where Astro writes it, and handed on unchanged', async () => {
  const texts = await build({ '/': page(`${LONG}1`), '/articles/a-1/': page(`${LONG}2`) });

  expect(texts).toEqual([`${LONG}1`, `${LONG}2`]);
  const [brotli, gzip] = ['br', 'gz'].map((end) =>
    readFileSync(join(client, `articles/a-1/index.html.${end}`)),
  );
  expect(brotliDecompressSync(brotli ?? '').toString()).toBe(`${LONG}2`);
  expect(gunzipSync(gzip ?? '').toString()).toBe(`${LONG}2`);
  expect(filesIn()).toContain('index.html.br');
});

test('what stands in another place, or is no page, is left to the end', async () => {
  await build({
    '/404/': page(LONG),
    '/feed.xml': page(LONG),
    '/moved/': page(LONG, 301),
    '/a%20b/': page(LONG),
  });

  expect(filesIn()).toEqual([]);
});

test('the end compresses what has not been', async () => {
  await build({ '/': page(LONG) });
  writeFileSync(join(client, 'index.html'), 'not read again'.repeat(100));
  writeFileSync(join(client, 'notes.md'), LONG);
  writeFileSync(join(client, 'short.md'), 'short');
  writeFileSync(join(client, 'picture.webp'), LONG);

  await compressFiles(await textFiles(client));

  expect(filesIn()).toEqual(
    ['index.html', 'notes.md']
      .flatMap((name) => [name, `${name}.br`, `${name}.gz`])
      .concat('picture.webp', 'short.md'),
  );
  expect(gunzipSync(readFileSync(join(client, 'index.html.gz'))).toString()).toBe(LONG);
});
