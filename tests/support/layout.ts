import type { Page } from 'playwright-core';
import { sessionOf } from './stage.ts';

/** Levels of the headings a reader meets, in their order. */
export function headingLevels(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'))
      .filter((heading) => heading.checkVisibility())
      .map(({ tagName }) => Number(tagName.slice(1))),
  );
}

/**
 * Controls smaller than 24 by 24 pixels (WCAG 2.5.8), as `name (width×height)`. Those within a
 * sentence are left out, as there; the room around a small one is not counted in its favour.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24;
    const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    return Array.from(document.querySelectorAll<HTMLElement>(CONTROLS)).flatMap((control) => {
      const isInSentence =
        getComputedStyle(control).display === 'inline' &&
        Array.from(control.parentElement?.childNodes ?? []).some(
          (node) => node instanceof Text && /\w/.test(node.data),
        );
      const isUnseen = !control.checkVisibility() || control.closest('.visually-hidden') !== null;
      // A box to tick is hit by its words too.
      const target =
        (control.matches('[type=checkbox]') ? control.closest('label') : null) ?? control;
      const { width, height } = target.getBoundingClientRect();
      // Sizes come in fractions of a pixel.
      if (isInSentence || isUnseen || Math.min(width, height) > LEAST - 0.1) return [];
      const name = control.textContent.trim() || control.getAttribute('aria-label');
      return [`${name ?? control.tagName} (${width.toFixed(1)}×${height.toFixed(1)})`];
    });
  });
}

/** What is cut off, or makes the page scroll sideways, or scrolls in itself without keyboard or name. */
export function lostContent(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} wide`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      const name = `${element.tagName.toLowerCase()}.${element.className}`;
      const isWider = element.scrollWidth > element.clientWidth + 1;
      const isHigher = element.scrollHeight > element.clientHeight + 1;
      if (overflowX === 'visible' || clipPath !== 'none' || !element.checkVisibility()) continue;
      if (element.matches('input, textarea, select')) continue;
      const isCut = /hidden|clip/.test(overflowX) && isWider;
      if (isCut || (/hidden|clip/.test(overflowY) && isHigher)) found.push(`${name} is cut off`);
      const isScrolled = /auto|scroll/.test(overflowX) && isWider;
      const isReachable = element.tabIndex === 0 && element.ariaLabel;
      if (isScrolled && !isReachable) found.push(`${name} scrolls without keyboard or name`);
    }
    return found;
  });
}

/** Texts that lie on each other. */
export function overlappingTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const MORE_THAN = 3;
    const root = document.querySelector('dialog[open], :popover-open') ?? document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const lines: { text: string; node: Node; rect: DOMRect }[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement;
      if (node.data.trim() === '' || !parent?.checkVisibility()) continue;
      if (parent.closest('.visually-hidden, .skip-link, .marks')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { x, y, width, height } of range.getClientRects()) {
        // Letters fill about the middle half of their line's box.
        const rect = new DOMRect(x, y + height / 4, width, height / 2);
        if (width > 1) lines.push({ text: node.data.trim().slice(0, 40), node, rect });
      }
    }
    const common = (a: number, b: number, c: number, d: number) => Math.min(b, d) - Math.max(a, c);
    return lines.flatMap((one, index) =>
      lines.slice(index + 1).flatMap((other) => {
        const { rect: a } = one;
        const { rect: b } = other;
        const isOver =
          one.node !== other.node &&
          common(a.left, a.right, b.left, b.right) > MORE_THAN &&
          common(a.top, a.bottom, b.top, b.bottom) > MORE_THAN;
        return isOver ? [`“${one.text}” and “${other.text}”`] : [];
      }),
    );
  });
}

/** Spaces as far as WCAG 1.4.12 lets readers widen them; a policy stops no sheet made by script. */
export async function widenSpaces(page: Page, isOn: boolean): Promise<void> {
  await page.evaluate((isWanted) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`,
    );
    document.adoptedStyleSheets = isWanted ? [sheet] : [];
  }, isOn);
}

/** Text in twice its size and all else as it is, as the browser's own setting for letters makes it. */
export async function doubleText(page: Page, isOn: boolean): Promise<void> {
  const session = await sessionOf(page);
  const [standard, fixed] = isOn ? [32, 26] : [16, 13];
  await session.send('Page.setFontSizes', { fontSizes: { standard, fixed } });
}
