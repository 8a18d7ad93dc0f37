import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Reader } from './reader.ts';
import type { TestServer } from './server.ts';

/** Gives an address an account on a plan, as an import would; until an instant, or for good. */
export function addMember(
  dataDir: string,
  email: string,
  plan: string,
  validUntil: string | null = null,
): void {
  const database = new DatabaseSync(join(dataDir, 'waymark.db'), { timeout: 2000 });
  const id = `account-of-${email}`;
  database
    .prepare('insert or replace into accounts values (?, ?, ?, ?, ?, ?)')
    .run(id, 'Example Ltd', plan, '[]', validUntil, new Date().toISOString());
  database.prepare('insert or replace into members values (?, ?, ?)').run(id, email, 'member');
  database.close();
}

/** The sign-in link inside a mail. */
export function linkIn(mail: string): string {
  const link = /https?:\/\/\S*\/sign-in\/confirm\?\S+/.exec(mail)?.[0];
  if (link === undefined) throw new Error(`No sign-in link in this mail:\n${mail}`);
  return link;
}

/** Signs a reader in as a person does: by the link in a mail, confirmed on its page. */
export async function signIn(server: TestServer, reader: Reader, email: string): Promise<void> {
  await reader.post('/api/sign-in', { email });
  const link = new URL(linkIn(await server.mailTo(email)));
  const token = link.searchParams.get('token');
  const confirmed = await reader.post('/api/sign-in/confirm', { token });
  if (confirmed.status !== 200) throw new Error(`Could not sign in ${email}: ${confirmed.text}`);
}
