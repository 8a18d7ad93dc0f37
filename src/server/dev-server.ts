import type { AstroIntegration } from 'astro';

/** Set by Astro's dev server on requests it renders: what becomes `Astro.locals`. */
const LOCALS = Symbol.for('astro.locals');

/**
 * Mounts the API in `astro dev`, on the same parts as in production, so that forms, sign-in and
 * support pages work there too. Content is read at the start; restart after renaming an article.
 */
export function devServer(): AstroIntegration {
  let isDev = false;
  return {
    name: 'waymark-dev-server',
    hooks: {
      'astro:config:setup': ({ command }) => {
        isDev = command === 'dev';
      },
      'astro:server:setup': async ({ server }) => {
        // A build starts one too, to read the content; the database is none of its business.
        if (!isDev) return;
        const { createDevHouse } = await import('./dev-house.ts');
        const house = await createDevHouse((request, locals) =>
          Reflect.set(request, LOCALS, locals),
        );
        server.middlewares.use((request, response, next) => house.serve(request, response, next));
        server.httpServer?.once('close', () => void house.close());
      },
    },
  };
}
