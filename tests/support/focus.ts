import type { Page } from 'playwright-core';
import { contrast, type Hex } from '../../src/core/colour.ts';

/** What the focus is on, and how that can be told. */
type Stop = {
  name: string;
  /** Whether it is the page itself, before the first control and after the last one. */
  isNone: boolean;
  /** A dialog keeps the focus: there the round ends at its first control. */
  isFirstAgain: boolean;
  isInWindow: boolean;
  isCovered: boolean;
  ring: { width: number; colour: Hex; ground: Hex } | undefined;
};

/**
 * Goes through all of the page by Tab and answers what is wrong on the way: a stop out of the window,
 * covered by something (2.4.11), or without a ring of 2 pixels and 3:1 to what it lies on (2.4.7, 1.4.11).
 */
export async function tabThrough(page: Page): Promise<{ stops: string[]; faults: string[] }> {
  const stops: string[] = [];
  const faults: string[] = [];
  await page.evaluate(() => {
    // Else Tab goes on from where the focus was last.
    document.querySelector('[data-first-stop]')?.removeAttribute('data-first-stop');
    const start = document.querySelector('dialog[open]') ?? document.body;
    start.setAttribute('tabindex', '-1');
    (start as HTMLElement).focus();
    start.removeAttribute('tabindex');
  });
  for (let n = 0; n < MAX_STOPS; n++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.isNone || stop.isFirstAgain) return { stops, faults };
    stops.push(stop.name);
    if (!stop.isInWindow) faults.push(`${stop.name} is out of the window`);
    if (stop.isCovered) faults.push(`${stop.name} is covered`);
    if (!stop.ring || stop.ring.width < 2) faults.push(`${stop.name} has no ring`);
    else if (contrast(stop.ring.colour, stop.ring.ground) < 3)
      faults.push(`${stop.name}: its ring ${stop.ring.colour} on ${stop.ring.ground}`);
  }
  throw new Error(`After ${MAX_STOPS} stops Tab has not come round.`);
}

const MAX_STOPS = 300;

function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const rect = element.getBoundingClientRect();
    const toHex = (colour: string) =>
      `#${(colour.match(/[\d.]+/g) ?? [])
        .slice(0, 3)
        .map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'))
        .join('')}` as const;
    const groundOf = (of: Element | null): Element | null =>
      of === null || !/^rgba\(.*, 0\)$/.test(getComputedStyle(of).backgroundColor)
        ? of
        : groundOf(of.parentElement);
    // The search field's ring is around all of its form.
    const ringed = [element, element.closest('form')]
      .filter((one) => one !== null)
      .find((one) => getComputedStyle(one).outlineStyle !== 'none');
    const ground = groundOf(ringed?.parentElement ?? null) ?? document.body;
    const style = ringed && getComputedStyle(ringed);
    // The middle of what of it is in the window; a link over two lines has its first one there.
    const line = element.getClientRects()[0] ?? rect;
    const middle = (from: number, to: number, end: number) =>
      (Math.max(from, 0) + Math.min(to, end)) / 2;
    const onTop = document.elementFromPoint(
      middle(line.left, line.right, innerWidth),
      middle(line.top, line.bottom, innerHeight),
    );
    const isFirstAgain = element.hasAttribute('data-first-stop');
    if (!document.querySelector('[data-first-stop]')) element.setAttribute('data-first-stop', '');
    return {
      isFirstAgain,
      name:
        [element.textContent.trim().slice(0, 50), element.ariaLabel, element.outerHTML].find(
          Boolean,
        ) ?? '',
      isNone: element === document.body || element === document.documentElement,
      isInWindow: rect.bottom > 0 && rect.top < innerHeight && rect.right > 0,
      isCovered: onTop === null || !(element.contains(onTop) || onTop.contains(element)),
      ring: style && {
        width: Number.parseFloat(style.outlineWidth),
        colour: toHex(style.outlineColor),
        ground: toHex(getComputedStyle(ground).backgroundColor),
      },
    };
  });
}

/** The name of what the focus is on. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) {
      const label = activeElement.labels?.[0]?.textContent.trim();
      if (label) return label;
    }
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent.trim() ?? '';
  });
}

/** Presses Tab until the focus is on what is called so. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let n = 0; n < MAX_STOPS; n++) {
    await page.keyboard.press('Tab');
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`“${name}” cannot be reached by Tab.`);
}
