import { blockingSets, findBlockingSets, presentMeans } from './blocking-sets.ts';
import type { GroupModel } from './group-model.ts';
import { groupWorth } from './group-model.ts';
import { isInstance, openGrouping } from './grouping.ts';
import type { OpenGrouping } from './grouping.ts';
import { listedColumnsOf } from './listed-columns.ts';
import { lossSearch } from './loss-search.ts';
import type { PackingState } from './packing-types.ts';
import type { PlanGroups } from './plan-groups.ts';
import { checkGroupProblem } from './problem-check.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import { solveModel } from './solve-model.ts';
import type { ModelSolution } from './solve-model.ts';
import { firmsOf } from './start-columns.ts';
import { planChoice, solvingLimits } from './study-options.ts';
import type { StudyOptions } from './study-options.ts';
import type { BlockingSets, Grouping, StablePlan } from './study-types.ts';
import { subModel } from './sub-model.ts';
import type { InvalidGroupProblem } from './types.ts';

export interface StablePlanOptions extends StudyOptions {
  /** Share of the best plan's value that may be given up; default 0.02. */
  readonly tolerance?: number;
  /** Steps of the search for steadier plans; default 40. */
  readonly rounds?: number;
  /** Plans looked at, at most, to prove that none is steadier; default 5,000. */
  readonly maxPlans?: number;
  /** Most blocking sets listed for each plan; default 20. */
  readonly most?: number;
}

/** Partial sets looked at when the blocking sets of one plan are counted. */
const COUNT_WORK = 4_000_000;
/** Blocking sets tried in one step. */
const TRIED = 6;

/**
 * Among the plans worth at least (1 − tolerance) of the best, one with the fewest blocking sets found (see `blockingSets`).
 *
 * From the best plan, the most wanted blocking sets are made groups one at a time, the firms that this frees being packed again
 * exactly; the plan with fewer blocking sets is kept, until none gains. Where the plans within the tolerance are few enough
 * they are then all looked at, which makes the answer `proven`, as does a plan without blocking sets; otherwise it is the best found.
 */
export async function stablePlan(
  grouping: Grouping,
  solver: SetPackingSolver,
  options: StablePlanOptions = {},
): Promise<StablePlan | InvalidGroupProblem> {
  const faults = isInstance(grouping) ? [] : checkGroupProblem(grouping);
  if (faults.length > 0) return { kind: 'invalid_problem', faults };
  const open = openGrouping(grouping);
  const first = await solveModel(open.model, solver, open.seed, solvingLimits(options));
  const search = new StabilitySearch(open, solver, first, options);
  await search.descend();
  const proven = search.best.count === 0 || search.lookAtAll(first.state);
  const listed = (groups: readonly (readonly number[])[]): BlockingSets =>
    blockingSets(grouping, namesOf(open.model, groups), { most: options.most ?? 20 });
  const blocking = listed(search.best.groups);
  return {
    kind: 'stable_plan',
    best: { objective: first.objective, bound: first.bound, blocking: listed(first.groups) },
    plan: planChoice(open.model, open.ids, search.best.groups, {
      bound: first.bound,
      proven: first.proven && search.best.groups === first.groups,
    }),
    blocking,
    loss: first.objective > 0 ? Math.max(0, 1 - search.best.value / first.objective) : 0,
    tolerance: search.tolerance,
    fewest: proven && blocking.complete ? 'proven' : 'best_found',
    compared: search.compared,
  };
}

interface Candidate {
  readonly groups: readonly (readonly number[])[];
  readonly value: number;
  readonly count: number;
  /** Blocking sets worth trying, as firm numbers. */
  readonly wanted: readonly (readonly number[])[];
}

class StabilitySearch {
  best: Candidate;
  compared = 1;
  readonly tolerance: number;
  private readonly open: OpenGrouping;
  private readonly model: GroupModel;
  private readonly solver: SetPackingSolver;
  private readonly options: StablePlanOptions;
  private readonly floor: number;
  private readonly numberOf: ReadonlyMap<string, number>;

  constructor(
    open: OpenGrouping,
    solver: SetPackingSolver,
    first: ModelSolution,
    options: StablePlanOptions,
  ) {
    this.open = open;
    this.model = open.model;
    this.solver = solver;
    this.options = options;
    this.tolerance = options.tolerance ?? 0.02;
    this.floor = (1 - this.tolerance) * first.objective - 1e-9;
    this.numberOf = new Map(open.model.ids.map((id, firm) => [id, firm]));
    this.best = this.judge(first.groups);
  }

  async descend(): Promise<void> {
    const rounds = this.options.rounds ?? 40;
    for (let round = 0; round < rounds && this.best.count > 0; round += 1) {
      const better = await this.step();
      this.options.onStep?.({ done: round + 1, of: rounds });
      if (better === null || this.options.shouldStop?.()) return;
      this.best = better;
    }
  }

  /** Every plan within the tolerance, while they are few; false when they are too many. */
  lookAtAll(state: PackingState | null): boolean {
    const listed = listedColumnsOf(this.model, this.options.maxColumns ?? 20_000);
    if (state === null) return true;
    if (listed === null) return false;
    const total = state.prices.reduce((sum, price) => sum + price, 0);
    const budget = total - this.floor;
    const near = listed.price(state.prices, -budget, 5_000);
    if (!near.exhaustive) return false;
    let left = this.options.maxPlans ?? 5_000;
    const { complete } = lossSearch(state.prices, near.columns, budget, {
      maxWork: 20_000_000,
      patience: 1,
      shouldStop: () => left <= 0 || this.best.count === 0 || (this.options.shouldStop?.() ?? false),
      also: (columns) => {
        left -= 1;
        this.offer(columns.map(({ rows }) => firmsOf(this.model, rows)));
        return Infinity;
      },
    });
    return complete || this.best.count === 0;
  }

  private offer(groups: readonly (readonly number[])[]): void {
    const candidate = this.judge(groups);
    this.compared += 1;
    if (isSteadier(candidate, this.best)) this.best = candidate;
  }

  /** The steadiest plan made by granting one blocking set its wish; null when none is steadier. */
  private async step(): Promise<Candidate | null> {
    let better: Candidate | null = null;
    for (const set of this.best.wanted) {
      const candidate = await this.granting(set);
      if (candidate === null) continue;
      this.compared += 1;
      if (isSteadier(candidate, better ?? this.best)) better = candidate;
    }
    return better;
  }

  private async granting(set: readonly number[]): Promise<Candidate | null> {
    const kept = this.best.groups.filter((group) => group.every((firm) => !set.includes(firm)));
    const taken = new Set([...kept.flat(), ...set]);
    const free = this.model.ids.map((_, firm) => firm).filter((firm) => !taken.has(firm));
    const part = subModel(this.model, free);
    const packed = await solveModel(part, this.solver, this.open.seed, {
      ...solvingLimits(this.options),
      maxNodes: 50,
    });
    const again = packed.groups.map((group) => group.map((firm) => this.numberOf.get(part.ids[firm]!)!));
    const candidate = this.judge([...kept, set.toSorted((a, b) => a - b), ...again]);
    return candidate.value >= this.floor ? candidate : null;
  }

  private judge(groups: readonly (readonly number[])[]): Candidate {
    const now = presentMeans(this.open, namesOf(this.model, groups));
    const { count, sets, complete } = findBlockingSets(this.model, now, {
      most: TRIED,
      maxWork: COUNT_WORK,
    });
    return {
      groups,
      value: groups.reduce((sum, group) => sum + groupWorth(this.model, group).value, 0),
      count: complete ? count : Infinity,
      wanted: sets.map(({ members }) => members.map((id) => this.numberOf.get(id)!)),
    };
  }
}

function isSteadier(one: Candidate, other: Candidate): boolean {
  return one.count < other.count || (one.count === other.count && one.value > other.value + 1e-9);
}

function namesOf(model: GroupModel, groups: readonly (readonly number[])[]): PlanGroups {
  return groups.map((group) => group.map((firm) => model.ids[firm]!));
}
