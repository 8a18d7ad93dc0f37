import { DAY_MS, later, utcDay } from '#core/clock.ts';
import type { CatalogArticle } from './catalog.ts';
import { CHANGE_LEVELS, type ChangeLevel } from './schema.ts';

/** A revision of a source article that the server has served, and when it did first. */
export type ServedRevision = {
  article: string;
  revision: string;
  level: ChangeLevel;
  /** An instant as ISO 8601. */
  firstSeenAt: string;
};

/**
 * How far a translation is behind its source: `current` while it follows the revision that is
 * served, else the weightiest of all changes since (decision 009).
 */
export function staleness(state: {
  followed: string;
  current: string;
  /** Of each change since the followed revision, the current one's included. */
  levels: ChangeLevel[];
}): 'current' | ChangeLevel {
  if (state.followed === state.current) return 'current';
  return CHANGE_LEVELS.findLast((level) => state.levels.includes(level)) ?? 'medium';
}

/**
 * The levels of all changes of a source article since a revision, its present one's included. Of a
 * revision that was never served it is not known what came between: then that is all.
 */
export function levelsSince(
  followed: string,
  source: Pick<CatalogArticle, 'id' | 'revision' | 'change'>,
  served: ServedRevision[],
): ChangeLevel[] {
  const own = served.filter(
    ({ article, revision }) => article === source.id && revision !== source.revision,
  );
  const since = own.find(({ revision }) => revision === followed)?.firstSeenAt;
  const between = own.filter(({ firstSeenAt }) => since !== undefined && firstSeenAt > since);
  return [...between.map(({ level }) => level), source.change];
}

/** How far a translation of the catalog is behind; of what follows nothing, `current`. */
export function stalenessOf(
  translation: Pick<CatalogArticle, 'follows'>,
  source: Pick<CatalogArticle, 'id' | 'revision' | 'change'>,
  served: ServedRevision[],
): 'current' | ChangeLevel {
  const { follows: followed } = translation;
  if (followed === undefined) return 'current';
  const levels = levelsSince(followed, source, served);
  return staleness({ followed, current: source.revision, levels });
}

/** How long a medium change may stand before readers are told of it. */
const MEDIUM_DAYS = 30;

/**
 * The UTC day from which on readers of a translation are told that it is behind: after a major
 * change always, after a medium one when it has stood for 30 days. Undefined: never.
 *
 * @param changed the day of the source's last change; where it is not known, a medium change is
 *   never told
 */
export function toldFrom(
  level: 'current' | ChangeLevel,
  changed: string | undefined,
): string | undefined {
  if (level === 'major') return 'always';
  if (level !== 'medium' || changed === undefined) return undefined;
  return utcDay(later(new Date(`${changed}T00:00:00Z`), MEDIUM_DAYS * DAY_MS));
}
