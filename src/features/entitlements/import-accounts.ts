import { readFile } from 'node:fs/promises';
import type { FieldErrorCode } from '#core/app-error.ts';
import type { Clock } from '#core/clock.ts';
import { parseFields } from '#core/fields.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Site } from '#config/site.ts';
import type { Database } from '#db/index.ts';
import { ACCOUNT_SCHEMA, accountId } from './account-schema.ts';
import { readAccount, saveAccounts, type AccountGiven } from './store.ts';

export type AccountDeps = { db: Database; clock: Clock; site: Site };

export type RefusedRow = { line: number; field: string; found: string; expected: string };
export type ImportReport = {
  made: string[];
  changed: string[];
  unchanged: string[];
  refused: RefusedRow[];
  /** Taken, though their plan is none of the site's: it counts as one without support. */
  unknownPlans: { line: number; plan: string }[];
};

const REQUIRED = ['id', 'name', 'plan'];
const COLUMNS = [...REQUIRED, 'domains', 'validUntil', 'members', 'managers'];
const ROW_SCHEMA = ACCOUNT_SCHEMA.extend({ id: accountId });

/** For whoever runs the command; readers of the site never see it. */
const EXPECTED: Partial<Record<FieldErrorCode, string>> = {
  required: 'a value',
  'too-long': 'something shorter',
  'not-an-email': 'an e-mail address',
  'not-a-domain': 'a domain such as example.com',
  'public-mail-domain': 'a domain of the company’s own; there anybody can have an address',
  'not-an-instant': 'a day or an instant such as 2027-01-31 or 2027-01-31T12:00:00Z',
};

type Row = { line: number; cells: Record<string, string> };
type Read = { line: number; account: AccountGiven };

/**
 * Reads a CSV file of accounts and writes those that are right in one batch; with `dryRun` it only
 * says what would be done. Fails with a sentence for a file that is none, and changes nothing then.
 */
export async function importAccounts(
  { db, clock, site }: AccountDeps,
  { file, dryRun }: { file: string; dryRun: boolean },
): Promise<Result<ImportReport, string>> {
  const rows = await readRows(file);
  if (!rows.ok) return rows;
  const report: ImportReport = {
    made: [],
    changed: [],
    unchanged: [],
    refused: [],
    unknownPlans: [],
  };
  const accounts = rows.value.flatMap((row) => readAccountRow(row, report.refused));
  const taken = withoutTwins(accounts, report.refused);
  const toWrite: AccountGiven[] = [];
  for (const { line, account } of taken) {
    const kind = await compare(db, account);
    report[kind].push(account.id);
    if (kind !== 'unchanged') toWrite.push(account);
    if (!site.plans.some(({ id }) => id === account.plan)) {
      report.unknownPlans.push({ line, plan: account.plan });
    }
  }
  report.refused.sort((a, b) => a.line - b.line);
  if (!dryRun) await saveAccounts(db, toWrite, { source: 'command', asOf: clock() });
  return ok(report);
}

async function readRows(file: string): Promise<Result<Row[], string>> {
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    const records = parse(await readFile(file), {
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [head, ...rest] = records;
    const columns = head?.record ?? [];
    const wrong = columns.find((name, n) => !COLUMNS.includes(name) || columns.indexOf(name) < n);
    const missing = REQUIRED.filter((name) => !columns.includes(name));
    if (wrong !== undefined || missing.length > 0) {
      const found = JSON.stringify(wrong ?? columns.join(','));
      return err(`${file}:1: found ${found}, expected columns of ${COLUMNS.join(', ')}, each once`);
    }
    return ok(
      rest.map(({ record, info }) => ({
        line: info.lines,
        cells: Object.fromEntries(columns.map((name, n) => [name, record[n] ?? ''])),
      })),
    );
  } catch (error) {
    if (error instanceof CsvError) return err(`${file}: ${error.message}`);
    return err(`${file} cannot be read (${(error as Error).message}).`);
  }
}

/** Domains and addresses stand in one cell, apart by blanks, commas or semicolons. */
function listOf(cell: string | undefined): string[] {
  return (cell ?? '').split(/[\s,;]+/).filter((part) => part !== '');
}

function readAccountRow({ line, cells }: Row, refused: RefusedRow[]): Read[] {
  const { members, managers, domains, ...plain } = cells;
  const people = [
    ...listOf(members).map((email) => ({ email, role: 'member' })),
    ...listOf(managers).map((email) => ({ email, role: 'manager' })),
  ];
  const saysPeople = members !== undefined || managers !== undefined;
  const fields = { ...plain, domains: listOf(domains), ...(saysPeople && { members: people }) };
  const parsed = parseFields(ROW_SCHEMA, fields);
  if (parsed.ok) {
    const { validUntil = null, ...account } = parsed.value;
    return [{ line, account: { ...account, validUntil } }];
  }
  for (const { field, code } of parsed.error.fields ?? []) {
    const [name = ''] = field.split('.');
    const found = valueAt(fields, field);
    refused.push({
      line,
      field: name,
      found: found === undefined ? 'nothing' : JSON.stringify(found),
      expected: EXPECTED[code] ?? 'text that can be stored',
    });
  }
  return [];
}

/** What stood at `members.0.email`. */
function valueAt(fields: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], fields);
}

/** An account named twice is refused where it comes again: no line may undo another. */
function withoutTwins(accounts: Read[], refused: RefusedRow[]): Read[] {
  const lines = new Map<string, number>();
  return accounts.filter(({ line, account: { id } }) => {
    const first = lines.get(id);
    if (first === undefined) return lines.set(id, line);
    const expected = `an account that no line before names; line ${first} does`;
    refused.push({ line, field: 'id', found: JSON.stringify(id), expected });
    return false;
  });
}

async function compare(
  db: Database,
  { members, domains, ...given }: AccountGiven,
): Promise<'made' | 'changed' | 'unchanged'> {
  const stored = await readAccount(db, given.id);
  if (!stored) return 'made';
  const people = (list: { email: string; role: string }[]) =>
    list.map(({ email, role }) => `${email} ${role}`).sort();
  const facts = ({ id, name, plan, validUntil }: typeof given) => [id, name, plan, validUntil];
  const before = [facts(stored), stored.domains.toSorted(), people(stored.members)];
  const after = [facts(given), domains.toSorted(), people(members ?? stored.members)];
  return JSON.stringify(before) === JSON.stringify(after) ? 'unchanged' : 'changed';
}
