/**
 * What differs each time an error is shown, so that no article can have it. Order matters: an
 * address holds numbers, a time stamp holds a version.
 */
const VARIABLE: readonly RegExp[] = [
  /\b[a-z][a-z\d+.-]*:\/\/\S+/giu, // address of a page
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, // mail address
  /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/giu, // UUID
  /\b\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:z|[+-]\d\d:?\d\d)?)?\b/giu, // ISO instant
  /\b\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:\s?[ap]m)?\b/giu, // time of day
  /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/gu, // day
  /\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/gu, // IPv4 address
  /\b(?:[\da-f]{1,4}:){3,7}[\da-f]{0,4}\b/giu, // IPv6 address
  /(?<![\p{L}\p{N}])(?:[a-z]:)?(?:[\\/][^\s\\/:"'<>|]+){2,}[\\/]?/giu, // path
  /\bv?\d+(?:\.\d+){1,3}(?:-[\w.]+)?\b/gu, // version
  /\b(?=[\da-f]*\d)[\da-f]{12,}\b/giu, // hash, address in memory
  /(?<=\S):\d{2,5}\b/gu, // port
  /#?\b\d{6,}\b/gu, // number of an order, a ticket
];

/** The words of a pasted error that an article about it may have. Text without such comes back whole. */
export function stripVariable(text: string): string {
  const stripped = VARIABLE.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
  return /\p{L}/u.test(stripped) ? stripped : text;
}
