/** Votes that could not be sent, kept in the reader's browser until the connection is back. */
export type KeptVote = { body: string; key: string };

export const KEPT = 'waymark-kept-votes';
/** More than one page's worth is not kept: this is no mailbox. */
const MAX_KEPT = 20;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
/** A function, because a browser that forbids storage throws at the mere name. */
type OpenStore = () => Store;
const browserStore: OpenStore = () => localStorage;

export function readKept(open = browserStore): KeptVote[] {
  try {
    const kept = JSON.parse(open().getItem(KEPT) ?? '[]') as unknown;
    return Array.isArray(kept) ? kept.filter(isKeptVote) : [];
  } catch {
    return [];
  }
}

/** Another version of ours, or another program, may have written there. */
function isKeptVote(item: unknown): item is KeptVote {
  const { body, key } = (item ?? {}) as Partial<Record<keyof KeptVote, unknown>>;
  return typeof body === 'string' && typeof key === 'string';
}

/** Whether the vote could be kept; a browser may forbid it or be full. */
export function keep(vote: KeptVote, open = browserStore): boolean {
  try {
    const others = readKept(open).filter(({ body }) => body !== vote.body);
    open().setItem(KEPT, JSON.stringify([...others, vote].slice(-MAX_KEPT)));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string, open = browserStore): void {
  const others = readKept(open).filter((kept) => kept.key !== key);
  if (others.length === 0) open().removeItem(KEPT);
  else open().setItem(KEPT, JSON.stringify(others));
}

export type Fate = 'taken' | 'refused' | 'later';

/** What a server's answer means for a kept vote: a 4xx is final, except "too many" and "timeout". */
export function fateOf(status: number): Fate {
  if (status < 400) return 'taken';
  return status >= 500 || status === 429 || status === 408 ? 'later' : 'refused';
}
