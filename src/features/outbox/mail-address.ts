/** Someone mail comes from or goes to. Always an object: a string would be parsed as a list. */
export type MailAddress = { name: string; address: string };

const FORBIDDEN = String.raw`\s\p{C}@<>()\[\]\\,;:"`;
const PLAIN_ADDRESS = new RegExp(`^[^${FORBIDDEN}]{1,64}@[^${FORBIDDEN}]{1,253}$`, 'u');
const LINE_BREAKING = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const MAX_ADDRESS_LENGTH = 254;

/** One plain `local@domain`: no quotes, comments, lists, groups, spaces or control characters. */
export function isPlainAddress(text: string): boolean {
  return text.length <= MAX_ADDRESS_LENGTH && PLAIN_ADDRESS.test(text);
}

/** Whether a text may stand in a header: no control character and no line or paragraph separator. */
export function isHeaderText(text: string): boolean {
  return !LINE_BREAKING.test(text);
}

/**
 * Reads MAIL_FROM: `help@example.com` or `Help Center <help@example.com>`.
 * Throws RangeError saying what was found and what is expected.
 */
export function parseSender(from: string): MailAddress {
  const named = /^([^<>]*)<([^<>]+)>$/.exec(from.trim());
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  const address = named?.[2] ?? from.trim();
  if (!isPlainAddress(address) || !isHeaderText(name)) {
    const found = JSON.stringify(from);
    throw new RangeError(`MAIL_FROM: found ${found}, expected "Name <name@example.com>"`);
  }
  return { name, address };
}
