export type Cell = string | number | boolean | null;

/** Spreadsheets take such a cell for a formula, and would run what a stranger wrote. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * One record by RFC 4180, with its line end. Nothing is an empty cell. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it, also when it already begins with some, so
 * that taking one away gives back what was written.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
