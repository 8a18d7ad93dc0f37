import { performance } from 'node:perf_hooks';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#core/clock.ts';
import { allOf, createLimiter } from '#core/limiter.ts';
import { createTurns } from '#core/turns.ts';
import type { Site } from '#config/site.ts';
import { wordsFor } from '#config/words/index.ts';
import { articlePath, findArticle, type Catalog } from '#features/articles/index.ts';
import type { WatchDeps } from '#features/votes/watches/index.ts';

const MAIL_PAUSE_MS = 10 * MINUTE_MS;
const MAILS_PER_MAILBOX_AND_DAY = 5;

type Around = Pick<WatchDeps, 'db' | 'clock' | 'makeId' | 'secret' | 'siteUrl' | 'seal'> & {
  site: Site;
  catalog: Catalog;
  outbox: { kick: () => void };
};

/** The parts of "tell me when it is mended": its limits, and articles as its mails name them. */
export function makeWatchDeps({ site, catalog, outbox, ...around }: Around): WatchDeps {
  const now = () => performance.now();
  const [source = 'en'] = site.locales;
  return {
    ...around,
    limits: {
      // A mailbox is somebody else's until its owner says yes: this is all a stranger can send there.
      email: allOf(
        createLimiter({ events: 1, windowMs: MAIL_PAUSE_MS, now }),
        createLimiter({ events: MAILS_PER_MAILBOX_AND_DAY, windowMs: DAY_MS, now }),
      ),
      same: createLimiter({ events: 1, windowMs: MAIL_PAUSE_MS, now }),
      address: createLimiter({
        events: site.limits.watchMailsPerAddressPerHour,
        windowMs: HOUR_MS,
        now,
      }),
    },
    turns: createTurns(),
    mailWords: (locale) => wordsFor(locale).watch.mail,
    articleOf(id, locale) {
      const article = findArticle(catalog, id, locale);
      if (!article) return undefined;
      const { title, revision } = article;
      return { title, revision, url: new URL(articlePath(article, source), around.siteUrl).href };
    },
    articleIds: catalog.articles.map(({ id }) => id),
    locales: site.locales,
    kickOutbox: outbox.kick,
  };
}
