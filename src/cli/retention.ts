import { readEnv } from '#config/env.ts';
import type { Forgotten } from '#features/insights/index.ts';
import { parseOptions, runCommand, UsageError } from './run-command.ts';
import { runOnDatabase } from './run-on-database.ts';

const USAGE = `Usage: npm run retention -- [--dry-run]

Forgets what was kept for its time: which votes are of the same voter, and what readers searched for.
The votes stay. The times stand in site.yml under retention. The server does the same once a day.

  --dry-run  only say what would be forgotten
  --help     show this`;

await runCommand({ usage: USAGE, takesArguments: true, run: main });

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, {
    'dry-run': { type: 'boolean', default: false },
  });
  if (positionals.length > 0) throw new UsageError(`Unknown argument: ${positionals.join(' ')}`);
  const command = { command: 'retention', dryRun: values['dry-run'] };
  const [forgotten] = await runOnDatabase(readEnv(process.env), [command]);
  console.log(describe(forgotten as Forgotten));
}

function describe(forgotten: Forgotten): string {
  const { dryRun, votesBefore, voterKeys, searchesBefore, searches } = forgotten;
  return [
    `${dryRun ? 'Would forget' : 'Forgot'} the voter of ${count(voterKeys, 'vote')} last changed before ${votesBefore},`,
    `and ${count(searches, 'search', 'searches')} of days before ${searchesBefore}.`,
    ...(dryRun ? ['Nothing was changed.'] : []),
  ].join('\n');
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
