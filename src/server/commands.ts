import { databaseCommands, type ControlHandlers } from './control.ts';
import type { Parts } from './parts.ts';

/**
 * What the command line can have done, by name. The running server offers these on its control
 * socket; without one, `cli/run-on-database.ts` opens the database and runs the same.
 */
export function commandsOf(parts: Pick<Parts, 'database'>): ControlHandlers {
  return { ...databaseCommands(parts.database) };
}
