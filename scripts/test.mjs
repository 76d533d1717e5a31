// npm test: every check in order, all of them even when one fails; the last line is the total over all runners.
// `npm test -- types lint` runs only the steps named.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureOwnNode } from './own-node.mjs';
import { root } from './root.mjs';
import { countReport } from './test-count.mjs';

await ensureOwnNode('--with-browser');

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ name: string, title: string, run: () => Count }} Step */

const scratch = mkdtempSync(join(tmpdir(), 'grappe-checks-'));

/**
 * Runs a program of node_modules on our own Node.
 * @param {string} script
 * @param {string[]} parameters
 */
function run(script, parameters) {
  const program = script.startsWith('node_modules') ? join(root, script) : script;
  const { status, error } = spawnSync(process.execPath, [program, ...parameters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.error(error.message);
  return status === 0;
}

/**
 * A program that says only yes or no: one check.
 * @param {string} script
 * @param {string[]} parameters
 * @returns {() => Count}
 */
function oneCheck(script, ...parameters) {
  return () => {
    const passed = run(script, parameters);
    console.log(passed ? 'passed' : 'FAILED');
    return passed ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  };
}

/**
 * Projects of vitest, counted from its own report.
 * @param {string[]} projects
 * @returns {() => Count}
 */
function vitest(...projects) {
  return () => {
    const report = join(scratch, `${projects.join('-')}.json`);
    const parameters = ['run', ...projects.flatMap((project) => ['--project', project])];
    parameters.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
    const succeeded = run('node_modules/vitest/vitest.mjs', parameters);
    return countReport(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, succeeded);
  };
}

const sources = ['packages', 'apps', 'demo', 'reference', 'bench', 'e2e', 'scripts'].filter((folder) =>
  existsSync(join(root, folder)),
);

/** @type {Step[]} */
const steps = [
  { name: 'types', title: 'Types (tsc)', run: oneCheck('node_modules/typescript/bin/tsc', '--noEmit') },
  {
    name: 'lint',
    title: 'Lint (oxlint)',
    run: oneCheck('node_modules/oxlint/bin/oxlint', '--deny-warnings'),
  },
  {
    name: 'format',
    title: 'Format (prettier)',
    run: oneCheck('node_modules/prettier/bin/prettier.cjs', '--check', '--cache', '--log-level', 'warn', '.'),
  },
  { name: 'unused', title: 'Unused code (knip)', run: oneCheck('node_modules/knip/bin/knip.js') },
  {
    name: 'borders',
    title: 'Borders (dependency-cruiser)',
    run: oneCheck(
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      ...sources,
    ),
  },
  {
    name: 'vitest',
    title: 'Unit, property, reference, database and HTTP tests (vitest)',
    run: vitest('unit', 'reference', 'database', 'launcher'),
  },
  { name: 'build', title: 'Web build (vite)', run: oneCheck(join(root, 'scripts', 'build.mjs')) },
  { name: 'e2e', title: 'Browser journeys (vitest, playwright)', run: vitest('e2e') },
];

/**
 * @param {Step} step
 * @returns {Count}
 */
function runStep(step) {
  console.log(`\n━━━ ${step.title}`);
  const from = Date.now();
  const count = step.run();
  console.log(
    `━━━ ${step.title}: ${count.failed > 0 ? 'FAILED' : 'passed'} in ${((Date.now() - from) / 1000).toFixed(1)} s`,
  );
  return count;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(1);
}
const total = { passed: 0, failed: 0, skipped: 0 };
const failed = [];
for (const step of steps.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const count = runStep(step);
  if (count.failed > 0) failed.push(step.title);
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key];
}
rmSync(scratch, { recursive: true, force: true });
console.log(failed.length > 0 ? `\nFailed: ${failed.join('; ')}\n` : '');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
