/**
 * Plans of export groups by size: `node bench/groups/groups.bench.ts` (all), or `… realistic 300` (one). Each instance is solved in a
 * process of its own, whose largest memory is told, beside greedy, greedy and local search, and all groups listed with the MILP
 * where they fit; then small proven instances as ratios to reference programs. Same seeds, same plans.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import {
  formGroups,
  loadHighsSolver,
  openDesk,
  solveInstance,
  solveListedPacking,
} from '@grappe/engine/groups';
import {
  everyGroup,
  greedyPlan,
  localSearch,
  planWorth,
  scoredInstance,
  scoredProblem,
} from './baselines.ts';
import type { Scored } from './baselines.ts';
import { denseInstance, realisticCluster } from './instances.ts';
import reference from './reference-times.json' with { type: 'json' };
import { pairwiseSynergy, randomColumns, randomValues } from './small-packings.ts';
import type { SmallPacking } from './small-packings.ts';

interface Case {
  readonly kind: 'realistic' | 'dense';
  readonly firms: number;
  /** Seconds allowed, and the gap to be proven within them. */
  readonly seconds: number;
  readonly gap: number;
}

const cases: readonly Case[] = [
  { kind: 'realistic', firms: 60, seconds: 60, gap: 0.01 },
  { kind: 'realistic', firms: 150, seconds: 60, gap: 0.01 },
  { kind: 'realistic', firms: 300, seconds: 60, gap: 0.01 },
  { kind: 'realistic', firms: 1000, seconds: 300, gap: 0.03 },
  { kind: 'dense', firms: 24, seconds: 60, gap: 0.02 },
  { kind: 'dense', firms: 40, seconds: 120, gap: 0.02 },
  { kind: 'dense', firms: 60, seconds: 120, gap: 0.02 },
];
const MOST_MEMORY = 1536;
/** More columns than this are not given to the MILP alone. */
const MILP_COLUMNS = 25_000;
const MILP_SECONDS = 120;
const LOCAL_SECONDS = 60;

async function runCase({ kind, firms, seconds, gap }: Case): Promise<void> {
  const solver = await loadHighsSolver();
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1000;
  let within: number | null = null;
  const options = {
    shouldStop: () => elapsed() > seconds,
    onProgress: (progress: { readonly gap: number | null }) => {
      if (within === null && progress.gap !== null && progress.gap <= gap) within = elapsed();
    },
  };
  const problem = kind === 'realistic' ? realisticCluster(firms, 1) : null;
  const instance = denseInstance(firms, 1);
  const plan = problem
    ? await formGroups(problem, solver, options)
    : await solveInstance(instance, solver, options);
  if (plan.kind === 'invalid_problem') throw new Error('The instance is invalid.');
  const took = elapsed();
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const held = plan.gap <= gap && took <= seconds + 2 && memory <= MOST_MEMORY;
  console.log(
    `${kind} ${firms}: value ${plan.objective.toFixed(4)}, bound ${plan.bound.toFixed(4)}, gap ${percent(plan.gap)}` +
      ` (${percent(gap)} after ${(within ?? took).toFixed(1)} s), ${took.toFixed(1)} s, ${memory} MB` +
      `${plan.proven ? ', proven' : ''}${held ? '' : '   AIM MISSED'}`,
  );
  if (!held) process.exitCode = 1;
  await runBaselines(problem ? scoredProblem(problem) : scoredInstance(instance), plan.objective, solver);
  if (problem)
    timeMove(
      problem,
      plan.groups.map(({ members }) => members),
    );
}

async function runBaselines(
  scored: Scored,
  best: number,
  solver: Awaited<ReturnType<typeof loadHighsSolver>>,
): Promise<void> {
  const start = performance.now();
  const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const share = (value: number): string => `${value.toFixed(4)}, ${percent(1 - value / best)} below`;
  const greedy = greedyPlan(scored);
  console.log(`   greedy: ${share(planWorth(scored, greedy))}, ${seconds()}`);
  const over = (): boolean => performance.now() - start > LOCAL_SECONDS * 1000;
  console.log(
    `   greedy and local search: ${share(planWorth(scored, localSearch(scored, greedy, over)))}, ${seconds()}`,
  );
  const listStart = performance.now();
  const columns = everyGroup(scored, MILP_COLUMNS);
  if (columns === null)
    return console.log(`   all groups and the MILP: more than ${MILP_COLUMNS} groups, left out`);
  const choice = solver.solveInteger(
    scored.ids.length,
    { rows: columns.map(({ rows }) => rows), values: columns.map(({ value }) => value) },
    {
      maxNodes: 1_000_000,
      start: [],
      absoluteGap: 1e-6,
      seed: 1,
      shouldStop: () => performance.now() - listStart > MILP_SECONDS * 1000,
    },
  );
  const value = choice.chosen.reduce((sum, column) => sum + columns[column]!.value, 0);
  const took = ((performance.now() - listStart) / 1000).toFixed(1);
  console.log(`   all ${columns.length} groups and the MILP: ${share(value)}, ${choice.status}, ${took} s`);
}

/** Dragging a firm from its group to another. */
function timeMove(
  problem: ReturnType<typeof realisticCluster>,
  groups: readonly (readonly string[])[],
): void {
  const desk = openDesk(problem);
  desk.look(groups);
  const times: number[] = [];
  for (let move = 0; move < Math.min(40, groups.length - 1); move += 1) {
    const start = performance.now();
    desk.move(groups, { firm: groups[move]![0]!, to: move + 1 });
    times.push(performance.now() - start);
  }
  console.log(
    `   dragging a firm: ${Math.max(...times).toFixed(1)} ms at most of ${times.length} (aim 50 ms)`,
  );
}

const percent = (ratio: number): string => `${(100 * ratio).toFixed(3)} %`;

async function runSmall(): Promise<void> {
  const solver = await loadHighsSolver();
  const small: Record<keyof typeof reference.secondsToProof, SmallPacking> = {
    'random values, 14 firms': randomValues(14, 3),
    'random values, 16 firms': randomValues(16, 3),
    'pairwise synergy, 20 firms': pairwiseSynergy(20, 3),
    'random columns, 60 firms': randomColumns(60, 5000, 3),
    'pairwise synergy, 24 firms': pairwiseSynergy(24, 3),
  };
  for (const [name, theirs] of Object.entries(reference.secondsToProof)) {
    const { rows, columns } = small[name as keyof typeof small];
    const start = performance.now();
    const { proven, objective } = await solveListedPacking(solver, rows, columns, {
      seed: 1,
      shouldStop: () => false,
      pause: () => Promise.resolve(),
      onProgress: () => undefined,
      targetGap: 0,
      maxNodes: 20_000,
      wholeValues: true,
    });
    const seconds = (performance.now() - start) / 1000;
    console.log(
      `${name}, ${columns.length} groups: ${objective}${proven ? ' proven' : ' NOT PROVEN'} in ${seconds.toFixed(2)} s;` +
        ` CBC on its own instance ${theirs.cbc} s: ratio ${(seconds / theirs.cbc).toFixed(2)}`,
    );
  }
}

const [kind, firms] = process.argv.slice(2);
if (kind === 'small') await runSmall();
else if (kind !== undefined) {
  const wanted = cases.find((each) => each.kind === kind && String(each.firms) === firms);
  if (wanted === undefined) throw new Error(`No such case: ${kind} ${firms ?? ''}.`);
  await runCase(wanted);
} else {
  console.log(`Cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)} before.`);
  const runs = [...cases.map((each) => [each.kind, String(each.firms)]), ['small']];
  for (const parameters of runs) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, ...parameters], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}
