import { comparePlans } from './compare-plans.ts';
import type { GroupModel } from './group-model.ts';
import { openTable } from './grouping.ts';
import { PairTable } from './pair-table.ts';
import { columnsOf } from './plan-checkpoint.ts';
import type { PlanComparison, PlanGroups } from './plan-groups.ts';
import { checkGroupProblem } from './problem-check.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import { solveModel } from './solve-model.ts';
import { solvingLimits } from './study-options.ts';
import type { StudyOptions } from './study-options.ts';
import { missingFacts } from './study-types.ts';
import type {
  EmphasisChange,
  EmphasisRange,
  MissingFact,
  MissingFactEffect,
  PlanSensitivity,
} from './study-types.ts';
import { criterionNames } from './types.ts';
import type { CriterionName, FirmProfile, GroupProblem, InvalidGroupProblem } from './types.ts';

export interface SensitivityOptions extends StudyOptions {
  /** The plan looked at; solved first when absent. */
  readonly plan?: PlanGroups;
  /** Plans solved at most; default 150. */
  readonly maxSolves?: number;
  /** Values of other firms tried for each missing fact; default 4. */
  readonly values?: number;
}

/** Emphasis tried on each side, as multiples of the present one. */
const UPWARDS = [1.25, 1.5, 2, 3, 5];
const DOWNWARDS = [0.75, 0.5, 0.25, 0];
/** Halvings between the last value at which the plan stays and the first at which it does not. */
const HALVINGS = 3;
/** Values closer than this, relatively, are equal: a plan worth as much as the best one stays. */
const SAME = 1e-6;

/**
 * How firmly the plan stands on its weights and on what is not known.
 *
 * Emphasis: for each criterion, the others kept, the problem is solved again on a grid (0, ¼, ½, ¾, 1¼, 1½, 2, 3, 5 times the
 * present emphasis; for one that is 0, as multiples of the mean of the others), outwards until the plan is no longer among the
 * best, then three times half-way back. The range is thus known at the values tried, not proven between them.
 * Missing facts: each fact that a firm has not told is filled in turn with the values of a few other firms, spread over the
 * cluster, and the problem solved again; `no` means that none of those values changes the plan.
 * At most `maxSolves` solves; what could not be settled within them is said so.
 */
export async function planSensitivity(
  problem: GroupProblem,
  solver: SetPackingSolver,
  options: SensitivityOptions = {},
): Promise<PlanSensitivity | InvalidGroupProblem> {
  const faults = checkGroupProblem(problem);
  if (faults.length > 0) return { kind: 'invalid_problem', faults };
  const study = new SensitivityStudy(problem, solver, options);
  await study.start();
  const emphasis: EmphasisRange[] = [];
  for (const criterion of criterionNames) emphasis.push(await study.emphasisRange(criterion));
  const missing: MissingFactEffect[] = [];
  for (const { firm, fact } of missingOf(problem)) missing.push(await study.effectOf(firm, fact));
  return { kind: 'sensitivity', emphasis, missing, solves: study.solves, complete: !study.cut };
}

type Verdict = { readonly stays: boolean; readonly comparison: PlanComparison } | 'unknown';

class SensitivityStudy {
  solves = 0;
  /** Some question was left open for want of solves. */
  cut = false;
  private readonly problem: GroupProblem;
  private readonly solver: SetPackingSolver;
  private readonly options: SensitivityOptions;
  private readonly most: number;
  private plan: PlanGroups;
  /** Pairs as they are: with a firm described otherwise, only its own are measured again. */
  private readonly table: PairTable;
  /** There were too many groups to list them all: they are not listed again for every other value. */
  private tooManyToList = false;

  constructor(problem: GroupProblem, solver: SetPackingSolver, options: SensitivityOptions) {
    this.problem = problem;
    this.table = new PairTable(problem);
    this.solver = solver;
    this.options = options;
    this.most = options.maxSolves ?? 150;
    this.plan = options.plan ?? [];
  }

  async start(): Promise<void> {
    if (this.options.plan) return;
    const { model } = openTable(this.table);
    const { groups } = await solveModel(model, this.solver, this.problem.seed, solvingLimits(this.options));
    this.plan = groups.map((group) => group.map((firm) => model.ids[firm]!));
  }

  async emphasisRange(criterion: CriterionName): Promise<EmphasisRange> {
    const present = this.problem.emphasis[criterion];
    const tried = [present];
    const up = await this.outwards(criterion, this.grid(criterion, UPWARDS), tried);
    const down =
      present > 0 ? await this.outwards(criterion, this.grid(criterion, DOWNWARDS), tried) : NOWHERE;
    return {
      criterion,
      emphasis: present,
      from: down.last ?? present,
      to: up.last ?? present,
      changesAt: { below: down.change, above: up.change },
      tried: tried.toSorted((a, b) => a - b),
      settled: up.settled && down.settled,
    };
  }

  /** Values of other firms in place of a fact that is not told. */
  async effectOf(firm: string, fact: MissingFact): Promise<MissingFactEffect> {
    const donors = donorsOf(this.problem.firms, fact, this.options.values ?? 4);
    let tried = 0;
    let open = false;
    for (const donor of donors) {
      const profile = this.table.firms.get(firm)!;
      const verdict = await this.judge(this.table.withFirm({ ...profile, [fact]: donor[fact] }));
      if (verdict === 'unknown') {
        open = true;
        continue;
      }
      tried += 1;
      if (verdict.stays) continue;
      return { firm, fact, changesPlan: 'yes', as: donor.id, comparison: verdict.comparison, tried };
    }
    const changesPlan = open || donors.length === 0 ? 'unknown' : 'no';
    return { firm, fact, changesPlan, as: null, comparison: null, tried };
  }

  private grid(criterion: CriterionName, multiples: readonly number[]): number[] {
    const { emphasis } = this.problem;
    const others = criterionNames.filter((name) => name !== criterion).map((name) => emphasis[name]);
    const unit = emphasis[criterion] || others.reduce((a, b) => a + b, 0) / others.length;
    const factors = emphasis[criterion] > 0 ? multiples : [0.25, 0.5, 1, 2];
    return factors.map((factor) => factor * unit);
  }

  private async outwards(criterion: CriterionName, grid: readonly number[], tried: number[]): Promise<Side> {
    let last: number | null = null;
    for (const value of grid) {
      const verdict = await this.judgeAt(criterion, value);
      if (verdict === 'unknown') return { last, change: null, settled: false };
      tried.push(value);
      if (verdict.stays) last = value;
      else {
        const from = last ?? this.problem.emphasis[criterion];
        return await this.halve(criterion, from, { emphasis: value, comparison: verdict.comparison }, tried);
      }
    }
    return { last, change: null, settled: true };
  }

  private async halve(
    criterion: CriterionName,
    stays: number,
    change: EmphasisChange,
    tried: number[],
  ): Promise<Side> {
    let last = stays;
    let first = change;
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const value = (last + first.emphasis) / 2;
      const verdict = await this.judgeAt(criterion, value);
      if (verdict === 'unknown') return { last, change: first, settled: false };
      tried.push(value);
      if (verdict.stays) last = value;
      else first = { emphasis: value, comparison: verdict.comparison };
    }
    return { last, change: first, settled: true };
  }

  private async judgeAt(criterion: CriterionName, value: number): Promise<Verdict> {
    const emphasis = { ...this.problem.emphasis, [criterion]: value };
    if (criterionNames.every((name) => emphasis[name] === 0)) return 'unknown';
    return await this.judge(new PairTable({ ...this.problem, emphasis }));
  }

  /** Is the plan still among the best of another problem? */
  private async judge(table: PairTable): Promise<Verdict> {
    if (this.solves >= this.most || this.options.shouldStop?.()) {
      this.cut = true;
      return 'unknown';
    }
    this.solves += 1;
    this.options.onStep?.({ done: this.solves, of: this.most });
    const { model } = openTable(table);
    const solution = await solveModel(model, this.solver, this.problem.seed, {
      ...solvingLimits(this.options),
      ...(this.tooManyToList ? { maxColumns: 0 } : {}),
      startPlan: this.plan,
    });
    this.tooManyToList ||= solution.method === 'column_generation';
    const found = solution.groups.map((group) => group.map((firm) => model.ids[firm]!));
    const comparison = comparePlans(this.plan, found);
    const worth = worthIn(model, this.plan);
    const stays = solution.objective - worth <= SAME * Math.max(1e-9, solution.objective);
    return stays && !solution.proven ? 'unknown' : { stays, comparison };
  }
}

interface Side {
  /** Farthest value tried at which the plan stays. */
  readonly last: number | null;
  readonly change: EmphasisChange | null;
  readonly settled: boolean;
}

const NOWHERE: Side = { last: null, change: null, settled: true };

/** Value that a plan keeps in a model: its groups that are still admissible. */
function worthIn(model: GroupModel, plan: PlanGroups): number {
  const numberOf = new Map(model.ids.map((id, firm) => [id, firm]));
  const groups = plan.map((members) => members.map((id) => numberOf.get(id) ?? -1));
  return columnsOf(model, groups).reduce((sum, { value }) => sum + value, 0);
}

function missingOf({ firms }: GroupProblem): { firm: string; fact: MissingFact }[] {
  return firms
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((firm) =>
      missingFacts.filter((fact) => firm[fact] === null).map((fact) => ({ firm: firm.id, fact })),
    );
}

/** Firms that told the fact, each with another value, spread evenly over the cluster. */
function donorsOf(firms: readonly FirmProfile[], fact: MissingFact, most: number): FirmProfile[] {
  const byValue = new Map<string, FirmProfile>();
  for (const firm of firms.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = JSON.stringify(firm[fact]);
    if (firm[fact] !== null && !byValue.has(key)) byValue.set(key, firm);
  }
  const known = [...byValue.values()].toSorted((a, b) => orderOf(a[fact], b[fact]));
  if (known.length <= most) return known;
  return Array.from(
    { length: most },
    (_, i) => known[Math.round((i * (known.length - 1)) / (most - 1 || 1))]!,
  );
}

/** Numbers by size, the rest in the order of the firms. */
function orderOf(a: FirmProfile[MissingFact], b: FirmProfile[MissingFact]): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : 0;
}
