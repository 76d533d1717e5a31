import { setImmediate as nextTurn } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { loadHighsSolver, readInstance, solveInstance } from '@grappe/engine/groups';
import type { InstanceSolution, ProblemFault } from '@grappe/engine/groups';
import { CommandFailure, readJson } from '../failure.ts';
import { positiveNumber, wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';

interface GroupsOptions {
  readonly instance: string;
  readonly seed: number;
  readonly timeLimit?: number;
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
    .option('--json', t('cli:help.json'))
    .action((options: GroupsOptions) => groups(options, output));
}

async function groups(options: GroupsOptions, output: Output): Promise<void> {
  const reading = readInstance(await readJson(options.instance));
  if (reading.kind === 'invalid_instance') throw invalidInstance(options.instance, reading.faults);
  const solver = await loadHighsSolver();
  const start = performance.now();
  const limit = options.timeLimit ?? Infinity;
  const seconds = (): number => (performance.now() - start) / 1000;
  const solution = await solveInstance(reading.instance, solver, {
    seed: options.seed,
    shouldStop: () => seconds() > limit,
    pause: () => nextTurn(),
  });
  if (solution.kind === 'invalid_problem') throw invalidInstance(options.instance, solution.faults);
  const took = Math.round(seconds() * 1000) / 1000;
  if (options.json === true) output.json(result(solution, took));
  else tell(solution, took, output);
}

function invalidInstance(fileName: string, faults: readonly ProblemFault[]): CommandFailure {
  const params = { field: faults[0]?.field ?? '', fileName };
  return new CommandFailure({ code: 'group_instance_invalid', params }, faults);
}

const result = (solution: InstanceSolution, seconds: number) => ({
  objective: solution.objective,
  bound: solution.bound,
  gap: solution.gap,
  groups: solution.groups,
  unplaced: solution.unplaced,
  proven: solution.proven,
  seconds,
});

function tell(solution: InstanceSolution, seconds: number, { line, t, formats }: Output): void {
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
