// Builds the pages when something they are made of has changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const web = join(root, 'apps', 'web');
const stamp = join(web, 'dist', '.built-from');
const sources = ['apps/web', 'packages/contracts', 'packages/engine', 'packages/messages'];
const left = new Set(['node_modules', 'dist']);

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !left.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort();
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = ['package.json', 'package-lock.json', 'tsconfig.json'].map((name) => join(root, name));
  for (const folder of sources) files.push(...filesIn(join(root, folder)));
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** @returns {boolean} false when the build failed (vite has then said why) */
export function buildWeb() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  console.log('Building the pages…');
  rmSync(stamp, { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    stdio: 'inherit',
    // Also when a test starts it: what people get never holds React's development code.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) return false;
  writeFileSync(stamp, wanted);
  return true;
}
