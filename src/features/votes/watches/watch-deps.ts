import type { Clock } from '#core/clock.ts';
import type { MakeId } from '#core/ids.ts';
import type { WindowLimiter } from '#core/limiter.ts';
import type { Turns } from '#core/turns.ts';
import type { Words } from '#config/words/index.ts';
import type { Database } from '#db/index.ts';
import type { Seal } from '#features/outbox/index.ts';

/** An article as a mail names it. */
export type WatchedArticle = {
  title: string;
  url: string;
  /** The revision served now. */
  revision: string;
};

/** What watches need from the rest of the house. Made once in server.ts. */
export type WatchDeps = {
  db: Database;
  clock: Clock;
  makeId: MakeId;
  secret: string;
  siteUrl: string;
  seal: Seal;
  /**
   * How many mails one mailbox gets, and one network may ask for; `same` remembers for a while which
   * network asked what, so that a double tap is no error.
   */
  limits: { email: WindowLimiter; address: WindowLimiter; same: WindowLimiter };
  /** Lets wishes of one mailbox wait for each other. */
  turns: Turns;
  mailWords: (locale: string) => Words['watch']['mail'];
  /** The article in a locale, else in its source language; undefined: no such article. */
  articleOf(article: string, locale: string): WatchedArticle | undefined;
  /** Every article's id, to suggest one for a mistyped one. */
  articleIds: string[];
  /** The site's languages. */
  locales: string[];
  /** Tells the outbox that mail is waiting. */
  kickOutbox(): void;
};
