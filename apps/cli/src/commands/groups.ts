import { writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Command, Option } from 'commander';
import {
  differentPlans,
  explainInstance,
  groupConflicts,
  loadHighsSolver,
  readInstance,
  solveInstance,
  stablePlan,
} from '@grappe/engine/groups';
import type {
  DifferentPlans,
  ExplainedInstance,
  GroupConflict,
  GroupInstance,
  InstanceSolution,
  PlanCheckpoint,
  PlanDifference,
  ProblemFault,
  SetPackingSolver,
  StablePlan,
} from '@grappe/engine/groups';
import { explainInstanceFault } from '@grappe/messages';
import { CommandFailure, commandFailure, readJson, systemCode } from '../failure.ts';
import { readResume, readStartPlan } from '../groups/read-earlier.ts';
import {
  tellComparison,
  tellConflicts,
  tellExplanation,
  tellPlans,
  tellStability,
} from '../groups/tell-study.ts';
import { positiveNumber, wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';

interface GroupsOptions {
  readonly instance: string;
  readonly seed: number;
  readonly timeLimit?: number;
  readonly gap?: number;
  readonly startPlan?: string;
  readonly best?: number;
  readonly differGroups?: number;
  readonly differFirms?: number;
  readonly stable?: boolean;
  readonly tolerance: number;
  readonly explain?: boolean;
  readonly checkpoint?: string;
  readonly resume?: string;
  readonly progress?: boolean;
  readonly json?: boolean;
}

/** `grappe groups --instance FILE`: the best plan of groups of an instance file, with its proven bound. */
export function groupsCommand(output: Output): Command {
  const { t } = output;
  return new Command('groups')
    .description(t('cli:help.groups'))
    .requiredOption('--instance <file>', t('cli:help.groups_instance'))
    .addOption(new Option('--seed <number>', t('cli:help.seed')).argParser(wholeNumber).default(1))
    .option('--time-limit <seconds>', t('cli:help.time_limit'), positiveNumber)
    .option('--gap <ratio>', t('cli:help.groups_gap'), positiveNumber)
    .option('--start-plan <file>', t('cli:help.groups_start_plan'))
    .option('--best <count>', t('cli:help.groups_best'), wholeNumber)
    .option('--differ-groups <count>', t('cli:help.groups_differ_groups'), wholeNumber)
    .addOption(
      new Option('--differ-firms <count>', t('cli:help.groups_differ_firms'))
        .argParser(wholeNumber)
        .conflicts('differGroups'),
    )
    .option('--stable', t('cli:help.groups_stable'))
    .addOption(
      new Option('--tolerance <ratio>', t('cli:help.groups_tolerance'))
        .argParser(positiveNumber)
        .default(0.02),
    )
    .option('--explain', t('cli:help.groups_explain'))
    .option('--checkpoint <file>', t('cli:help.groups_checkpoint'))
    .option('--resume <file>', t('cli:help.groups_resume'))
    .option('--progress', t('cli:help.groups_progress'))
    .option('--json', t('cli:help.json'))
    .action((options: GroupsOptions) => groups(options, output));
}

/** Everything computed of an instance, and how long each part took. */
interface Studied {
  readonly solution: InstanceSolution;
  readonly seconds: number;
  readonly conflicts: readonly GroupConflict[];
  readonly plans: DifferentPlans | null;
  readonly stability: StablePlan | null;
  readonly explanation: ExplainedInstance | null;
}

async function groups(options: GroupsOptions, output: Output): Promise<void> {
  const reading = readInstance(await readJson(options.instance));
  if (reading.kind === 'invalid_instance') refuseInstance(reading.faults, options, output);
  const studied = await study(reading.instance, options, output);
  tellConflicts(studied.conflicts, output);
  if (options.json === true) output.json(result(studied));
  else tell(studied, output);
}

/** The time limit is shared: studies get what the plan left. */
async function study(instance: GroupInstance, options: GroupsOptions, output: Output): Promise<Studied> {
  const solver = await loadHighsSolver();
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1000;
  const limits = {
    seed: options.seed,
    shouldStop: () => elapsed() > (options.timeLimit ?? Infinity),
    pause: () => nextTurn(),
  };
  const { solution, checkpoint } = await solve(instance, solver, options, limits, output);
  const seconds = Math.round(elapsed() * 1000) / 1000;
  if (options.checkpoint !== undefined) await keepCheckpoint(options.checkpoint, checkpoint, output);
  const plan = { ...solution, groups: solution.groups.map(({ members }) => members) };
  return {
    solution,
    seconds,
    conflicts: groupConflicts(instance),
    plans: options.best === undefined ? null : await plansOf(instance, solver, options, limits),
    stability: options.stable === true ? await stabilityOf(instance, solver, options, limits) : null,
    explanation: options.explain === true ? await explainInstance(instance, solver, plan, limits) : null,
  };
}

interface Limits {
  readonly seed: number;
  readonly shouldStop: () => boolean;
  readonly pause: () => Promise<void>;
}

async function solve(
  instance: GroupInstance,
  solver: SetPackingSolver,
  options: GroupsOptions,
  limits: Limits,
  { progress, t, formats }: Output,
): Promise<{ solution: InstanceSolution; checkpoint: PlanCheckpoint | null }> {
  let checkpoint: PlanCheckpoint | null = null;
  const solution = await solveInstance(instance, solver, {
    ...limits,
    ...(options.gap === undefined ? {} : { targetGap: options.gap }),
    ...(options.startPlan === undefined ? {} : { startPlan: await readStartPlan(options.startPlan) }),
    ...(options.resume === undefined ? {} : { checkpoint: await readResume(options.resume) }),
    ...(options.checkpoint === undefined ? {} : { onCheckpoint: (at) => (checkpoint = at) }),
    onProgress: ({ stage, incumbent, bound, gap }) => {
      if (options.progress !== true || bound === null) return;
      const figures = { incumbent: formats.number(incumbent, 4), bound: formats.number(bound, 4) };
      progress(t('cli:groups.progress', { ...figures, stage, gap: formats.percent(gap ?? 1, 2) }));
    },
  });
  if (solution.kind === 'invalid_problem') {
    throw commandFailure('checkpoint_other', { fileName: options.resume ?? '' }, solution.faults);
  }
  return { solution, checkpoint: solution.proven ? null : checkpoint };
}

/** A proven plan leaves nothing to go on with. */
async function keepCheckpoint(
  file: string,
  checkpoint: PlanCheckpoint | null,
  output: Output,
): Promise<void> {
  if (checkpoint === null) return;
  try {
    await writeFile(file, JSON.stringify(checkpoint));
  } catch (error) {
    throw commandFailure('checkpoint_unwritable', { fileName: file, reason: systemCode(error) });
  }
  output.aside(output.t('cli:groups.checkpoint_written', { file }));
}

async function plansOf(
  instance: GroupInstance,
  solver: SetPackingSolver,
  options: GroupsOptions,
  limits: Limits,
): Promise<DifferentPlans> {
  const difference: PlanDifference =
    options.differFirms === undefined
      ? { groups: options.differGroups ?? 1 }
      : { firms: options.differFirms };
  return checked(await differentPlans(instance, solver, { ...limits, count: options.best ?? 1, difference }));
}

async function stabilityOf(
  instance: GroupInstance,
  solver: SetPackingSolver,
  { tolerance }: GroupsOptions,
  limits: Limits,
): Promise<StablePlan> {
  return checked(await stablePlan(instance, solver, { ...limits, tolerance }));
}

/** The instance was checked when it was read: a fault now is a bug. */
function checked<Found extends { readonly kind: string }>(
  found: Found,
): Exclude<Found, { readonly kind: 'invalid_problem' }> {
  if (found.kind === 'invalid_problem') throw new Error('A checked instance was refused.');
  return found as Exclude<Found, { readonly kind: 'invalid_problem' }>;
}

/** Every fault as a sentence; for programs, also as facts. */
function refuseInstance(faults: readonly ProblemFault[], options: GroupsOptions, output: Output): never {
  for (const fault of faults) {
    const { what, remedy } = explainInstanceFault(fault, output.t, output.formats);
    output.aside(`✗ ${what} ${remedy}`);
  }
  const params = { field: faults[0]?.field ?? '', fileName: options.instance };
  const details = options.json === true ? faults : null;
  throw new CommandFailure({ code: 'group_instance_invalid', params }, details);
}

const result = ({ solution, seconds, conflicts, plans, stability, explanation }: Studied) => ({
  objective: solution.objective,
  bound: solution.bound,
  gap: solution.gap,
  groups: solution.groups,
  unplaced: solution.unplaced,
  proven: solution.proven,
  seconds,
  ...(conflicts.length > 0 ? { conflicts } : {}),
  ...(solution.comparison ? { comparison: solution.comparison } : {}),
  ...(plans ? { best: plans } : {}),
  ...(stability ? { stability } : {}),
  ...(explanation ? { explanation } : {}),
});

function tell(studied: Studied, output: Output): void {
  const { plans, stability, explanation } = studied;
  tellSolution(studied, output);
  if (studied.solution.comparison) tellComparison(studied.solution.comparison, output);
  if (plans) tellPlans(plans, output);
  if (stability) tellStability(stability, output);
  if (explanation) tellExplanation(explanation, output);
}

function tellSolution({ solution, seconds }: Studied, { line, t, formats }: Output): void {
  for (const [index, { members, quality }] of solution.groups.entries()) {
    const number = formats.number(index + 1);
    line(t('cli:groups.group', { number, members: members.join(', '), quality: formats.number(quality, 3) }));
  }
  if (solution.unplaced.length > 0)
    line(t('cli:groups.unplaced', { firms: solution.unplaced.join(', '), count: solution.unplaced.length }));
  const params = {
    objective: formats.number(solution.objective, 4),
    bound: formats.number(solution.bound, 4),
    gap: formats.percent(solution.gap, 2),
    seconds: formats.number(seconds, 1),
  };
  line(t(solution.proven ? 'cli:groups.proven' : 'cli:groups.not_proven', params));
}
