/**
 * A text of the page that does not fit where it stands, so that it would be cut off or lie
 * over something else. It runs inside the page and uses nothing from outside itself. What the
 * screens shorten on purpose, as programs shorten the lines of a list, is not meant.
 */
export function textThatIsCutOff(): string | undefined {
  // Around what is too wide, all is too wide; the last is the innermost.
  const tooWide = [...document.querySelectorAll('body, body *')].findLast(
    (element) =>
      // Rounding may make a width that fits one pixel more than its box.
      element.scrollWidth > element.clientWidth + 1 &&
      element.clientWidth > 0 &&
      getComputedStyle(element).textOverflow !== 'ellipsis',
  );
  return tooWide?.textContent.replaceAll(/\s+/g, ' ').trim();
}
