/**
 * Airport cost games: one facility whose cost is that of its most demanding user, c(S) = max of the members' costs, with
 * many identical users of each type (a stand or a study sized for the largest need). Solved by type, so that thousands of
 * users cost nothing. Types may come in any order and share a cost.
 */
export interface AirportGame {
  readonly typeCost: readonly number[];
  /** Users of each type, ≥ 1. */
  readonly typeCount: readonly number[];
}

interface Step {
  readonly cost: number;
  /** Users with this cost or less. */
  readonly upTo: number;
}

/**
 * Shapley value of one user of each type: each slice of cost is shared equally by all who need it,
 * φ_t = Σ_{k≤t} (c_k − c_{k−1}) / (users with cost ≥ c_k). O(t log t). Source: Littlechild & Owen (1973).
 */
export function airportShapley(game: AirportGame): number[] {
  const steps = stepsOf(game);
  const users = totalUsers(game);
  const shareByCost = new Map<number, number>();
  let share = 0;
  let before: Step = { cost: 0, upTo: 0 };
  for (const step of steps) {
    share += (step.cost - before.cost) / (users - before.upTo);
    shareByCost.set(step.cost, share);
    before = step;
  }
  return game.typeCost.map((cost) => shareByCost.get(cost) as number);
}

/**
 * Nucleolus of one user of each type. From the cheapest up, with `paid` collected from the users before and f per user to
 * find: f = min over steps j of (c_j − paid) / (users from here up to j, plus one), the last step without the plus one; all
 * users up to the step that gives the minimum pay f. O(t²). Source: Littlechild (1974).
 */
export function airportNucleolus(game: AirportGame): number[] {
  const steps = stepsOf(game);
  const users = totalUsers(game);
  const shareByCost = new Map<number, number>();
  let done = 0;
  let paid = 0;
  let served = 0;
  while (done < steps.length) {
    const { share, last } = smallestShare(steps, done, paid, served, users);
    for (const step of steps.slice(done, last + 1)) shareByCost.set(step.cost, share);
    const upTo = (steps[last] as Step).upTo;
    paid += share * (upTo - served);
    served = upTo;
    done = last + 1;
  }
  return game.typeCost.map((cost) => shareByCost.get(cost) as number);
}

function smallestShare(
  steps: readonly Step[],
  from: number,
  paid: number,
  served: number,
  users: number,
): { share: number; last: number } {
  let share = Infinity;
  let last = from;
  for (let index = from; index < steps.length; index++) {
    const { cost, upTo } = steps[index] as Step;
    const payers = upTo === users ? users - served : upTo - served + 1;
    const candidate = (cost - paid) / payers;
    if (candidate <= share) {
      share = candidate;
      last = index;
    }
  }
  return { share, last };
}

/**
 * Tau-value of one user of each type: nobody adds anything to the others except a single user of the highest cost, so
 * x = M + α (c − M) with α = (c_max − ΣM) / Σ(c − M). O(t). Source: Tijs (1981); Tijs & Driessen (1986).
 */
export function airportTau(game: AirportGame): number[] {
  const marginal = airportMarginals(game);
  const added = weightedSum(game, marginal);
  const room = weightedSum(game, game.typeCost) - added;
  const ratio = room === 0 ? 0 : (highestCost(game) - added) / room;
  return game.typeCost.map((cost, type) => {
    const low = marginal[type] as number;
    return low + ratio * (cost - low);
  });
}

/** Equal split of the non-separable cost for one user of each type. O(t). */
export function airportEnsc(game: AirportGame): number[] {
  const marginal = airportMarginals(game);
  const rest = (highestCost(game) - weightedSum(game, marginal)) / totalUsers(game);
  return marginal.map((own) => own + rest);
}

/** What one user of each type adds to all the others: zero but for a single most demanding user. */
export function airportMarginals(game: AirportGame): number[] {
  const steps = stepsOf(game);
  const last = steps.at(-1);
  const before = steps.at(-2);
  const isAlone = last !== undefined && last.upTo - (before?.upTo ?? 0) === 1;
  return game.typeCost.map((cost) => (isAlone && cost === last.cost ? cost - (before?.cost ?? 0) : 0));
}

/** Distinct costs in increasing order, with the number of users up to each. */
function stepsOf({ typeCost, typeCount }: AirportGame): Step[] {
  const countByCost = new Map<number, number>();
  typeCost.forEach((cost, type) => {
    countByCost.set(cost, (countByCost.get(cost) ?? 0) + (typeCount[type] as number));
  });
  let upTo = 0;
  return [...countByCost]
    .toSorted(([a], [b]) => a - b)
    .map(([cost, count]) => {
      upTo += count;
      return { cost, upTo };
    });
}

function totalUsers({ typeCount }: AirportGame): number {
  return typeCount.reduce((sum, count) => sum + count, 0);
}

function highestCost({ typeCost }: AirportGame): number {
  return typeCost.reduce((most, cost) => Math.max(most, cost), 0);
}

function weightedSum({ typeCount }: AirportGame, values: readonly number[]): number {
  return values.reduce((sum, value, type) => sum + value * (typeCount[type] as number), 0);
}
