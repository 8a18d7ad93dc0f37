import type { Result } from '#core/result.ts';
import { readEnv } from '#config/env.ts';
import type { AccountLine, ImportReport, ShownAccount } from '#features/entitlements/index.ts';
import type { ControlCommand } from '../server/control.ts';
import { CommandFailure, parseOptions, runCommand, typedPath, UsageError } from './run-command.ts';
import { runOnDatabase } from './run-on-database.ts';

const USAGE = `Usage: npm run accounts -- import <csv> [--dry-run]
       npm run accounts -- list
       npm run accounts -- show <id>

Says who bought which plan. Works while the server runs and when it is stopped.

  import     makes and changes accounts in one batch, and names the lines it refused and why.
             The first line names the columns: id, name and plan; optional are domains, validUntil,
             members and managers. Several domains or addresses in one cell are apart by blanks.
             Accounts that are not in the file stay; so do the people of an account when the file has
             no column for them.
  --dry-run  says what import would do, and does nothing
  list       every account on a line
  show       one account, and the plan that holds at this moment
  --help     show this`;

type Asked = ControlCommand & { command: 'import-accounts' | 'list-accounts' | 'show-account' };

await runCommand({ usage: USAGE, takesArguments: true, run: (args) => main(choose(args)) });

function choose(args: string[]): Asked {
  const { values, positionals } = parseOptions(args, {
    'dry-run': { type: 'boolean', default: false },
  });
  const [what, name, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Found ${more.join(' ')}, expected nothing more.`);
  const dryRun = values['dry-run'];
  if (what === 'import') {
    if (name === undefined) throw new UsageError('Name the CSV file to import.');
    return { command: 'import-accounts', file: typedPath(name), dryRun };
  }
  if (dryRun) throw new UsageError('--dry-run is for import.');
  if (what === 'list' && name === undefined) return { command: 'list-accounts' };
  if (what === 'show' && name !== undefined) return { command: 'show-account', id: name };
  throw new UsageError(
    `Found ${what ?? 'nothing'}, expected import <csv>, list without a name, or show <id>.`,
  );
}

async function main(asked: Asked): Promise<void> {
  const [answer] = await runOnDatabase(readEnv(process.env), [asked]);
  if (asked.command === 'list-accounts') {
    console.log(describeList(answer as AccountLine[]));
  } else if (asked.command === 'show-account') {
    console.log(describeAccount(taken(answer as Result<ShownAccount, string>)));
  } else {
    const report = taken(answer as Result<ImportReport, string>);
    console.log(describeImport(report, asked['dryRun'] === true));
    if (report.refused.length > 0) process.exitCode = 1;
  }
}

function taken<T>(result: Result<T, string>): T {
  if (!result.ok) throw new CommandFailure(result.error);
  return result.value;
}

function describeImport(report: ImportReport, dryRun: boolean): string {
  const { made, changed, unchanged, refused, unknownPlans } = report;
  const refusedLines = new Set(refused.map(({ line }) => line));
  return [
    `Made       ${made.length}`,
    `Changed    ${changed.length}`,
    `Unchanged  ${unchanged.length}`,
    `Refused    ${refusedLines.size}`,
    ...refused.map(
      ({ line, field, found, expected }) =>
        `  line ${line}: ${field}: found ${found}, expected ${expected}`,
    ),
    ...unknownPlans.map(
      ({ line, plan }) =>
        `  line ${line}: plan "${plan}" is none of site.yml; it counts as one without support`,
    ),
    ...(dryRun ? ['Nothing was written (--dry-run).'] : []),
  ].join('\n');
}

function describeList(accounts: AccountLine[]): string {
  if (accounts.length === 0) return 'There are no accounts yet. npm run accounts -- import <csv>';
  const rows = accounts.map((account) => [
    account.id,
    account.plan,
    account.validUntil ?? '-',
    `${account.members}`,
    `${account.domains}`,
    account.source,
    account.name,
  ]);
  const table = [['id', 'plan', 'valid until', 'people', 'domains', 'source', 'name'], ...rows];
  const widths = table.reduce<number[]>(
    (widest, row) => row.map((cell, n) => Math.max(widest[n] ?? 0, cell.length)),
    [],
  );
  return table
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function describeAccount(account: ShownAccount): string {
  const { holds, members } = account;
  return [
    `Id          ${account.id}`,
    `Name        ${account.name}`,
    `Plan        ${account.plan}`,
    `Until       ${account.validUntil ?? 'for good'}`,
    `Holds now   ${holds.plan}, ${holds.support ? 'with' : 'without'} support`,
    `Domains     ${account.domains.join(' ') || '-'}`,
    `People      ${members.map(({ email, role }) => `${email} (${role})`).join(', ') || '-'}`,
    `Said by     ${account.source}, ${account.updatedAt}`,
  ].join('\n');
}
