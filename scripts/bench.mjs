// npm run bench: runs every bench/**/*.bench.ts in turn, each in a process of its own; each prints its own ratios.
// `npm run bench -- betweenness` runs those whose path contains the word.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const word = process.argv[2] ?? '';
const benches = readdirSync(join(root, 'bench'), { recursive: true })
  .map((file) => join('bench', String(file)))
  .filter((file) => file.endsWith('.bench.ts') && file.includes(word))
  .sort();

if (benches.length === 0) {
  console.error(`No bench${word ? ` named like ${word}` : ''}.`);
  process.exitCode = 1;
}
for (const file of benches) {
  console.log(`\n━━━ ${file}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', file], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${file} failed.`);
    process.exitCode = 1;
  }
}
