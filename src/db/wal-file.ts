import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What a write-ahead log holds: the pages in it, and how many the database has after it. */
export type WalContent = { pages: Set<number>; pageCount: number };

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * Reads the frames of a write-ahead log up to its last commit (sqlite.org/fileformat2.html §4).
 * Undefined when there is no log or no commit in it. Checksums are left to SQLite: frames of an
 * earlier round are told apart by their salts.
 */
export function readWal(file: string): WalContent | undefined {
  const descriptor = openIfThere(file);
  if (descriptor === undefined) return undefined;
  try {
    const header = readAt(descriptor, 0, HEADER_BYTES);
    const pageSize = header.readUInt32BE(8);
    const size = fstatSync(descriptor).size;
    const pages = new Set<number>();
    const uncommitted: number[] = [];
    let pageCount: number | undefined;
    const step = FRAME_HEADER_BYTES + pageSize;
    for (let at = HEADER_BYTES; at + step <= size; at += step) {
      const frame = readAt(descriptor, at, FRAME_HEADER_BYTES);
      if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) break;
      uncommitted.push(frame.readUInt32BE(0));
      // Only the frame that ends a commit carries the database's size.
      const sizeAfterCommit = frame.readUInt32BE(4);
      if (sizeAfterCommit === 0) continue;
      for (const page of uncommitted.splice(0)) pages.add(page);
      pageCount = sizeAfterCommit;
    }
    return pageCount === undefined ? undefined : { pages, pageCount };
  } finally {
    closeSync(descriptor);
  }
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function readAt(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(descriptor, bytes, 0, length, position);
  return bytes;
}
