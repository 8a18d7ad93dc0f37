import { z } from 'zod';
import { emailAddress, oneOf, requiredText, typedText } from '#core/fields.ts';
import { asDomain, isPublicMailDomain } from './mail-domain.ts';

const MAX_DOMAINS = 100;
const MAX_MEMBERS = 2000;
const DAY = z.iso.date();
const INSTANT = z.iso.datetime({ offset: true });

/** A day counts until its end in UTC. Undefined for what is neither a day nor an instant. */
function lastInstant(text: string): string | undefined {
  if (DAY.safeParse(text).success) return `${text}T23:59:59.999Z`;
  return INSTANT.safeParse(text).success ? new Date(text).toISOString() : undefined;
}

const instant = typedText(40)
  .transform((text) => lastInstant(text.trim()) ?? '')
  .refine((text) => text !== '', 'not-an-instant');

const domain = typedText(253)
  .transform((text) => asDomain(text) ?? '')
  .refine((text) => text !== '', { error: 'not-a-domain', abort: true })
  .refine((text) => !isPublicMailDomain(text), 'public-mail-domain');

const member = z.strictObject(
  {
    email: emailAddress.describe('Their address, in lower case.'),
    role: oneOf(['member', 'manager']).describe('A manager sees all requests of the account.'),
  },
  'not-text',
);

/** The product's own name of an account. */
export const accountId = requiredText(200);

/** `PUT /api/accounts/<id>` (CONTRACTS), and a row of `npm run accounts -- import`. */
export const ACCOUNT_SCHEMA = z.strictObject({
  name: requiredText(200).describe('What the customer is called.'),
  plan: requiredText(100).describe(
    'Id of a plan in `site.yml`. An unknown one counts as a plan without support, and is warned of.',
  ),
  domains: z
    .array(domain, 'not-text')
    .max(MAX_DOMAINS, 'too-long')
    .transform((list) => [...new Set(list)])
    .describe('E-mail domains whose people belong to it; none that gives addresses to anybody.'),
  validUntil: instant
    .optional()
    .describe('The plan holds through this instant, or to the end of this day in UTC.'),
  members: z
    .array(member, 'not-text')
    .max(MAX_MEMBERS, 'too-long')
    .transform((list) => [...new Map(list.map((one) => [one.email, one])).values()])
    .optional()
    .describe('People of it by address. Left out, those it has stay.'),
});

const said = { email: z.string(), role: z.enum(['member', 'manager']) };

/** What a stored account is answered with. */
export const ACCOUNT_ANSWER = z.object({
  account: z.object({
    id: z.string().describe('The id in the address.'),
    name: z.string().describe('What the customer is called.'),
    plan: z.string().describe('Id of the plan.'),
    domains: z.array(z.string()).describe('E-mail domains, in ASCII.'),
    validUntil: z.string().nullable().describe('The last instant of the plan; null: for good.'),
    members: z.array(z.object(said)).describe('People of it.'),
    source: z.enum(['command', 'api', 'token']).describe('Who said so last.'),
    updatedAt: z.string().describe('As of when.'),
  }),
  warnings: z
    .array(
      z.object({
        code: z.literal('unknown-plan').describe('The plan is none of `site.yml`.'),
        found: z.string().describe('The plan that was sent.'),
        expected: z.array(z.string()).describe('The plans there are.'),
      }),
    )
    .describe('What was stored and may be a mistake.'),
});
