// Finds a Chrome or Chromium that runs. Plain JavaScript: the installer uses it under any Node.
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const places = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    if (!folder) return [];
    return [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ];
  }),
};

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The variable that names a browser; nothing else is tried when it is set. */
export const browserVariable = 'GRAPPE_BROWSER';

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * True when the program starts: distributions put a script at /usr/bin/chromium-browser that only says
 * where the browser might be had, and a download may lack libraries of the system.
 * @param {string} file
 */
function runs(file) {
  if (!isProgram(file)) return false;
  if (process.platform === 'win32') return true; // there, --version opens a window
  try {
    const answer = execFileSync(file, ['--version'], {
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /\d+\.\d+/.test(answer.toString());
  } catch {
    return false;
  }
}

/** The browser that Playwright downloaded, whether or not it is there. */
async function downloaded() {
  try {
    const { chromium } = await import('playwright-core');
    return [chromium.executablePath()];
  } catch {
    return []; // not installed yet
  }
}

/**
 * The path of a browser that runs, or undefined.
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const asked = process.env[browserVariable];
  if (asked) return runs(asked) ? asked : undefined;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => (folder === '' ? [] : names.map((name) => join(folder, name))));
  const known = places[/** @type {keyof typeof places} */ (process.platform)] ?? [];
  return [...known, ...onPath, ...(await downloaded())].find(runs);
}
