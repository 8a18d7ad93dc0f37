const MAX_SUGGESTIONS = 3;

/**
 * What a mistyped name may have meant: names a few letters away, or with all its words between
 * hyphens; the nearest first.
 */
export function nearest(name: string, known: string[]): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  return [...new Set(known)]
    .map((other) => ({ other, distance: editDistance(name, other) }))
    .filter(({ other, distance }) => distance <= limit || hasWordsOf(other, name))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ other }) => other);
}

function hasWordsOf(other: string, name: string): boolean {
  const words = new Set(other.split('-'));
  return name.split('-').every((word) => words.has(word));
}

/** How many letters must be added, dropped or replaced (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(a).entries()) {
    const above = row;
    row = [index + 1];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (b[column - 1] === letter ? 0 : 1);
      row.push(Math.min(replaced, (above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1));
    }
  }
  return row.at(-1) ?? 0;
}
