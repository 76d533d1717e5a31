/**
 * Times of the statistics behind a proof: `node bench/proof/proof.bench.ts`. Printed as ratios to the R reference and against the
 * project's aims; two threads for the resamples, as the reference; intervals included. Best of three.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { krippendorffAlpha, ratingTable } from '@grappe/engine/agreement';
import { chunksOf, dataTable, drawPls, mediate, preparePls, summarisePls } from '@grappe/engine/framework';
import type { DataTable, PlsModel, PreparedPls } from '@grappe/engine/framework';
import reference from './reference-times.json' with { type: 'json' };

const RESAMPLES = 10_000;
const THREADS = Math.min(2, availableParallelism());

function readCsv(name: string): DataTable {
  const text = readFileSync(new URL(`../../reference/stats/data/${name}`, import.meta.url), 'utf8');
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',').map((cell) => cell.replaceAll('"', ''));
  const cells = lines.map((line) => line.split(',').map(Number));
  return dataTable(
    Object.fromEntries(names.map((column, at) => [column, cells.map((row) => row[at] ?? null)])),
  );
}

interface ReferenceInput {
  readonly constructs: Readonly<Record<string, readonly string[]>>;
  readonly paths: readonly (readonly [string, string])[];
}

function mobiModel(): PlsModel {
  const file = new URL('../../reference/stats/pls_mobi_bootstrap_1000.json', import.meta.url);
  const { input } = JSON.parse(readFileSync(file, 'utf8')) as { input: ReferenceInput };
  return {
    constructs: Object.entries(input.constructs).map(([name, items]) => ({ name, items, weights: 'A' })),
    paths: input.paths.map(([from, to]) => ({ from, to })),
    scheme: 'path',
  };
}

async function bestOf(runs: number, run: () => unknown): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    await run();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

function print(label: string, seconds: number, aim: number, theirs?: number): void {
  const against =
    theirs === undefined ? '' : `; R ${theirs} s: ${(theirs / seconds).toFixed(1)} times faster`;
  const met = seconds <= aim ? 'met' : 'MISSED';
  console.log(`${label.padEnd(52)} ${seconds.toFixed(3)} s   aim ${aim} s: ${met}${against}`);
}

/** The resamples of one chunk in a thread of its own, started as a caller would. */
function inThread(prepared: PreparedPls, chunk: { from: number; to: number }): Promise<Float64Array> {
  const code = `
    import { parentPort, workerData } from 'node:worker_threads';
    import { drawPls } from '@grappe/engine/framework';
    const draws = drawPls(workerData.prepared, 1, workerData.chunk);
    parentPort.postMessage(draws, [draws.buffer]);`;
  return new Promise((resolve, reject) => {
    const script = new URL(`data:text/javascript,${encodeURIComponent(resolved(code))}`);
    const worker = new Worker(script, { workerData: { prepared, chunk } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** A script without a place of its own must name the engine by its address. */
const resolved = (code: string): string =>
  code.replace('@grappe/engine/framework', import.meta.resolve('@grappe/engine/framework'));

async function benchPls(): Promise<void> {
  const prepared = preparePls(readCsv('mobi.csv'), mobiModel());
  if (prepared.kind !== 'prepared_pls') throw new Error('mobi could not be prepared');
  const draw = async () => {
    const [first, ...others] = chunksOf(RESAMPLES, THREADS);
    const elsewhere = others.map((chunk) => inThread(prepared, chunk));
    const draws = [drawPls(prepared, 1, first!), ...(await Promise.all(elsewhere))];
    return summarisePls(prepared, draws, { seed: 1, confidence: 0.95 });
  };
  const aim = reference.limits['10,000 resamples of mobi'];
  const theirs = reference.seconds['seminr, 10,000 resamples of mobi'];
  print(`PLS-SEM, mobi, 10,000 resamples, ${THREADS} threads`, await bestOf(3, draw), aim, theirs);
  const alone = () =>
    summarisePls(prepared, [drawPls(prepared, 1, { from: 0, to: RESAMPLES })], { seed: 1, confidence: 0.95 });
  print('PLS-SEM, mobi, 10,000 resamples, one thread', await bestOf(3, alone), aim, theirs);
  // What a machine that does other things at the same time does not change.
  const before = process.cpuUsage();
  alone();
  const { user, system } = process.cpuUsage(before);
  print('the same, processor time', (user + system) / 1e6, aim, theirs);
}

async function benchMediation(): Promise<void> {
  const data = readCsv('tal_or.csv');
  const model = {
    cause: 'cond',
    mediators: ['pmi'],
    outcome: 'reaction',
    covariates: [],
    design: 'parallel' as const,
  };
  const options = { resamples: 5000, seed: 2, confidence: 0.95 };
  const seconds = await bestOf(3, () => mediate(data, model, options));
  const theirs = reference.seconds['R lm, 5,000 resamples of a simple mediation'];
  print(
    'mediation, 123 rows, 5,000 resamples',
    seconds,
    reference.limits['5,000-resample mediation'],
    theirs,
  );
}

async function benchAlpha(): Promise<void> {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const units = Array.from({ length: 100_000 }, () => {
    const truth = Math.floor(next() * 7) + 1;
    return Array.from({ length: 5 }, () =>
      next() < 0.1 ? null : next() < 0.8 ? truth : Math.floor(next() * 7) + 1,
    );
  });
  const aim = reference.limits["Krippendorff's alpha, 100,000 units × 5 coders"];
  for (const scale of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
    const seconds = await bestOf(3, () => krippendorffAlpha(ratingTable(units), scale));
    print(`Krippendorff's alpha, 100,000 × 5, ${scale}`, seconds, aim);
  }
}

await benchPls();
await benchMediation();
await benchAlpha();
