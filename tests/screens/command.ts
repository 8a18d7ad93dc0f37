import { parseArgs } from 'node:util';
import { ARTICLES_WITH_SCREENS, type Selection } from './catalog.ts';
import { isLanguage, languageCodes } from './languages.ts';
import { ARTICLES_WITH_SHOTS } from './shots/catalog.ts';

const drawnSlugs = ARTICLES_WITH_SCREENS.map(({ article }) => article);
const shotSlugs = ARTICLES_WITH_SHOTS.map(({ article }) => article);
const allSlugs = [...drawnSlugs, ...shotSlugs];

/** What `--help` prints. */
export const USAGE = `Makes the pictures of the sample articles, in content/articles/<locale>.

  npm run screens                      make all
  npm run screens -- <article> …       make the pictures of these articles
  npm run screens -- --locale <code>   make only those in this language; may be repeated
  npm run screens -- --check           make them aside, compare, change nothing

Drawn, of the product the articles are about, in ${new Intl.ListFormat('en').format(languageCodes)}
(the words of each language are in tests/screens/words):
${ARTICLES_WITH_SCREENS.map(({ article, languages }) => `  ${article.padEnd(36)} ${languages.join(' ')}`).join('\n')}

Taken of this help center, which is built and run for it, in English only:
${shotSlugs.map((slug) => `  ${slug}`).join('\n')}`;

/** What is asked for. */
export type Command =
  | { kind: 'help' }
  | { kind: 'refuse'; message: string }
  | { kind: 'make' | 'check'; selection: Selected };

/** Which articles, in which languages. */
export type Selected = Required<Selection>;

/** Reads the arguments; `refuse` says what is wrong with them. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        check: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        locale: { type: 'string', multiple: true },
      },
    });
    if (values.help) return { kind: 'help' };
    const unknown = positionals.filter((slug) => !allSlugs.includes(slug));
    if (unknown.length > 0) {
      return { kind: 'refuse', message: `No screens for: ${unknown.join(', ')}.` };
    }
    const only = positionals.length > 0 ? positionals : allSlugs;
    const foreign = values.locale?.filter((code) => !isLanguage(code)) ?? [];
    if (foreign.length > 0) {
      return { kind: 'refuse', message: `No words for screens in: ${foreign.join(', ')}.` };
    }
    const languages = values.locale?.filter(isLanguage) ?? languageCodes;
    return { kind: values.check ? 'check' : 'make', selection: { only, languages } };
  } catch (error) {
    // Only the first sentence: the rest is advice about dashes that fits no article.
    const [message = ''] = String(error instanceof Error ? error.message : error).split('. ');
    return { kind: 'refuse', message: `${message}.` };
  }
}
