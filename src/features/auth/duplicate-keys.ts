/** What JSON text is made of, besides blanks and what cannot hold a key. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/**
 * Whether an object in this JSON text names a key twice. Parsers differ in which one counts, so such
 * text says one thing to whoever signed it and may say another here (RFC 8259 §4; RFC 7519 §4).
 */
export function hasDuplicateKeys(json: string): boolean {
  const open: Set<string>[] = [];
  const tokens = json.match(TOKENS) ?? [];
  for (const [at, token] of tokens.entries()) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"') && tokens[at + 1] === ':') {
      const key = JSON.parse(token) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
  }
  return false;
}
