import { z } from 'zod';
import { contrast, HEX, mix, type Hex } from '#core/colour.ts';
import { iconFile } from './svg-file.ts';

/** The grounds that text in the accent stands on, as in ui/tokens.css (a test compares them). */
export const GROUNDS = {
  light: { ground: '#fdfdfb', quiet: '#f3f5f1' },
  dark: { ground: '#141819', quiet: '#1c2223' },
} as const;

/** Text of normal size (WCAG 2.2, 1.4.3). */
const MIN_CONTRAST = 4.5;
/** How much of the accent is in the ground of notices. */
const NOTICE_SHARE = 0.1;

/** The ground of notices: a little of the accent over the page's own. */
export function noticeGround(accent: Hex, scheme: 'light' | 'dark'): Hex {
  return mix(accent, GROUNDS[scheme].ground, NOTICE_SHARE);
}

/** A colour that can be read on every ground of its scheme, and that text can be read on. */
function accent(scheme: 'light' | 'dark') {
  return z
    .custom<Hex>((value) => typeof value === 'string' && HEX.test(value), {
      error: 'a colour such as #0b6157',
      abort: true,
    })
    .superRefine((colour, context) => {
      const { ground, quiet } = GROUNDS[scheme];
      for (const under of [ground, quiet, noticeGround(colour, scheme)]) {
        const ratio = contrast(colour, under);
        if (ratio >= MIN_CONTRAST) continue;
        // Cut, not rounded: 4.499 is not 4.50.
        const found = (Math.floor(ratio * 100) / 100).toFixed(2);
        context.addIssue(
          `a contrast of at least ${MIN_CONTRAST}:1 with ${under}, which it stands on (it has ${found}:1)`,
        );
        return;
      }
    });
}

export const BRAND_SCHEMA = z.strictObject({
  /** In the header of every page: an SVG in `public/`. May use `currentColor` and `var(--accent)`. */
  logo: iconFile.default('logo.svg'),
  /** Links, buttons, focus rings, marks. */
  accent: z
    .strictObject({ light: accent('light'), dark: accent('dark') })
    .default({ light: '#0b6157', dark: '#82c4b5' }),
});
