// npm test: every check, all of them even when one fails; the last line is the total over all runners.
// What reads the sources only runs side by side, a core each; then the tests, which use all cores themselves.
// `npm test -- types lint` runs only the steps named.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureOwnNode } from './own-node.mjs';
import { root } from './root.mjs';
import { countReport } from './test-count.mjs';

await ensureOwnNode('--with-browser');

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ succeeded: boolean, said: string }} Ended */
/** `beside`: it may run while other such steps do; what it says is then printed when it ends. */
/** @typedef {{ name: string, title: string, beside?: boolean, run: () => Promise<{ count: Count, said: string }> }} Step */

const scratch = mkdtempSync(join(tmpdir(), 'grappe-checks-'));

/**
 * Runs a program on our own Node; what it says is kept, or shown as it comes.
 * @param {string} script
 * @param {string[]} parameters
 * @param {'keep' | 'show'} output
 * @returns {Promise<Ended>}
 */
function run(script, parameters, output) {
  const program = script.startsWith('node_modules') ? join(root, script) : script;
  return new Promise((resolve) => {
    const stdio = output === 'show' ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, [program, ...parameters], {
      cwd: root,
      stdio: ['ignore', stdio, stdio],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (part) => (said += part));
    child.once('error', (error) => resolve({ succeeded: false, said: `${said}${error.message}\n` }));
    child.once('close', (status) => resolve({ succeeded: status === 0, said }));
  });
}

/**
 * A program that says only yes or no: one check.
 * @param {string} script
 * @param {string[]} parameters
 * @returns {Step['run']}
 */
function oneCheck(script, ...parameters) {
  return async () => {
    const { succeeded, said } = await run(script, parameters, 'keep');
    return { count: { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 }, said };
  };
}

/**
 * Projects of vitest, counted from its own report.
 * @param {string[]} projects
 * @returns {Step['run']}
 */
function vitest(...projects) {
  return async () => {
    const report = join(scratch, `${projects.join('-')}.json`);
    const parameters = ['run', ...projects.flatMap((project) => ['--project', project])];
    parameters.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
    const { succeeded, said } = await run('node_modules/vitest/vitest.mjs', parameters, 'show');
    const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
    return { count: countReport(found, succeeded), said };
  };
}

const sources = ['packages', 'apps', 'demo', 'reference', 'bench', 'e2e', 'scripts'].filter((folder) =>
  existsSync(join(root, folder)),
);

/** @type {Step[]} */
const steps = [
  {
    name: 'types',
    title: 'Types (tsc)',
    beside: true,
    run: oneCheck('node_modules/typescript/bin/tsc', '--noEmit'),
  },
  {
    name: 'lint',
    beside: true,
    title: 'Lint (oxlint)',
    run: oneCheck('node_modules/oxlint/bin/oxlint', '--deny-warnings'),
  },
  {
    name: 'format',
    beside: true,
    title: 'Format (prettier)',
    run: oneCheck('node_modules/prettier/bin/prettier.cjs', '--check', '--cache', '--log-level', 'warn', '.'),
  },
  {
    name: 'unused',
    title: 'Unused code (knip)',
    beside: true,
    run: oneCheck('node_modules/knip/bin/knip.js'),
  },
  {
    name: 'borders',
    beside: true,
    title: 'Borders (dependency-cruiser)',
    run: oneCheck(
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      ...sources,
    ),
  },
  {
    name: 'build',
    title: 'Web build (vite)',
    beside: true,
    run: oneCheck(join(root, 'scripts', 'build.mjs')),
  },
  {
    name: 'vitest',
    title: 'Unit, property, reference, database and HTTP tests (vitest)',
    run: vitest('unit', 'reference', 'database', 'launcher'),
  },
  { name: 'e2e', title: 'Browser journeys (vitest, playwright)', run: vitest('e2e') },
];

/**
 * @param {Step} step
 * @returns {Promise<Count>}
 */
async function runStep(step) {
  if (step.beside !== true) console.log(`\n━━━ ${step.title}`);
  const from = Date.now();
  const { count, said } = await step.run();
  if (step.beside === true) console.log(`\n━━━ ${step.title}\n${said.trimEnd()}`);
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log(`━━━ ${step.title}: ${count.failed > 0 ? 'FAILED' : 'passed'} in ${seconds} s`);
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

/** @param {Step} step */
async function add(step) {
  const count = await runStep(step);
  if (count.failed > 0) failed.push(step.title);
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key];
}

const chosen = steps.filter(({ name }) => asked.length === 0 || asked.includes(name));
const beside = chosen.filter((step) => step.beside === true);
/** Takes the next of those until none is left. */
async function takeInTurn() {
  for (let step = beside.shift(); step !== undefined; step = beside.shift()) await add(step);
}
await Promise.all(Array.from({ length: availableParallelism() }, takeInTurn));
for (const step of chosen.filter((one) => one.beside !== true)) await add(step);
rmSync(scratch, { recursive: true, force: true });
console.log(failed.length > 0 ? `\nFailed: ${failed.join('; ')}\n` : '');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
