import { createHash } from 'node:crypto';

/** What a reader meets in an article, apart from its frontmatter's dates and keywords. */
export type RevisionSource = {
  title: string;
  question: string | undefined;
  body: string;
  /** Each picture's path in the text and its bytes. */
  images: { path: string; bytes: Uint8Array }[];
};

const REVISION_LENGTH = 12;

/**
 * The revision votes are bound to: 12 hex digits of SHA-256 over the normalised source. Never over
 * the HTML, so that an upgrade of a library changes none. Line endings, trailing blanks and runs of
 * empty lines are no change; a word, a picture or a title is (decision 004).
 */
export function revisionOf(source: RevisionSource): string {
  const pictures = source.images
    .map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const normalised = JSON.stringify([
    normalise(source.title),
    normalise(source.question ?? ''),
    normalise(source.body),
    pictures,
  ]);
  return createHash('sha256').update(normalised).digest('hex').slice(0, REVISION_LENGTH);
}

function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
