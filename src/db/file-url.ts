import { StartFailure } from './start-failure.ts';

/**
 * The path of a `file:` URL, as the driver reads it: `file:relative`, `file:/absolute` or
 * `file:///absolute`, percent-decoded.
 */
export function fileOf(url: string): string {
  const path = decodeURIComponent(
    url.replace(/^file:(\/\/(localhost)?(?=\/))?/, '').replace(/[?#].*$/, ''),
  );
  if (path === '' || path === ':memory:') {
    throw new StartFailure(
      `DATABASE_URL is ${url}, which names no file. Expected file:/path/to/waymark.db.`,
    );
  }
  return path;
}
