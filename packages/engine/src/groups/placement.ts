import type { GroupModel } from './group-model.ts';
import { openTable } from './grouping.ts';
import { PairTable } from './pair-table.ts';
import { changedProblem, changesFor, isAboutFirmOnly } from './placement-changes.ts';
import { placementPrice } from './placement-price.ts';
import type { KnownPlan } from './placement-price.ts';
import type { PlanGroups } from './plan-groups.ts';
import { checkGroupProblem } from './problem-check.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import { solveModel } from './solve-model.ts';
import type { ModelOptions, ModelSolution } from './solve-model.ts';
import { solvingLimits } from './study-options.ts';
import type { StudyOptions } from './study-options.ts';
import type { Placement, PlacementCheck, PlacementPrice, TriedChange } from './study-types.ts';
import type { FirmPair, GroupProblem, InvalidGroupProblem } from './types.ts';

export interface PlacementOptions extends StudyOptions {
  /** The best plan known, as `formGroups` gave it; solved first when absent. */
  readonly plan?: KnownPlan;
  /** Most changes tried by solving again; default 12. */
  readonly maxSolves?: number;
  /** Vetoes of the problem that the reader may not learn of: they are kept, and lifting them is not tried. */
  readonly secretVetoes?: readonly FirmPair[];
}

/** Values closer than this, relatively, are equal. */
const SAME = 1e-6;

/**
 * What it takes to place a firm in the plan, not only to open a group to it.
 *
 * `price`: what the plan loses by placing the firm all the same, from the best plan that holds it (a bonus on its groups brings
 * it in): at least max(0, best found − bound with it), at most bound − best found with it. `checks`: each single change that could
 * help is made and the plan solved again; `yes` when a proven best plan of the changed problem places the firm, or when it
 * beats the bound of all plans without it; `unknown` when neither is proven. One solve for the price, one for each change.
 */
export async function placementOf(
  problem: GroupProblem,
  solver: SetPackingSolver,
  firm: string,
  options: PlacementOptions = {},
): Promise<Placement | InvalidGroupProblem> {
  const faults = checkGroupProblem(problem);
  if (faults.length > 0) return { kind: 'invalid_problem', faults };
  if (!problem.firms.some(({ id }) => id === firm)) {
    return { kind: 'invalid_problem', faults: [{ code: 'unknown_firm', field: 'firm', firm }] };
  }
  const study = new PlacementStudy(problem, solver, firm, options);
  await study.start();
  const price = await study.price();
  const checks: PlacementCheck[] = [];
  const changes = changesFor(problem, firm, options.secretVetoes ?? []);
  for (const [i, change] of changes.entries()) {
    checks.push(await study.check(change, i < (options.maxSolves ?? 12)));
    options.onStep?.({ done: i + 1, of: changes.length });
  }
  return { kind: 'placement', firm, price, checks, stopped: options.shouldStop?.() ?? false };
}

class PlacementStudy {
  private readonly problem: GroupProblem;
  private readonly solver: SetPackingSolver;
  private readonly firm: string;
  private readonly options: PlacementOptions;
  private readonly model: GroupModel;
  private plan: KnownPlan = { groups: [], objective: 0, bound: 0 };

  constructor(problem: GroupProblem, solver: SetPackingSolver, firm: string, options: PlacementOptions) {
    this.problem = problem;
    this.solver = solver;
    this.firm = firm;
    this.options = options;
    this.model = openTable(new PairTable(problem)).model;
  }

  async start(): Promise<void> {
    if (this.options.plan) this.plan = this.options.plan;
    else {
      const { groups, objective, bound } = await this.solve(this.model, {});
      this.plan = { groups: namesOf(this.model, groups), objective, bound };
    }
  }

  price(): Promise<PlacementPrice | null> {
    const { seed } = this.problem;
    const limits = { ...solvingLimits(this.options), seed };
    return placementPrice(this.model, this.solver, this.firm, this.plan, limits);
  }

  async check(change: TriedChange, worthTrying: boolean): Promise<PlacementCheck> {
    const unknown = { change, places: 'unknown', objective: null, members: null } as const;
    if (!worthTrying || this.options.shouldStop?.()) return unknown;
    const changed = changedProblem(this.problem, this.firm, change);
    const { model } = openTable(new PairTable(changed));
    const solution = await this.solve(model, { startPlan: this.plan.groups });
    const number = model.ids.indexOf(this.firm);
    const members = solution.groups.find((group) => group.includes(number)) ?? null;
    const beatsOthers = isAboutFirmOnly(change) && solution.objective > this.plan.bound * (1 + SAME);
    const settled = solution.proven || (members !== null && beatsOthers);
    return {
      change,
      places: settled ? (members === null ? 'no' : 'yes') : 'unknown',
      objective: solution.objective,
      members: members?.map((each) => model.ids[each]!) ?? null,
    };
  }

  private solve(model: GroupModel, more: ModelOptions): Promise<ModelSolution> {
    return solveModel(model, this.solver, this.problem.seed, { ...solvingLimits(this.options), ...more });
  }
}

function namesOf(model: GroupModel, groups: readonly (readonly number[])[]): PlanGroups {
  return groups.map((group) => group.map((firm) => model.ids[firm]!));
}
