import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

/** Gives an address an account on a plan, as an import would. */
export function addMember(dataDir: string, email: string, plan: string): void {
  const database = new DatabaseSync(join(dataDir, 'waymark.db'), { timeout: 2000 });
  const id = `account-of-${email}`;
  database
    .prepare('insert or replace into accounts values (?, ?, ?, ?, null, ?)')
    .run(id, 'Example Ltd', plan, '[]', new Date().toISOString());
  database.prepare('insert or replace into members values (?, ?, ?)').run(id, email, 'member');
  database.close();
}

/** The sign-in link inside a mail. */
export function linkIn(mail: string): string {
  const link = /https?:\/\/\S*\/sign-in\/confirm\?\S+/.exec(mail)?.[0];
  if (link === undefined) throw new Error(`No sign-in link in this mail:\n${mail}`);
  return link;
}
