import { randomInt } from 'node:crypto';

/** Crockford's base 32 without the letters people mistake for digits or for one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** A reference such as `WM-7K3M9QXD`: easy to read out, and telling nobody how many there are. */
export function makeReference(random: (max: number) => number = randomInt): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[random(ALPHABET.length)] ?? '2');
  return `WM-${letters.join('')}`;
}
