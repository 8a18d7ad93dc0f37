const TRAIL = ['topic', 'article', 'revision', 'vote', 'query'];
const MAX_CHARACTERS = 200;

/** What a page's address says of how the reader came here, to hand on to the next address. */
export function trailQuery(url: URL, headers: Headers): string {
  const trail = new URLSearchParams();
  for (const name of TRAIL) {
    const value = url.searchParams.get(name);
    if (value) trail.set(name, value.slice(0, MAX_CHARACTERS));
  }
  // Search results link to articles with `?q=`, and the way from there leads here.
  const referer = URL.parse(headers.get('referer') ?? '');
  const query = referer?.pathname.includes('/articles/') ? referer.searchParams.get('q') : null;
  if (query && !trail.has('query')) trail.set('query', query.slice(0, MAX_CHARACTERS));
  return trail.size === 0 ? '' : `?${trail.toString()}`;
}
