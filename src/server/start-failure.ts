import { resolve } from 'node:path';
import { codeOf } from '#core/app-error.ts';

type Environment = Record<string, string | undefined>;

/** What the system says when a folder or file cannot be made or opened. */
const CANNOT_WRITE = new Set(['EACCES', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EPERM', 'EROFS']);

/** One message for what the owner can mend; the whole stack for a bug. */
export function startFailure(error: unknown, environment: Environment): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  if (code === 'config' || code === 'start-failure') return error.message;
  const found = (name: string) => `${name}: found "${environment[name] ?? ''}", expected`;
  if (code === 'EADDRINUSE') {
    return `The address is taken (${error.message}). Stop the other program, or set PORT to another number.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `${found('HOST')} an address of this machine (${error.message}).`;
  }
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen') {
    return `${found('PORT')} a number this user may listen on, such as 4321 (${error.message}).`;
  }
  if (code !== undefined && CANNOT_WRITE.has(code) && isInDataDir(error, environment)) {
    return `${found('DATA_DIR')} a folder this user can write to (${error.message}).`;
  }
  return error.stack ?? error.message;
}

function isInDataDir(error: Error, environment: Environment): boolean {
  const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
  return path.startsWith(resolve(environment['DATA_DIR'] ?? 'var'));
}
