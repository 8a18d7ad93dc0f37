import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { readEnv } from '#config/env.ts';
import { readSite } from '#config/site.ts';
import {
  articlesByAddress,
  countLine,
  LOG_FORMATS,
  newLogCount,
  packReads,
  readLines,
  type LogCount,
  type LogFormat,
} from '#features/insights/index.ts';
import { CommandFailure, parseOptions, runCommand, typedPath, UsageError } from './run-command.ts';
import { runOnDatabase, servedCatalog } from './run-on-database.ts';

const USAGE = `Usage: npm run reads -- import <access.log>… [--format combined|common]

Counts how often each article was read on each UTC day, from access logs of nginx or Apache (.gz
too), and puts these counts in place of those the server made itself on the days the logs speak of.
Doing it again changes nothing. Name all the files of a day together: a day that a log holds in part
is counted in part.

Counted are GETs of an article's address answered with 200 or 304 to people, not bots.

  --format  combined (the default), or common, which names no program: there bots count as readers
  --help    show this`;

type Choice = { files: string[]; format: LogFormat };

await runCommand({ usage: USAGE, takesArguments: true, run: (args) => main(choose(args)) });

function choose(args: string[]): Choice {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string', default: 'combined' },
  });
  const [what, ...files] = positionals;
  if (what !== 'import') throw new UsageError(`Found ${what ?? 'nothing'}, expected import.`);
  if (files.length === 0) throw new UsageError('Name the access log to import.');
  const format = LOG_FORMATS.find((known) => known === values.format);
  if (!format) {
    const expected = LOG_FORMATS.join(' or ');
    throw new UsageError(`--format: found ${values.format}, expected ${expected}.`);
  }
  return { files: files.map(typedPath), format };
}

async function main({ files, format }: Choice): Promise<void> {
  const env = readEnv(process.env);
  const sourceLocale = readSite(env.contentDir).locales[0] ?? '';
  const articleAt = articlesByAddress(servedCatalog(env), sourceLocale);
  const total = newLogCount();
  for (const file of files) {
    await eachLine(file, (line) => countLine(total, line, { format, articleAt }));
  }
  console.log(describe(total));
  if (total.counted === 0) {
    const hint = format === 'combined' ? 'common' : 'combined';
    throw new CommandFailure(
      `No read was found, so nothing was changed. Is it the log of this site, and not in the format ${hint}?`,
    );
  }
  const parcels = packReads(total).map((parcel) => ({ command: 'replace-reads', ...parcel }));
  await runOnDatabase(env, parcels);
  const days = [...total.days.keys()].sort();
  const span =
    days.length === 1 ? `of ${days[0]}` : `of ${days.length} days, ${days[0]} to ${days.at(-1)}`;
  console.log(`The counts ${span}, are now those of the log.`);
}

async function eachLine(file: string, use: (line: string | undefined) => void): Promise<void> {
  const source = createReadStream(file);
  const useLines = async (chunks: AsyncIterable<Buffer>) => {
    for await (const line of readLines(chunks)) use(line);
  };
  try {
    if (file.endsWith('.gz')) await pipeline(source, createGunzip(), useLines);
    else await pipeline(source, useLines);
  } catch (error) {
    throw new CommandFailure(
      `${file} cannot be read (${(error as Error).message}). Nothing was changed.`,
    );
  }
}

function describe({ lines, counted, bots, unknown, other, malformed }: LogCount): string {
  return [
    `Lines read      ${lines}`,
    `  counted       ${counted}`,
    `  bots          ${bots}`,
    `  unknown       ${unknown}   (articles this site does not have)`,
    `  malformed     ${malformed}`,
    `  anything else ${other}   (files, other pages, redirects, failures)`,
  ].join('\n');
}
