import { accountCommands } from '#features/entitlements/index.ts';
import { unpackReads } from '#features/insights/index.ts';
import { announceFix, FIX_SCHEMA } from '#features/votes/watches/index.ts';
import { databaseCommands, type ControlHandlers } from './control.ts';
import type { Parts } from './parts.ts';

/**
 * What the command line can have done, by name. The running server offers these on its control
 * socket; without one, `cli/run-on-database.ts` opens the database and runs the same.
 */
export function commandsOf(
  parts: Pick<Parts, 'database' | 'db' | 'clock' | 'site' | 'watches' | 'reach' | 'retention'>,
): ControlHandlers {
  return {
    ...databaseCommands(parts.database),
    ...accountCommands(parts),
    fixed: (command) => announceFix(parts.watches, FIX_SCHEMA.parse(command)),
    'replace-reads': async (command) => {
      const { days, rows } = unpackReads(command);
      await parts.reach.replaceDays(days, rows);
      return { days: days.length, rows: rows.length };
    },
    retention: ({ dryRun }) => parts.retention.run({ dryRun: dryRun !== false }),
  };
}
