import type { AppError } from '#core/app-error.ts';
import type { Clock } from '#core/clock.ts';
import { parseFields } from '#core/fields.ts';
import type { Answer, Call, Endpoint } from '#core/http/endpoint.ts';
import { hashToken, sameSecret } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Site } from '#config/site.ts';
import type { Database } from '#db/index.ts';
import { ACCOUNT_ANSWER, ACCOUNT_SCHEMA, accountId } from './account-schema.ts';
import { readAccount, saveAccounts } from './store.ts';

export type AccountDeps = {
  db: Database;
  clock: Clock;
  site: Site;
  /** Undefined: nobody may change accounts. */
  apiKey: string | undefined;
};

const MAX_ACCOUNT_BYTES = 256 * 1024;

/** The API for programs that know who bought what (CONTRACTS). */
export function accountEndpoints(deps: AccountDeps): Endpoint[] {
  return [
    {
      path: '/api/accounts/:id',
      parameters: [
        { name: 'id', in: 'path', says: 'Your own id of the account.', schema: accountId },
      ],
      methods: {
        PUT: {
          body: { limitBytes: MAX_ACCOUNT_BYTES },
          bearer: true,
          describe: {
            summary: 'Say what a customer bought',
            details:
              'For programs that hold the key (`API_KEY`). Name, plan, domains and end are replaced by what is sent; so are the members, unless they are left out. Of several sources the newest wins.',
            body: ACCOUNT_SCHEMA,
            example: {
              name: 'Example Ltd',
              plan: 'professional',
              domains: ['example.com'],
              validUntil: '2027-12-31',
              members: [{ email: 'ana@example.com', role: 'manager' }],
            },
            answers: {
              200: { says: 'The account was changed.', body: ACCOUNT_ANSWER },
              201: { says: 'The account is new.', body: ACCOUNT_ANSWER },
            },
            failures: ['wrong-key', 'invalid', 'unavailable'],
          },
          refuse: (headers) => Promise.resolve(checkKey(deps.apiKey, headers)),
          handle: (call) => putAccount(deps, call),
        },
      },
    },
  ];
}

/** Compares hashes, whose lengths are equal, so that the time taken tells nothing of the key. */
function checkKey(apiKey: string | undefined, headers: Headers): AppError | undefined {
  const given = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
  const isRight = sameSecret(hashToken(given ?? ''), hashToken(apiKey ?? ''));
  return apiKey !== undefined && given !== undefined && isRight ? undefined : { code: 'wrong-key' };
}

async function putAccount(deps: AccountDeps, call: Call): Promise<Result<Answer, AppError>> {
  const refused = checkKey(deps.apiKey, call.headers);
  if (refused) return err(refused);
  const id = accountId.safeParse(call.params['id']);
  if (!id.success) return err({ code: 'invalid', fields: [{ field: 'id', code: 'not-text' }] });
  const parsed = parseFields(ACCOUNT_SCHEMA, call.fields);
  if (!parsed.ok) return parsed;
  const { validUntil = null, ...rest } = parsed.value;
  const before = await readAccount(deps.db, id.data);
  const given = { id: id.data, validUntil, ...rest };
  await saveAccounts(deps.db, [given], { source: 'api', asOf: deps.clock() });
  const account = await readAccount(deps.db, id.data);
  const plans = deps.site.plans.map((plan) => plan.id);
  const warnings = plans.includes(rest.plan)
    ? []
    : [{ code: 'unknown-plan', found: rest.plan, expected: plans }];
  return ok({ status: before ? 200 : 201, body: { account, warnings } });
}
