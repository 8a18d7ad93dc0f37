import { later } from '#core/clock.ts';
import { localPath } from '#config/locales.ts';
import { mailRow, type outbox } from '#features/outbox/index.ts';
import { UNCONFIRMED_MS } from './store.ts';
import type { WatchDeps, WatchedArticle } from './watch-deps.ts';
import { watchToken } from './watch-token.ts';

export type WatchMail = 'confirm' | 'mended';

type OutboxRow = typeof outbox.$inferInsert;

/**
 * The outbox row of a mail about a watch. Nothing in it was typed by a reader: the address is who it
 * goes to, and the title comes from our own catalog.
 */
export function watchMailRow(
  deps: WatchDeps,
  kind: WatchMail,
  watch: { id: string; email: string; locale: string },
  article: WatchedArticle,
): OutboxRow {
  const words = deps.mailWords(watch.locale)[kind];
  const { locale } = watch;
  const unsubscribe = { token: watchToken(watch.id, 'unsubscribe', deps.secret), locale };
  const link =
    kind === 'confirm'
      ? address(deps, '/watch/confirm', {
          token: watchToken(watch.id, 'confirm', deps.secret),
          locale,
        })
      : article.url;
  // A title may be broken into lines in its file.
  const title = article.title.replace(/\s+/g, ' ').trim();
  const mail = {
    to: watch.email,
    subject: words.subject(title),
    text: words.text(title, link, address(deps, '/watch/unsubscribe', unsubscribe)),
    locale,
    unsubscribeUrl: address(deps, '/api/watches/unsubscribe', unsubscribe),
    ...(kind === 'confirm' && { notAfter: later(deps.clock(), UNCONFIRMED_MS).toISOString() }),
  };
  return mailRow(mail, deps);
}

function address(
  deps: WatchDeps,
  path: string,
  { token, locale }: { token: string; locale: string },
): string {
  const url = new URL(localPath(path, locale, deps.locales), deps.siteUrl);
  url.searchParams.set('token', token);
  return url.href;
}
