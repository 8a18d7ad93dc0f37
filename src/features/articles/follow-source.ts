import { readFileSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '#core/result.ts';
import { ConfigError } from '#config/env.ts';
import { readSite, sourceLocale } from '#config/site.ts';
import { readArticleFiles } from './article-files.ts';
import { createRevisions } from './article-revision.ts';

export type Followed = { file: string; before: string | undefined; now: string };

/**
 * Writes into a translation that it follows the present revision of its source: one line of its
 * frontmatter, nothing else. Also while the build refuses it for having none. The error is a
 * sentence for whoever asked; throws ConfigError for an article that cannot be read.
 */
export function followSource(
  contentDir: string,
  asked: { article: string; locale: string },
): Result<Followed, string> {
  const site = readSite(contentDir);
  const original = sourceLocale(site);
  if (asked.locale === original) {
    return err(`Articles in ${original} are the source; they follow none.`);
  }
  if (!site.locales.includes(asked.locale)) {
    return err(`The site has no language ${asked.locale}, only ${site.locales.join(', ')}.`);
  }
  const { found, unreadable } = readArticleFiles(contentDir);
  if (unreadable.length > 0) throw new ConfigError(unreadable.join('\n'));
  const named = found.filter(({ source }) => source.frontmatter.id === asked.article);
  const source = named.find(({ locale }) => locale === original);
  const translation = named.find(({ locale }) => locale === asked.locale);
  if (!source) return err(`There is no article ${asked.article} in ${original}.`);
  if (!translation) return err(`${asked.article} is not there in ${asked.locale} yet.`);
  const now = createRevisions(contentDir)(source);
  if (now === undefined) return err(`${source.file} names a picture that is not there.`);
  const before = translation.source.frontmatter.follows;
  if (before !== now) {
    const text = readFileSync(translation.file, 'utf8');
    writeFileSync(translation.file, withFollows(text, translation.source.fieldLines, now));
  }
  return ok({ file: translation.file, before, now });
}

/** The text with its line `follows:` changed, or put behind `id:`. Line ends stay as they are. */
function withFollows(text: string, lines: Record<string, number>, revision: string): string {
  const parts = text.split(/(?<=\n)/);
  const { follows, id = 2 } = lines;
  const ending = /\r?\n$/.exec(parts[0] ?? '')?.[0] ?? '\n';
  // In quotes: twelve digits, or digits around one e, are a number to YAML.
  parts.splice(
    (follows ?? id + 1) - 1,
    follows === undefined ? 0 : 1,
    `follows: '${revision}'${ending}`,
  );
  return parts.join('');
}
