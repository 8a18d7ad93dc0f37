import { later, type Clock } from '#core/clock.ts';
import type { Mail } from '#features/outbox/index.ts';
import { LINK_LIFE_MS } from './identity-library.ts';

/** The words of the mail, from the dictionary of the reader's language. */
export type SignInMailWords = {
  subject: (site: string) => string;
  text: (site: string, link: string, code: string) => string;
};

export type SignInMailParts = {
  to: string;
  link: string;
  code: string;
  locale: string;
  siteName: string;
  words: SignInMailWords;
  clock: Clock;
};

/** A link to the page that asks for one more click, so that mail scanners burn nothing. */
export function signInLink(page: URL, token: string, returnTo: string): string {
  const url = new URL(page);
  url.searchParams.set('token', token);
  url.searchParams.set('return_to', returnTo);
  return url.href;
}

/** A link that no longer works is not worth sending, however late the mail server comes back. */
export function signInMail(parts: SignInMailParts): Mail {
  const { to, link, code, locale, siteName, words, clock } = parts;
  return {
    to,
    subject: words.subject(siteName),
    text: words.text(siteName, link, code),
    locale,
    notAfter: later(clock(), LINK_LIFE_MS).toISOString(),
  };
}
