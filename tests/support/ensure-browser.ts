import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import { FLAGS, findBrowser } from './browser.ts';

/**
 * Sees to it that tests have a Chromium that starts. A fresh Debian machine gets one from its
 * packages when this runs as root; elsewhere one sentence says what to install.
 */
export async function ensureBrowser(): Promise<void> {
  if (await starts()) return;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('No browser for the tests here: installing Debian’s Chromium.');
    const options = {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    } as const;
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-core'], options);
    if (await starts()) return;
  }
  throw new Error(
    'The browser tests need Chromium. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

async function starts(): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath: await findBrowser(), args: FLAGS });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
