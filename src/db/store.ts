import type { CommitSize } from './connection-limits.ts';
import type { Connection } from './connection.ts';
import type { Reader } from './reader.ts';

/** A place where the data lives, a file or a server: what `openDatabase` puts the door before. */
export type Store = {
  connection: Connection;
  commitSize: CommitSize;
  reader: Reader;
  /** Whether the reader has a task under way, so that a slow answer is no sign of illness. */
  isReaderBusy(): boolean;
  /** Writes a whole, checked copy. Rejects when the file exists, unless `overwrite`. */
  backup(toFile: string, options?: BackupOptions): Promise<void>;
  /** How the place is named in a message to the operator; never with credentials. */
  name: string;
  /** Called once migrations are done: from here on, deadlines are those of requests. */
  ready(): void;
  close(): Promise<void>;
};

export type BackupOptions = {
  /** Replace an earlier backup of that name. Anything that is no Waymark database is still kept. */
  overwrite?: boolean;
};
