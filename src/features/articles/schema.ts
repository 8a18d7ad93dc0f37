import { z } from 'zod';
import { isDay, utcDay } from '#core/clock.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slug = (what: string) =>
  z.string(`${what}: lower-case letters, digits and hyphens`).regex(SLUG, {
    error: `${what}: lower-case letters, digits and hyphens`,
  });

const FORMER_ADDRESS = 'an address on this site, such as /articles/old-name/';
const A_DAY = 'a day such as 2026-11-22';

const REVISION = 'a revision in quotes: 12 digits of 0–9 and a–f';

/** How much an edit of a source article weighs for its translations, the lightest first. */
export const CHANGE_LEVELS = ['minor', 'medium', 'major'] as const;
export type ChangeLevel = (typeof CHANGE_LEVELS)[number];

const day = z
  .union([z.string(), z.date()], A_DAY)
  .transform((found) => (found instanceof Date ? utcDay(found) : found))
  .refine(isDay, { error: A_DAY });

/** What an author may say of an article above its text. */
export const ARTICLE_SCHEMA = z.strictObject({
  /** Stable name that votes and requests refer to; shared by all translations, never changed. */
  id: slug('an id'),
  /** Title in lists, breadcrumbs and search results. */
  title: z.string('a title').min(3, 'a title').max(90, 'a title of at most 90 characters'),
  /** The heading of the page, in the reader's words. Left out: the title. */
  question: z.string().min(5).max(140).optional(),
  /** One sentence for lists and search engines. */
  description: z
    .string('one sentence')
    .min(20, 'a sentence of at least 20 characters')
    .max(160, 'a sentence of at most 160 characters'),
  /** The day of the last change that matters to readers. Left out: that of the last commit. */
  updated: day.optional(),
  /** The day somebody last followed the article and found it right. */
  reviewed: day.optional(),
  /** Words readers use that the text does not. */
  keywords: z.array(z.string().min(1)).default([]),
  /** Id of a video in resources.yml, offered to those who found the text too complicated. */
  video: slug('the id of a video').optional(),
  /** A part of its category, by its id in categories.yml. */
  section: slug('the id of a section').optional(),
  /** Its place in lists of its category and section; without one, after those that have one. */
  order: z.int('a whole number').optional(),
  /** Shown on the first page. */
  promoted: z.boolean('true or false').default(false),
  /** Addresses it had before, here or in another help center; they lead to it. */
  formerly: z
    .array(
      z.string(FORMER_ADDRESS).regex(/^\/(?!\/)[^\s?#\\]+$/, { error: FORMER_ADDRESS }),
      'a list of addresses',
    )
    .default([]),
  /** Not finished: shown while it is written (`npm run dev`), and not built. */
  draft: z.boolean('true or false').default(false),
  /** Has its page, for whoever knows the address, and stands in no list and no search. */
  unlisted: z.boolean('true or false').default(false),
  /** Of a source article: how much its last edit weighs for its translations. */
  change: z.enum(CHANGE_LEVELS, `one of ${CHANGE_LEVELS.join(', ')}`).optional(),
  /** Of a translation: the revision of its source that it says the same as. */
  follows: z
    .string(REVISION)
    .regex(/^[\da-f]{12}$/, { error: REVISION })
    .optional(),
});

export type ArticleFrontmatter = z.infer<typeof ARTICLE_SCHEMA>;
