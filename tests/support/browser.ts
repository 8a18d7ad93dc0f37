import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/**
 * Flags for a machine without a desktop or a way out: no sandbox (tests run as root in containers)
 * and none of the background requests a browser makes of its own accord.
 */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Where Chromium is: `CHROMIUM_PATH`, the system's own, else the one inside the npm package
 * `@sparticuz/chromium` (which needs the library nss3). Throws a sentence that says what to install.
 */
export async function findBrowser(): Promise<string> {
  const wanted = process.env['CHROMIUM_PATH'];
  const found = [wanted, ...SYSTEM_BROWSERS].find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } catch (error) {
    throw new Error(
      'No Chromium found. Install one (Debian: `apt-get install chromium`) or set CHROMIUM_PATH.',
      { cause: error },
    );
  }
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: FLAGS });
}
