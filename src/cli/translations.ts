import { readEnv } from '#config/env.ts';
import { readSite, sourceLocale } from '#config/site.ts';
import { followSource, readCatalog } from '#features/articles/catalog.ts';
import { servedRevisions } from '#features/votes/index.ts';
import { CommandFailure, parseOptions, runCommand, UsageError } from './run-command.ts';
import { reportOf, showReport } from './translation-report.ts';

const USAGE = `Usage: npm run translations
       npm run translations -- --done <article> --locale <xx>

Says for each language which articles are not translated yet, and which translations are behind their
source by a medium or major change, the weightiest first. What weighs how much, sources say
themselves: change: minor, medium or major above the text.

  --done <article>  this translation says the same as its source now: writes that into it (follows)
  --locale <xx>     its language
  --help            show this`;

await runCommand({ usage: USAGE, takesArguments: true, run: main });

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, {
    done: { type: 'string' },
    locale: { type: 'string' },
  });
  if (positionals.length > 0) throw new UsageError(`Unknown argument: ${positionals.join(' ')}`);
  const { done, locale } = values;
  if (done === undefined && locale !== undefined) {
    throw new UsageError('Name the article too: --done <article>.');
  }
  if (done !== undefined && locale === undefined) {
    throw new UsageError('Name the language too: --locale <xx>.');
  }
  if (done !== undefined && locale !== undefined) markDone(done, locale);
  else await report();
}

function markDone(article: string, locale: string): void {
  const followed = followSource(readEnv(process.env).contentDir, { article, locale });
  if (!followed.ok) throw new CommandFailure(followed.error);
  const { file, before, now } = followed.value;
  if (before === now) console.log(`${file} follows ${now} already. Nothing was changed.`);
  else if (before === undefined) console.log(`${file} follows ${now} now.`);
  else console.log(`${file} follows ${now} now, before ${before}.`);
}

async function report(): Promise<void> {
  const { contentDir, databaseUrl } = readEnv(process.env);
  const site = readSite(contentDir);
  const served = await servedRevisions(databaseUrl, sourceLocale(site));
  console.log(showReport(reportOf(readCatalog(contentDir), site.locales, served)));
}
