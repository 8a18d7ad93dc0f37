import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '#db/index.ts';
import type { Member } from './store.ts';
import { accounts, members } from './table.ts';

/**
 * Keeps what the product's token says of an account and of one member, as of the token's making.
 * What is known as of later stays: the newest source wins. Name and domains are not the token's to
 * say; a plan that changes holds for good until somebody says otherwise.
 */
export async function noteAccount(
  db: Database,
  claims: Member & { account: string; plan: string; asOf: Date },
): Promise<void> {
  const { account, plan, email, role } = claims;
  const updatedAt = claims.asOf.toISOString();
  const isNewest = lte(accounts.updatedAt, updatedAt);
  await db.batch([
    db
      .insert(accounts)
      .values({ id: account, name: account, plan, source: 'token', updatedAt })
      .onConflictDoUpdate({
        target: accounts.id,
        set: {
          plan,
          validUntil: sql`case when ${accounts.plan} = ${plan} then ${accounts.validUntil} end`,
          source: 'token',
          updatedAt,
        },
        setWhere: isNewest,
      }),
    db
      .insert(members)
      .select(
        db
          .select({
            account: accounts.id,
            email: sql<string>`${email}`.as('email'),
            role: sql<Member['role']>`${role}`.as('role'),
          })
          .from(accounts)
          .where(and(eq(accounts.id, account), isNewest)),
      )
      .onConflictDoUpdate({ target: [members.account, members.email], set: { role } }),
  ]);
}
