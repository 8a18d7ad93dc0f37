import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AT_ONCE, brotliParamsFor, compressFile } from './compress-files.ts';

/** Addresses whose page is `index.html` of a folder; Astro puts others, such as 404, elsewhere. */
const IN_FOLDER = /^\/(?!(?:404|500)\/$)(?:[\w-]+\/)*$/;
/** An article is a page and a Markdown file. */
const FILES_PER_PAGE = 2;

/** Astro leaves the entry to whoever sets a prerenderer; ours is Astro's own with an addition. */
const usualEntry = {
  name: 'waymark-prerender-entry',
  configEnvironment: (environment: string) =>
    environment === 'prerender'
      ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
      : undefined,
};

/**
 * Compresses pages while Astro still renders others, because rendering keeps one processor busy and
 * zlib's threads have the rest. What it leaves out build.ts finds by its missing `.gz`.
 */
export function compressPages(): AstroIntegration {
  let client = '';
  const compressing = new Set<Promise<void>>();
  return {
    name: 'waymark-compress-pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [usualEntry] } });
      },
      'astro:config:done': ({ config }) => {
        client = fileURLToPath(config.build.client);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        let params = brotliParamsFor(Infinity);
        setPrerenderer((astro) => ({
          ...astro,
          async getStaticPaths() {
            const paths = await astro.getStaticPaths();
            params = brotliParamsFor(paths.length * FILES_PER_PAGE);
            return paths;
          },
          async render(request, options) {
            const result = await astro.render(request, options);
            const { pathname } = new URL(request.url);
            if (!(result instanceof Response) || !result.ok || !IN_FOLDER.test(pathname)) {
              return result;
            }
            const page = Buffer.from(await result.arrayBuffer());
            const file = join(client, pathname, 'index.html');
            if (compressing.size >= AT_ONCE) await Promise.race(compressing);
            const task: Promise<void> = compressFile(file, page, params).finally(() =>
              compressing.delete(task),
            );
            compressing.add(task);
            return new Response(page, result);
          },
        }));
      },
      'astro:build:done': async () => {
        await Promise.all(compressing);
      },
    },
  };
}
