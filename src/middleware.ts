import { defineMiddleware } from 'astro:middleware';
import { firstCause } from '#core/app-error.ts';
import { localeOfPath } from '#config/locales.ts';
import { readContent } from './pages/_content.ts';
import { speak } from './pages/_speak.ts';

/**
 * Gives every page its site, catalog, language and words. On demand site and catalog come with the server's
 * parts (server.ts); while pages are built there is no server yet.
 */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals } = context;
  if (context.isPrerendered) Object.assign(locals, await readContent());
  const { locales } = locals.site;
  speak(locals, localeOfPath(locals.missing ?? context.url.pathname, locales));
  const { locale } = context.params;
  if (locale !== undefined && !locales.slice(1).includes(locale)) {
    return new Response(null, { status: 404 });
  }
  const response = await next().catch((error: unknown) => {
    // Astro logs what a page throws, and Drizzle's wrapper tells every parameter of the query.
    throw firstCause(error);
  });
  if (response.headers.get('content-type') === 'text/html') {
    response.headers.set('content-type', 'text/html; charset=utf-8');
  }
  return response;
});
