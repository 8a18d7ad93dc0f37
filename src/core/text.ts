/** Text as it is stored: Unicode NFC and line feeds only. Nothing else is altered. */
export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

/** SQLite text ends at U+0000 when it is read back, so such text must be refused before it is stored. */
export function hasNullCharacter(text: string): boolean {
  return text.includes('\u0000');
}

/** Length in Unicode code points, which is what a reader would count and what limits refer to. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Not a package (`astro@7.3.4`) and not a picture for dense screens (`logo@2x.png`). */
const EMAIL =
  /[\p{L}\p{N}_][\p{L}\p{M}\p{N}._%+'-]{0,63}(?:@|%40)(?!\dx\.(?:png|jpe?g|webp|gif|svg|avif)\b)(?:[\p{L}\p{M}\p{N}-]{1,63}\.){1,8}(?:xn--[a-z\d-]{2,59}|\p{L}[\p{L}\p{M}]{1,62})/giu;
const JSON_WEB_TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]*){0,3}\.[\w-]+/g;
/** In a link of ours: that of a sign-in mail, that of a vote (makeToken in ids.ts). */
const LINK_TOKEN = /(?<=[?&]token=|\/feedback\/)[\w-]{22,}/g;
const LONG_RUN = /\b[\w-]{32,}\b/g;
const PHONE = /(?<![\p{L}\p{N}])\+\d(?:[ \u00a0\u202f()./\u2010-\u2013-]{0,3}\d){6,14}(?!\p{N})/gu;
const UUID_OR_DIGITS =
  /\b([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\b|(?<!\w|\d[.,])\d+(?:[ \u00a0-]\d+)*(?!\w)/gi;

/**
 * Replaces what readers paste into comments and queries by mistake: e-mail addresses, tokens, card
 * numbers (13–19 digits that pass Luhn) and phone numbers with `+`. All else stays as typed: a UUID
 * names an incident and a slug an article, which the support team needs to see.
 */
export function maskPersonalData(text: string): string {
  return text
    .replace(EMAIL, '[email]')
    .replace(JSON_WEB_TOKEN, '[token]')
    .replace(LINK_TOKEN, '[token]')
    .replace(LONG_RUN, (run) => (isSecret(run) ? '[token]' : run))
    .replace(PHONE, '[phone]')
    .replace(UUID_OR_DIGITS, (run, uuid?: string) => uuid ?? maskCards(run));
}

/** Keys, hashes and session ids have a long stretch that mixes letters and digits; words have none. */
function isSecret(run: string): boolean {
  return run
    .split(/[-_]/)
    .some((stretch) => stretch.length >= 16 && /\d/.test(stretch) && /[A-Za-z]/.test(stretch));
}

const CARD_DIGITS = { min: 13, max: 19 };

/** Masks card numbers among groups of digits; an expiry date behind one does not hide it. */
function maskCards(run: string): string {
  // Digits stand at even places, what separates them at odd ones.
  const parts = run.split(/([ \u00a0-])/);
  for (let from = 0; from < parts.length; from += 2) {
    for (let to = Math.min(parts.length, from + 2 * CARD_DIGITS.max - 1); to > from; to -= 2) {
      const digits = parts.slice(from, to).join('').replace(/\D/g, '');
      const isCard = digits.length >= CARD_DIGITS.min && digits.length <= CARD_DIGITS.max;
      if (isCard && passesLuhn(digits)) {
        const rest = maskCards(parts.slice(to + 1).join(''));
        return `${parts.slice(0, from).join('')}[card]${parts[to] ?? ''}${rest}`;
      }
    }
  }
  return run;
}

/** The check-digit rule of payment cards (ISO/IEC 7812-1, Annex B). */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, index) => {
      const doubled = index % 2 === 1 ? digit * 2 : digit;
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}
