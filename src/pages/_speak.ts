import { localPath } from '#config/locales.ts';
import { wordsFor } from '#config/words/index.ts';

/** Makes a page speak a language: its words, and its links to other pages of that language. */
export function speak(locals: App.Locals, locale: string): void {
  locals.locale = locale;
  locals.words = wordsFor(locale);
  locals.local = (path) => localPath(path, locale, locals.site.locales);
}
