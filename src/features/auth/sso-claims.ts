import { z } from 'zod';
import { MINUTE_MS, SECOND_MS } from '#core/clock.ts';
import { emailAddress } from '#core/fields.ts';

/** The product's clock may be off by this much (RFC 7519 §4.1.4). */
export const LEEWAY_SECONDS = 60;
/** A token is for the way from one page to the next, not to be kept. */
const MAX_LIFE_SECONDS = (10 * MINUTE_MS) / SECOND_MS;

/** One line as the product wrote it: no line breaks, nothing invisible, no blanks around it. */
function line(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text === text.trim() && text.isWellFormed() && !/\p{Cc}/u.test(text))
    .transform((text) => text.normalize());
}

const seconds = z.number().positive();

/** What the product says of whoever it sends (CONTRACTS, `POST /sso`). Other claims are passed over. */
export const SSO_CLAIMS = z.object({
  sub: line(255),
  email: z
    .string()
    .refine((text) => text === text.trim())
    .pipe(emailAddress),
  name: line(200),
  iat: seconds,
  exp: seconds,
  jti: line(255),
  account: line(200),
  plan: line(100),
  role: z.enum(['member', 'manager']).default('member'),
  locale: line(35).optional(),
});
export type SsoClaims = z.infer<typeof SSO_CLAIMS>;

/** Whether it was made by now, still holds, and was not made to hold longer than it may. */
export function isTimely({ iat, exp }: Pick<SsoClaims, 'iat' | 'exp'>, now: Date): boolean {
  const at = now.getTime() / SECOND_MS;
  const life = exp - iat;
  return (
    iat <= at + LEEWAY_SECONDS &&
    exp > at - LEEWAY_SECONDS &&
    life > 0 &&
    life <= MAX_LIFE_SECONDS &&
    exp <= at + MAX_LIFE_SECONDS + LEEWAY_SECONDS
  );
}
