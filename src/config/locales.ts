/**
 * Languages and addresses. `locales` is always the site's list: the first is the source language,
 * which stands at `/`; the others stand under `/<locale>/`.
 */

/** Which way a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  // In the specification it is a method (ECMA-402 Intl.Locale Info), whose types are not there yet.
  const { getTextInfo } = Intl.Locale.prototype as { getTextInfo?: () => { direction?: string } };
  return getTextInfo?.call(new Intl.Locale(locale)).direction === 'rtl' ? 'rtl' : 'ltr';
}

/** The name of a language, in itself or in another one; its tag when it has none. */
export function languageName(of: string, inLocale = of): string {
  return new Intl.DisplayNames(inLocale, { type: 'language' }).of(of) ?? of;
}

/** The language a path is in. */
export function localeOfPath(path: string, locales: readonly string[]): string {
  const [source = 'en', ...others] = locales;
  return others.find((locale) => path.split(/[/?#]/, 2)[1] === locale) ?? source;
}

/** What speaks the language of a vote, of a caller, or none. */
const WITHOUT_LANGUAGE = /^\/(feedback|api|sso|healthz|readyz|metrics|pagefind|_assets)([/?#]|$)/;

/** A path of this site in a language. One that names a language already keeps it. */
export function localPath(path: string, locale: string, locales: readonly string[]): string {
  const isBare = locale !== locales[0] && localeOfPath(path, locales) === locales[0];
  return isBare && !WITHOUT_LANGUAGE.test(path) ? `/${locale}${path}` : path;
}

/** The same path without its language: that of the source. */
export function barePath(path: string, locales: readonly string[]): string {
  const locale = localeOfPath(path, locales);
  return locale === locales[0] ? path : path.slice(locale.length + 1) || '/';
}
