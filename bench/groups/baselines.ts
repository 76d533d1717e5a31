import { pairCriteria } from '@grappe/engine/groups';
import type { GroupInstance, GroupProblem } from '@grappe/engine/groups';

/** A grouping in numbers, for simple methods that share nothing with the engine's search. */
export interface Scored {
  readonly ids: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly headcounts: readonly (number | null)[];
  /** count × count; NaN when the pair may not be together. */
  readonly scores: Float64Array;
  readonly markets: readonly ReadonlySet<string>[] | null;
}

export function scoredProblem(problem: GroupProblem): Scored {
  const { firms, bounds } = problem;
  const rankOf = new Map(firms.map(({ id }, rank) => [id, rank]));
  const scores = new Float64Array(firms.length ** 2).fill(NaN);
  for (const { a, b, score, admissible } of pairCriteria(problem)) {
    if (!admissible || score === null) continue;
    const [i, j] = [rankOf.get(a)!, rankOf.get(b)!];
    scores[i * firms.length + j] = scores[j * firms.length + i] = score;
  }
  return {
    ids: firms.map(({ id }) => id),
    ...bounds,
    headcounts: firms.map(({ headcount }) => headcount),
    scores,
    markets: firms.map(({ wantedMarkets }) => new Set((wantedMarkets ?? []).map(({ market }) => market))),
  };
}

export function scoredInstance({ firms, bounds, pairs }: GroupInstance): Scored {
  const rankOf = new Map(firms.map(({ id }, rank) => [id, rank]));
  const scores = new Float64Array(firms.length ** 2);
  for (const { a, b, score, forbidden } of pairs) {
    const [i, j] = [rankOf.get(a)!, rankOf.get(b)!];
    scores[i * firms.length + j] = scores[j * firms.length + i] = forbidden === true ? NaN : score;
  }
  const ids = firms.map(({ id }) => id);
  return { ids, ...bounds, headcounts: firms.map(({ headcount }) => headcount), scores, markets: null };
}

/** |S| × mean pair score × balance; 0 when the group is not allowed. */
export function worth(scored: Scored, group: readonly number[]): number {
  if (group.length < scored.min || group.length > scored.max) return 0;
  const count = scored.ids.length;
  let sum = 0;
  for (const [i, a] of group.entries()) {
    for (let j = i + 1; j < group.length; j += 1) sum += scored.scores[a * count + group[j]!]!;
  }
  if (Number.isNaN(sum) || !shareMarket(scored, group)) return 0;
  return ((2 * sum) / (group.length - 1)) * balanceOf(scored, group);
}

function balanceOf({ headcounts }: Scored, group: readonly number[]): number {
  let known = 0;
  let heads = 0;
  let logs = 0;
  for (const firm of group) {
    const headcount = headcounts[firm] ?? null;
    if (headcount === null) continue;
    known += 1;
    heads += headcount;
    logs += Math.log(headcount);
  }
  return known < 2 ? 1 : Math.exp(logs / known) / (heads / known);
}

function shareMarket({ markets }: Scored, group: readonly number[]): boolean {
  if (markets === null) return true;
  return [...markets[group[0]!]!].some((market) => group.every((firm) => markets[firm]!.has(market)));
}

/** Every allowed group of positive worth, or null beyond `limit`. */
export function everyGroup(scored: Scored, limit: number): { rows: number[]; value: number }[] | null {
  const count = scored.ids.length;
  const found: { rows: number[]; value: number }[] = [];
  const extend = (group: readonly number[]): boolean => {
    for (let next = (group.at(-1) ?? -1) + 1; next < count; next += 1) {
      if (group.some((firm) => Number.isNaN(scored.scores[firm * count + next]!))) continue;
      const grown = [...group, next];
      if (!shareMarket(scored, grown)) continue;
      const value = worth(scored, grown);
      if (value > 0) found.push({ rows: grown, value });
      if (found.length > limit) return false;
      if (grown.length < scored.max && !extend(grown)) return false;
    }
    return true;
  };
  return extend([]) ? found : null;
}

/** Again and again the best group that can be grown around a free firm, partner by partner. */
export function greedyPlan(scored: Scored): number[][] {
  const free = new Set(scored.ids.keys());
  const grownFrom = new Map<number, { group: number[]; value: number }>();
  const plan: number[][] = [];
  for (;;) {
    for (const firm of free) if (!grownFrom.has(firm)) grownFrom.set(firm, grow(scored, firm, free));
    let best: { group: number[]; value: number } | null = null;
    for (const grown of grownFrom.values()) if (best === null || grown.value > best.value) best = grown;
    if (best === null || best.value <= 0) return plan;
    plan.push(best.group);
    for (const firm of best.group) free.delete(firm);
    for (const [firm, { group }] of grownFrom) {
      if (!free.has(firm) || group.some((member) => !free.has(member))) grownFrom.delete(firm);
    }
  }
}

function grow(scored: Scored, first: number, free: ReadonlySet<number>): { group: number[]; value: number } {
  const count = scored.ids.length;
  const open = { ...scored, min: 2 };
  let group = [first];
  let best = { group: [] as number[], value: 0 };
  while (group.length < scored.max) {
    let next = -1;
    let most = 0;
    for (const firm of free) {
      if (group.includes(firm) || Number.isNaN(scored.scores[group[0]! * count + firm]!)) continue;
      const value = worth(open, [...group, firm]);
      if (value <= most) continue;
      most = value;
      next = firm;
    }
    if (next === -1) break;
    group = [...group, next];
    const value = worth(scored, group);
    if (value > best.value) best = { group, value };
  }
  return best;
}

/** First improvement by moving one firm (in, out, to another group) or exchanging two, until none gains or time is up. */
export function localSearch(
  scored: Scored,
  start: readonly (readonly number[])[],
  isOver: () => boolean,
): number[][] {
  const groups = start.map((group) => [...group]);
  for (let improved = true; improved && !isOver();) {
    improved = false;
    const places = [...groups.keys(), -1];
    for (const from of places) {
      for (const to of places) {
        if (from !== to && !isOver() && improveBetween(scored, groups, from, to)) improved = true;
      }
    }
  }
  return groups.filter((group) => worth(scored, group) > 0);
}

/** Place −1 holds the firms of no group. */
function improveBetween(scored: Scored, groups: number[][], from: number, to: number): boolean {
  const placed = new Set(groups.flat());
  const outside = [...scored.ids.keys()].filter((firm) => !placed.has(firm));
  const here = from === -1 ? outside : groups[from]!;
  const there = to === -1 ? outside : groups[to]!;
  const value = (place: number, group: readonly number[]) => (place === -1 ? 0 : worth(scored, group));
  const before = value(from, here) + value(to, there);
  for (const firm of here) {
    for (const other of [null, ...there]) {
      if (from === -1 && to === -1) continue;
      const left = [...here.filter((each) => each !== firm), ...(other === null ? [] : [other])];
      const grown = [...there.filter((each) => each !== other), firm];
      if (value(from, left) + value(to, grown) <= before + 1e-9) continue;
      if (from !== -1) groups[from] = left;
      if (to !== -1) groups[to] = grown;
      return true;
    }
  }
  return false;
}

export function planWorth(scored: Scored, plan: readonly (readonly number[])[]): number {
  return plan.reduce((sum, group) => sum + worth(scored, group), 0);
}
