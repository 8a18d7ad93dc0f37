import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * The numbers of the pages that a write-ahead log holds, up to its last commit
 * (sqlite.org/fileformat2.html §4). Empty when there is no log. Checksums are left to SQLite: frames
 * of an earlier round are told apart by their salts.
 */
export function pagesInWal(file: string): Set<number> {
  const pages = new Set<number>();
  const descriptor = openIfThere(file);
  if (descriptor === undefined) return pages;
  try {
    const header = readAt(descriptor, 0, HEADER_BYTES);
    const pageSize = header.readUInt32BE(8);
    const size = fstatSync(descriptor).size;
    const uncommitted: number[] = [];
    const step = FRAME_HEADER_BYTES + pageSize;
    for (let at = HEADER_BYTES; at + step <= size; at += step) {
      const frame = readAt(descriptor, at, FRAME_HEADER_BYTES);
      if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) break;
      uncommitted.push(frame.readUInt32BE(0));
      // Only the frame that ends a commit carries the database's size.
      const endsCommit = frame.readUInt32BE(4) > 0;
      if (endsCommit) for (const page of uncommitted.splice(0)) pages.add(page);
    }
    return pages;
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
