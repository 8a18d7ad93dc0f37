import { existsSync, readFileSync, readdirSync } from 'node:fs';
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
    .prepare(
      "insert or replace into accounts (id, name, plan, valid_until, source, updated_at) values (?, 'Example Ltd', ?, ?, 'command', ?)",
    )
    .run(id, plan, validUntil, new Date().toISOString());
  database.prepare('insert or replace into members values (?, ?, ?)').run(id, email, 'member');
  database.close();
}

/** The sign-in link inside a mail. */
export function linkIn(mail: string): string {
  const link = /https?:\/\/\S*\/sign-in\/confirm\?\S+/.exec(decodeMail(mail))?.[0];
  if (link === undefined) throw new Error(`No sign-in link in this mail:\n${mail}`);
  return link;
}

/** Signs a reader in as a person does: by the link in a mail, confirmed on its page. */
export async function signIn(server: TestServer, reader: Reader, email: string): Promise<void> {
  const link = await mailedLink(server, reader, email);
  const token = link.searchParams.get('token');
  const confirmed = await reader.post('/api/sign-in/confirm', { token });
  if (confirmed.status !== 200) throw new Error(`Could not sign in ${email}: ${confirmed.text}`);
}

/** Asks for a link as a person does, and answers the one in the mail that this brought. */
export async function mailedLink(...asked: AskedMail): Promise<URL> {
  return new URL(linkIn(await signInMail(...asked)));
}

/** The same for the code that stands in that mail. */
export async function mailedCode(...asked: AskedMail): Promise<string> {
  const mail = await signInMail(...asked);
  const code = /^\d{6}$/m.exec(mail.replaceAll('\r', ''))?.[0];
  if (code === undefined) throw new Error(`No code in this mail:\n${mail}`);
  return code;
}

type AskedMail = [
  server: TestServer,
  reader: Reader,
  email: string,
  returnTo?: string,
  locale?: string,
];

async function signInMail(
  ...[server, reader, email, returnTo, locale]: AskedMail
): Promise<string> {
  const mailIn = (file: string) => readFileSync(join(server.dataDir, 'mail', file), 'utf8');
  const earlier = new Set(mailFiles(server.dataDir));
  await reader.submit('/api/sign-in', {
    email,
    ...(returnTo !== undefined && { return_to: returnTo }),
    ...(locale !== undefined && { locale }),
  });
  const endsAt = Date.now() + MAIL_DEADLINE_MS;
  while (Date.now() < endsAt) {
    const later = mailFiles(server.dataDir).filter((file) => !earlier.has(file));
    const file = later.find((name) => mailIn(name).includes(`To: ${email}`));
    if (file !== undefined) return decodeMail(mailIn(file));
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No mail to ${email}.`);
}

const MAIL_DEADLINE_MS = 10_000;

function mailFiles(dataDir: string): string[] {
  const folder = join(dataDir, 'mail');
  return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.eml')) : [];
}

/** Quoted-printable, as far as our plain mails need it; or base64, as mails of other scripts have it. */
function decodeMail(mail: string): string {
  const [head = '', body = ''] = mail.split(/\r?\n\r?\n([^]*)/);
  if (!/^content-transfer-encoding: base64/im.test(head)) {
    return mail.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  }
  const plain = head.replace(/^(content-transfer-encoding:) base64/im, '$1 8bit');
  return `${plain}\r\n\r\n${Buffer.from(body, 'base64').toString('utf8')}`;
}
