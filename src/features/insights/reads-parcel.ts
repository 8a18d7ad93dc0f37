import { z } from 'zod';
import type { LogCount } from './count-log.ts';
import type { ReadsRow } from './reads-store.ts';

const name = z.string().min(1).max(200);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const row = z.tuple([day, name, name, z.int().positive()]);

/** Counts on their way to the process that has the database: a line of JSON at most 64 KiB long. */
const PARCEL_SCHEMA = z.object({
  /** Days whose earlier counts go. A long day goes on in the next parcel, which does not name it. */
  days: z.array(day),
  /** Day, article, locale, count. */
  rows: z.array(row),
});
export type ReadsParcel = z.infer<typeof PARCEL_SCHEMA>;

/** Half of what the control socket takes, counted in characters of JSON. */
const MAX_PARCEL_CHARACTERS = 32 * 1024;

/** Splits the counts of a log into parcels, day after day. */
export function packReads({ days }: Pick<LogCount, 'days'>): ReadsParcel[] {
  const parcels: ReadsParcel[] = [];
  let size = 0;
  /** The parcel this fits into: the last one, or a new one. */
  const parcelFor = (item: unknown): ReadsParcel => {
    const length = JSON.stringify(item).length + 1;
    const last = parcels.at(-1);
    if (last && size + length <= MAX_PARCEL_CHARACTERS) {
      size += length;
      return last;
    }
    size = length;
    const parcel: ReadsParcel = { days: [], rows: [] };
    parcels.push(parcel);
    return parcel;
  };
  for (const [day, reads] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    parcelFor(day).days.push(day);
    for (const { article, locale, count } of reads.values()) {
      const item: ReadsParcel['rows'][number] = [day, article, locale, count];
      parcelFor(item).rows.push(item);
    }
  }
  return parcels;
}

/** The parcel as it came over the socket. Throws when it is none. */
export function unpackReads(parcel: unknown): { days: string[]; rows: ReadsRow[] } {
  const { days, rows } = PARCEL_SCHEMA.parse(parcel);
  return {
    days,
    rows: rows.map(([day, article, locale, count]) => ({ day, article, locale, count })),
  };
}
