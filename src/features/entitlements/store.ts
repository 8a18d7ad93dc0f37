import { eq } from 'drizzle-orm';
import type { Database } from '#db/index.ts';
import { accounts, members } from './table.ts';

export type Account = typeof accounts.$inferSelect;
export type Member = { email: string; role: 'member' | 'manager' };

/** The account a verified e-mail address is a member of. */
export async function findAccount(db: Database, email: string): Promise<Account | null> {
  const row = await db
    .select({ account: accounts })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.account))
    .where(eq(members.email, email.toLowerCase()))
    .get();
  return row?.account ?? null;
}

/** Writes an account with its members, replacing what was there. */
export async function saveAccount(
  db: Database,
  account: typeof accounts.$inferInsert,
  people: Member[],
): Promise<void> {
  const { id, ...rest } = account;
  await db.batch([
    db.insert(accounts).values(account).onConflictDoUpdate({ target: accounts.id, set: rest }),
    db.delete(members).where(eq(members.account, id)),
    ...people.map(({ email, role }) =>
      db.insert(members).values({ account: id, email: email.toLowerCase(), role }),
    ),
  ]);
}
