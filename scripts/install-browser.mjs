// Makes sure that a browser for the tests runs on this machine, or stops and says how to get one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { browserVariable, findBrowser } from '../e2e/browser/find-browser.mjs';

const downloadLimit = 300_000;
const packageLimit = 600_000;

/** @param {string} root */
function downloadWithPlaywright(root) {
  console.error('No Chrome or Chromium runs here: downloading the one of Playwright…');
  const script = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { status, stderr } = spawnSync(process.execPath, [script, 'install', 'chromium', '--no-shell'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: downloadLimit,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000', ...process.env },
  });
  if (status === 0) return;
  const reason = /^Error: .*$/m.exec(stderr.toString())?.[0] ?? 'it took longer than five minutes';
  console.error(`  not to be had: ${reason}`);
}

function mayInstallPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function installWithDebian() {
  console.error("Installing Debian's package chromium…");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = {
    stdio: /** @type {const} */ (['ignore', 'ignore', 'inherit']),
    timeout: packageLimit,
    env,
  };
  const steps = [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
  ];
  for (const step of steps) if (spawnSync('apt-get', step, options).status !== 0) return;
}

/**
 * @param {string} root
 * @param {(message: string) => void} fail
 */
export async function ensureBrowser(root, fail) {
  if (await findBrowser()) return;
  const asked = process.env[browserVariable];
  if (asked) return fail(`${browserVariable} names ${asked}, which does not run.`);
  downloadWithPlaywright(root);
  if (await findBrowser()) return;
  if (mayInstallPackages()) installWithDebian();
  const found = await findBrowser();
  if (found) return console.error(`  ${found}`);
  fail(
    [
      'The browser tests need Chrome or Chromium, and none could be had. Do one of these, then run npm test again:',
      '  · install Google Chrome or Chromium as you do other programs (Debian: apt-get install chromium);',
      '  · npx playwright-core install --with-deps chromium;',
      `  · set ${browserVariable} to the path of a Chrome or Chromium.`,
    ].join('\n'),
  );
}
