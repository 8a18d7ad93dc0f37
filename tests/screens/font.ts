import type { Browser } from 'playwright-core';

/** The font the committed pictures are drawn with; free, and in every Linux distribution. */
export const SCREEN_FONT = 'Noto Sans';

/** Whether this machine has it. Without it, redrawn text is set in other letters. */
export async function hasScreenFont(browser: Browser): Promise<boolean> {
  const page = await browser.newPage();
  try {
    return await page.evaluate((font) => {
      const drawing = new OffscreenCanvas(1, 1).getContext('2d');
      if (!drawing) throw new Error('This browser has no 2D canvas.');
      const width = (family: string) => {
        drawing.font = `40px ${family}`;
        return drawing.measureText('Change email').width;
      };
      return width(`"${font}", monospace`) !== width('monospace');
    }, SCREEN_FONT);
  } finally {
    await page.close();
  }
}
