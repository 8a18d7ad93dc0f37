/** SQLite waits this long for a lock while blocking the event loop, so it must stay small. */
export const BUSY_TIMEOUT_MS = 20;

/** A write that could not commit in this time is refused as `unavailable`. */
export const WRITE_DEADLINE_MS = 2500;

/** A remote server answers one request in this time or counts as unreachable. */
export const REMOTE_TIMEOUT_MS = 2500;

/** Groups waiting for a commit; one more is refused at once instead of growing the queue. */
export const MAX_WAITING_GROUPS = 10_000;

/** How much one commit carries: bounded so that it holds the event loop for a few milliseconds. */
export type CommitSize = { groups: number; statements: number };
export const LOCAL_COMMIT: CommitSize = { groups: 128, statements: 512 };
/** Remote servers end long transactions, so a commit over the network stays small. */
export const REMOTE_COMMIT: CommitSize = { groups: 16, statements: 64 };
