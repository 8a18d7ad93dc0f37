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

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/gu;
const JSON_WEB_TOKEN = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;
const LONG_SECRET = /\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}\b/g;
const PHONE = /\+\d(?:[ ()./-]{0,2}\d){6,14}\b/g;
const CARD_CANDIDATE = /\b\d(?:[ -]?\d){12,18}\b/g;

/**
 * Replaces what readers paste into comments and queries by mistake: e-mail addresses, tokens, card
 * numbers (13–19 digits that pass Luhn) and phone numbers with `+`. All else stays as typed.
 */
export function maskPersonalData(text: string): string {
  return text
    .replace(EMAIL, '[email]')
    .replace(JSON_WEB_TOKEN, '[token]')
    .replace(LONG_SECRET, '[token]')
    .replace(PHONE, '[phone]')
    .replace(CARD_CANDIDATE, (digits) => (passesLuhn(digits) ? '[card]' : digits));
}

/** The check-digit rule of payment cards (ISO/IEC 7812-1, Annex B). */
function passesLuhn(candidate: string): boolean {
  const digits = (candidate.match(/\d/g) ?? []).map(Number);
  const sum = digits.reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
