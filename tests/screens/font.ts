import type { Browser } from 'playwright-core';
import { fontsOf, type Font, type Language } from './languages.ts';

/**
 * The fonts for these languages that this machine has not. Without them, redrawn text is set in
 * other letters, or in boxes.
 */
export async function missingFonts(
  browser: Browser,
  languages: readonly Language[],
): Promise<Font[]> {
  const fonts = new Set(languages.flatMap(fontsOf));
  const page = await browser.newPage();
  try {
    const missing: Font[] = [];
    for (const font of fonts) {
      const isThere = await page.evaluate(
        (name) =>
          new FontFace('asked-for', `local("${name}")`).load().then(
            () => true,
            () => false,
          ),
        font.postScriptName,
      );
      if (!isThere) missing.push(font);
    }
    return missing;
  } finally {
    await page.close();
  }
}
