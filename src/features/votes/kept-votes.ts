/** Votes that could not be sent, kept in the reader's browser until the connection is back. */
export type KeptVote = { body: string; key: string };

export const KEPT = 'waymark-kept-votes';
/** More than one page's worth is not kept: this is no mailbox. */
const MAX_KEPT = 20;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readKept(store: Store): KeptVote[] {
  try {
    const kept = JSON.parse(store.getItem(KEPT) ?? '[]') as unknown;
    return Array.isArray(kept) ? (kept as KeptVote[]) : [];
  } catch {
    return [];
  }
}

/** Whether the vote could be kept; a browser may forbid it or be full. */
export function keep(store: Store, vote: KeptVote): boolean {
  try {
    const others = readKept(store).filter(({ body }) => body !== vote.body);
    store.setItem(KEPT, JSON.stringify([...others, vote].slice(-MAX_KEPT)));
    return true;
  } catch {
    return false;
  }
}

export function forget(store: Store, key: string): void {
  const others = readKept(store).filter((kept) => kept.key !== key);
  if (others.length === 0) store.removeItem(KEPT);
  else store.setItem(KEPT, JSON.stringify(others));
}

export type Fate = 'taken' | 'refused' | 'later';

/** What a server's answer means for a kept vote: a 4xx is final, except "too many" and "timeout". */
export function fateOf(status: number): Fate {
  if (status < 400) return 'taken';
  return status >= 500 || status === 429 || status === 408 ? 'later' : 'refused';
}
