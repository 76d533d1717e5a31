/**
 * Compressed JavaScript that a first visit fetches, by page: what the entry and the page's own chunk import, with the texts of
 * one language. Read from the manifest of the last build (`npm start` builds). Fails above the budget of 200 kB (gzip).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const budget = 200_000;
const dist = fileURLToPath(new URL('../apps/web/dist/', import.meta.url));
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));

/** What is needed before each page can be seen, beside the entry; sentences of refusals come once the first page is there. */
const pages: Record<string, readonly string[]> = {
  'sign in': ['src/features/sign-in/sign-in-page.tsx', 'access', 'terms'],
  'home (/)': ['src/app/shell.tsx', 'src/features/home/home-page.tsx', 'home'],
  '/organisations': [
    'src/app/shell.tsx',
    'src/features/directory/directory-page.tsx',
    'directory',
    'terms',
    'errors',
  ],
  '/me': ['src/app/shell.tsx', 'src/features/me/me-page.tsx', 'me', 'directory', 'terms', 'errors'],
  '/imports': ['src/app/shell.tsx', 'src/features/imports/imports-page.tsx', 'imports', 'terms', 'errors'],
  '/groups': [
    'src/app/shell.tsx',
    'src/features/groups/groups-page.tsx',
    'groups',
    'terms',
    'errors',
    'explanations',
  ],
  '/settings/account': [
    'src/app/shell.tsx',
    'src/features/account/account-page.tsx',
    'access',
    'settings',
    'terms',
    'errors',
  ],
  '/network': [
    'src/app/shell.tsx',
    'src/features/network/network-page.tsx',
    'src/features/network/network-picture.tsx',
    'network',
    'terms',
    'errors',
  ],
};

function filesOf(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (chunk === undefined) throw new Error(`The build has no ${name}: build the pages first (npm start).`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, found);
  return found;
}

const chunkName = (needed: string): string =>
  needed.includes('/') ? needed : `../../packages/messages/src/fr/${needed}.json`;

function weigh(files: Iterable<string>): { gzip: number; brotli: number; count: number } {
  const scripts = [...files].filter((file) => file.endsWith('.js')).map((file) => readFileSync(dist + file));
  const sum = (compress: (bytes: Buffer) => Buffer): number =>
    scripts.reduce((total, bytes) => total + compress(bytes).length, 0);
  return {
    gzip: sum((bytes) => gzipSync(bytes, { level: 9 })),
    brotli: sum((bytes) => brotliCompressSync(bytes)),
    count: scripts.length,
  };
}

console.log('first load of JavaScript, compressed, and its ratio to the budget of 200 kB');
for (const [page, needed] of Object.entries(pages)) {
  const files = filesOf('index.html');
  for (const name of ['shell', ...needed]) filesOf(chunkName(name), files);
  const { gzip, brotli, count } = weigh(files);
  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const ratio = (gzip / budget).toFixed(2);
  console.log(`${page.padEnd(16)} gzip ${kB(gzip)}  brotli ${kB(brotli)}  ${count} files  ratio ${ratio}`);
  if (gzip > budget && (page === 'sign in' || page.startsWith('home'))) process.exitCode = 1;
}
