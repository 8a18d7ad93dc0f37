import { and, desc, eq, getTableColumns, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { Database } from '#db/index.ts';
import { companyDomain } from './mail-domain.ts';
import { accountDomains, accounts, members } from './table.ts';

export type Account = typeof accounts.$inferSelect;
export type Member = { email: string; role: 'member' | 'manager' };
/** An account as somebody describes it. Without `members`, those it has stay. */
export type AccountGiven = Pick<Account, 'id' | 'name' | 'plan' | 'validUntil'> & {
  domains: string[];
  members?: Member[] | undefined;
};
/** Who describes it, and as of when. */
export type AccountOrigin = Pick<Account, 'source'> & { asOf: Date };

/** Whose account is looked for: `account` is the id that the product's token named. */
export type AccountOwner = { email: string; account?: string | null };

const MAX_FOUND = 20;

/**
 * The accounts of somebody whose address is verified: that of the id, else those the address is a
 * member of, else those of its domain (never of a public mail domain). The newest first.
 */
export async function findAccounts(db: Database, owner: AccountOwner): Promise<Account[]> {
  const byId = owner.account ? await list(db, eq(accounts.id, owner.account)) : [];
  if (byId.length > 0) return byId;
  const email = owner.email.toLowerCase();
  const asMember = await db
    .select({ account: accounts })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.account))
    .where(eq(members.email, email))
    .orderBy(desc(accounts.updatedAt), accounts.id)
    .limit(MAX_FOUND);
  if (asMember.length > 0) return asMember.map(({ account }) => account);
  const domain = companyDomain(email);
  if (domain === undefined) return [];
  const ofDomain = await db
    .select({ account: accounts })
    .from(accountDomains)
    .innerJoin(accounts, eq(accounts.id, accountDomains.account))
    .where(eq(accountDomains.domain, domain))
    .orderBy(desc(accounts.updatedAt), accounts.id)
    .limit(MAX_FOUND);
  return ofDomain.map(({ account }) => account);
}

function list(db: Database, where: SQL): Promise<Account[]> {
  return db.select().from(accounts).where(where).limit(MAX_FOUND);
}

/**
 * Writes accounts in one batch, each with its domains and members in place of those it had. One that
 * was described as of a later instant stays as it is: the newest source wins.
 */
export async function saveAccounts(
  db: Database,
  given: AccountGiven[],
  origin: AccountOrigin,
): Promise<void> {
  const [first, ...others] = given.flatMap((account) => queriesFor(db, account, origin));
  if (first) await db.batch([first, ...others]);
}

function queriesFor(db: Database, given: AccountGiven, { source, asOf }: AccountOrigin) {
  const { id, domains, members: people, ...rest } = given;
  const updatedAt = asOf.toISOString();
  const columns = { ...rest, source, updatedAt };
  // Holds only after the account itself was written just now.
  const isOurs = and(
    eq(accounts.id, id),
    eq(accounts.updatedAt, updatedAt),
    eq(accounts.source, source),
  );
  const ours = db.select({ id: accounts.id }).from(accounts).where(isOurs);
  return [
    db
      .insert(accounts)
      .values({ id, ...columns })
      .onConflictDoUpdate({
        target: accounts.id,
        set: columns,
        setWhere: lte(accounts.updatedAt, updatedAt),
      }),
    db.delete(accountDomains).where(inArray(accountDomains.account, ours)),
    ...domains.map((domain) =>
      db.insert(accountDomains).select(
        db
          .select({ domain: sql<string>`${domain}`.as('domain'), account: accounts.id })
          .from(accounts)
          .where(isOurs),
      ),
    ),
    ...(people ? [db.delete(members).where(inArray(members.account, ours))] : []),
    ...(people ?? []).map(({ email, role }) =>
      db.insert(members).select(
        db
          .select({
            account: accounts.id,
            email: sql<string>`${email.toLowerCase()}`.as('email'),
            role: sql<Member['role']>`${role}`.as('role'),
          })
          .from(accounts)
          .where(isOurs),
      ),
    ),
  ];
}

/** An account with all that belongs to it; undefined when there is none of this id. */
export async function readAccount(
  db: Database,
  id: string,
): Promise<(Account & { domains: string[]; members: Member[] }) | undefined> {
  const [account] = await list(db, eq(accounts.id, id));
  if (!account) return undefined;
  const domains = await db
    .select({ domain: accountDomains.domain })
    .from(accountDomains)
    .where(eq(accountDomains.account, id))
    .orderBy(accountDomains.domain);
  const people = await db
    .select({ email: members.email, role: members.role })
    .from(members)
    .where(eq(members.account, id))
    .orderBy(members.email);
  return { ...account, domains: domains.map(({ domain }) => domain), members: people };
}

export type AccountLine = Account & { members: number; domains: number };

/** Every account with how many people and domains it has, by id. */
export function listAccounts(db: Database): Promise<AccountLine[]> {
  return db
    .select({
      ...getTableColumns(accounts),
      members: db.$count(members, eq(members.account, accounts.id)),
      domains: db.$count(accountDomains, eq(accountDomains.account, accounts.id)),
    })
    .from(accounts)
    .orderBy(accounts.id);
}
