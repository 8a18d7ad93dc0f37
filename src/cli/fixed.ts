import { parseArgs } from 'node:util';
import { readEnv } from '#config/env.ts';
import type { FixReport } from '#features/votes/watches/index.ts';
import type { Result } from '#core/result.ts';
import { runCommand } from './run-command.ts';
import { runOnDatabase } from './run-on-database.ts';

const USAGE = `npm run fixed -- <article> --reason <reason>[,<reason>…] [--locale <xx>] [--dry-run]

Says that an article was mended: everyone who had trouble with it for one of these reasons, asked to
hear of it and confirmed their address gets one mail, and their address is deleted. Run it after the
changed article is served. Works while the server runs and when it is stopped.

  <article>   its id, as it stands above its text
  --reason    too-complicated, did-not-work, outdated-or-wrong, …; may be given several times
  --locale    only readers of this language
  --dry-run   counts, and neither sends nor deletes`;

type Asked = { article: string; reasons: string[]; locale?: string; dryRun: boolean };

async function main(args: string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return;
  }
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  await runCommand({ usage: USAGE, args: [], run: () => announce(asked) });
}

async function announce(asked: Asked): Promise<void> {
  const [answer] = await runOnDatabase(readEnv(process.env), [{ command: 'fixed', ...asked }]);
  const announced = answer as Result<FixReport, string>;
  if (announced.ok) {
    console.log(describe(announced.value, asked.dryRun));
    return;
  }
  console.error(announced.error);
  process.exitCode = 1;
}

/** What was asked, or a sentence that says what is wrong with it. */
function readArguments(args: string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        reason: { type: 'string', multiple: true, default: [] },
        locale: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [article] = positionals;
    const reasons = values.reason.flatMap((list) => list.split(',')).filter((name) => name !== '');
    if (article === undefined) return 'Name the article.';
    if (positionals.length > 1) return 'Name one article only.';
    if (reasons.length === 0) return 'Name what was mended: --reason <reason>.';
    const { locale } = values;
    const dryRun = values['dry-run'];
    return { article, reasons, dryRun, ...(locale !== undefined && { locale }) };
  } catch (error) {
    return (error as Error).message;
  }
}

function describe({ title, mails, unchanged }: FixReport, dryRun: boolean): string {
  const readers = (n: number) => (n === 1 ? '1 reader' : `${n} readers`);
  const told = dryRun ? 'would get a mail' : mails === 1 ? 'gets a mail' : 'get a mail';
  const lines = [
    mails === 0 && unchanged === 0
      ? `Nobody waits to hear that “${title}” was mended for these reasons.`
      : `${readers(mails)} ${told}: “${title}” was mended.`,
  ];
  if (unchanged > 0) {
    lines.push(`${readers(unchanged)} stay: theirs has not changed since.`);
  }
  if (dryRun) lines.push('Nothing was sent or deleted (--dry-run).');
  return lines.join('\n');
}

if (import.meta.main) await main(process.argv.slice(2));
