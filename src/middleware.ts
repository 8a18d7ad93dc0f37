import { defineMiddleware } from 'astro:middleware';
import { firstCause } from '#core/app-error.ts';
import { wordsFor } from '#config/words/index.ts';
import { readContent } from './pages/_content.ts';

/**
 * Gives every page its site, words and catalog. On demand site and catalog come with the server's
 * parts (server.ts); while pages are built there is no server yet.
 */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals } = context;
  if (context.isPrerendered) Object.assign(locals, await readContent());
  locals.locale = locals.site.locales[0] ?? 'en';
  locals.words = wordsFor(locals.locale);
  const response = await next().catch((error: unknown) => {
    // Astro logs what a page throws, and Drizzle's wrapper tells every parameter of the query.
    throw firstCause(error);
  });
  if (response.headers.get('content-type') === 'text/html') {
    response.headers.set('content-type', 'text/html; charset=utf-8');
  }
  return response;
});
