import fc from 'fast-check';
import { expect } from 'vitest';
import type { AppError } from './app-error.ts';
import type { Fields } from './http/body.ts';
import type { Result } from './result.ts';

/** Names no form of ours has: those of rows, of prototypes, and any text. */
const FOREIGN = ['id', 'state', 'status', 'plan', 'is_staff', 'voterKey', '__proto__', 'toString'];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', ' \n', '\u0000', '\ud83d', '%00', "' or 1=1--", '<b>', 'é'.repeat(201)),
);
const nested = fc.constantFrom<unknown[]>(null, true, 7, [], {}, ['up', 'down'], { $ne: '' }, [
  [[[[[[[['deep']]]]]]]],
]);

/**
 * Fields as nobody's form sends them: of each name a value that fits, any text, or what only JSON
 * can say; and now and then a name nobody knows.
 */
export function hostileFields(fitting: Record<string, string[]>): fc.Arbitrary<Fields> {
  const known = Object.entries(fitting).map(([name, values]) => {
    const value = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<unknown[]>(...values) },
      { weight: 1, arbitrary: text },
      { weight: 1, arbitrary: nested },
    );
    return fc.record({ [name]: value }, { requiredKeys: [] });
  });
  const names = fc.oneof(fc.constantFrom(...FOREIGN), fc.string({ maxLength: 5 }));
  const foreign = fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(names, fc.oneof(text, nested)), { maxLength: 2 }) },
  );
  return fc
    .tuple(foreign, ...known)
    .map(([strange, ...parts]) =>
      Object.fromEntries([...strange, ...parts.flatMap((part) => Object.entries(part))]),
    );
}

/** A refusal says `invalid` and names fields that were sent, or that the schema has. */
export function expectFaultsNamed(
  parsed: Result<unknown, AppError>,
  fields: Fields,
  known: string[],
): void {
  if (parsed.ok) return;
  expect(parsed.error.code).toBe('invalid');
  expect(parsed.error.fields?.length).toBeGreaterThan(0);
  const names = new Set([...Object.keys(fields), ...known]);
  for (const { field } of parsed.error.fields ?? []) expect(names).toContain(field);
}
