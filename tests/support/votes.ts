import { readFileSync } from 'node:fs';
import type { Manifest } from '../../src/server/parts.ts';

/** The article most tests are about, as the build knows it. */
export function sampleArticle(): { article: string; locale: string; revision: string } {
  const { catalog } = JSON.parse(readFileSync('dist/manifest.json', 'utf8')) as Manifest;
  const found = catalog.articles.find(({ id }) => id === 'change-my-bitrix24-login');
  if (!found) throw new Error('The sample article is not in the catalog.');
  return { article: found.id, locale: found.locale, revision: found.revision };
}

let voters = 0;

/** Sends one vote of a voter nobody has seen before. */
export async function voteAsStranger(
  url: string,
  change: Record<string, unknown> = {},
): Promise<Response> {
  return fetch(`${url}/api/votes`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Origin: url,
      'User-Agent': `stranger/${process.pid}-${++voters}`,
    },
    body: JSON.stringify({ ...sampleArticle(), value: 'down', ...change }),
  });
}
