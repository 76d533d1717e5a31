import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from './find-browser.mjs';

/** WebGL by software, no sandbox (tests run as root too), and nothing asked of any outside host. */
const settings = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Pages are put together by the processor: a third less work than by a graphics card in software.
  '--disable-gpu-compositing',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
];

/** Starts the browser of this machine without a window; `npm test` has made sure that there is one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === undefined) {
    throw new Error(
      'No Chrome or Chromium runs on this machine: run npm test, or set GRAPPE_BROWSER to its path.',
    );
  }
  return chromium.launch({ executablePath, headless: true, args: settings });
}
