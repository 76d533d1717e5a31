import type { CostModel, CostPart, CostSubsidy } from './cost-model.ts';
import type { BreakdownPart } from './types.ts';
import type { CoalitionWalk, OrderSampler } from './sample-shapley.ts';
import type { Unions } from './owen.ts';
import { MAX_EXACT_PLAYERS, makeGame } from './game.ts';
import { coalitionCost, partCost, subsidyCents, subsidyTable } from './cost-model.ts';
import { anyOrder, sampleShapley, unionOrders } from './sample-shapley.ts';
import { owenCoalitions, owenOfTally, subsidyTally } from './coalition-tally.ts';
import { owenValue } from './owen.ts';
import { shapleyValue } from './shapley.ts';

export interface LineShares {
  readonly shares: readonly number[];
  readonly parts: readonly BreakdownPart[];
  readonly estimated: {
    readonly samples: number;
    readonly seed: number;
    readonly halfWidth: readonly number[];
  } | null;
}

/** A rule that is additive, so that it can be computed part by part. */
export interface LineRule {
  /** The share of each player in a cost of 1 paid once by whoever of the sharers is there. */
  readonly once: (sharers: readonly number[]) => ReadonlyMap<number, number>;
  /** Shares of a subsidy, exactly; null when that would take too long. */
  readonly subsidy: (model: CostModel, subsidy: CostSubsidy) => number[] | null;
  readonly orders: OrderSampler;
}

/** Shapley: a part paid once is split equally between those who take part in it. */
export const shapleyLines: LineRule = {
  once: (sharers) => new Map(sharers.map((player) => [player, 1 / sharers.length])),
  subsidy: (model, subsidy) =>
    model.players > MAX_EXACT_PLAYERS
      ? null
      : shapleyValue(makeGame(model.players, 'gain', subsidyTable(model, subsidy))),
  orders: anyOrder,
};

/** Coalitions looked at for one subsidy: about a second. */
const MAX_TALLIED = 2 ** 22;

/** Owen: a part paid once is split equally between the unions that take part in it, then inside each. */
export function owenLines(unions: Unions): LineRule {
  const unionOf = new Map(unions.flatMap((union, index) => union.map((player) => [player, index])));
  return {
    once: (sharers) => {
      const counts = new Map<number, number>();
      for (const player of sharers) {
        const index = unionOf.get(player) ?? -1;
        counts.set(index, (counts.get(index) ?? 0) + 1);
      }
      return new Map(
        sharers.map((player) => [player, 1 / counts.size / (counts.get(unionOf.get(player) ?? -1) ?? 1)]),
      );
    },
    subsidy: (model, subsidy) => {
      if (owenCoalitions(unions) <= MAX_TALLIED)
        return owenOfTally(model.players, unions, subsidyTally(model, subsidy));
      return model.players > MAX_EXACT_PLAYERS
        ? null
        : owenValue(makeGame(model.players, 'gain', subsidyTable(model, subsidy)), unions);
    },
    orders: unionOrders(unions),
  };
}

/**
 * Shares of a budget by an additive rule, part by part; exact, since the game is the sum of its parts. What each causes, each
 * pays; a part paid once follows the rule; a subsidy is a game of its own, solved exactly where that is bearable (up to 20
 * partners). Beyond, a subsidy without ceiling or minimum follows the shares of its lines, and the others are
 * estimated from random orders (then `estimated` is set).
 */
export function sharesByLine(
  model: CostModel,
  ids: readonly string[],
  rule: LineRule,
  sampling: { readonly seed: number; readonly samples: number },
): LineShares {
  const partShares = model.parts.map((part) => onePartShares(part, model.players, rule));
  const support = model.subsidies.map(
    (subsidy) =>
      rule.subsidy(model, subsidy) ?? (isLinear(subsidy) ? followLines(model, subsidy, partShares) : null),
  );
  const sampled = model.subsidies.filter((_, index) => support[index] === null);
  const estimates = sampled.length === 0 ? null : sampleSubsidies(model, sampled, rule, sampling);
  const parts = [
    ...model.parts.map((part, i) => linePart(part, model, ids, partShares[i] as number[])),
    ...model.subsidies.map((subsidy, i) =>
      subsidyPart(
        subsidy,
        model,
        ids,
        support[i] ?? (estimates?.shares[sampled.indexOf(subsidy)] as number[]),
      ),
    ),
  ];
  const total = ids.map((_, player) => parts.reduce((sum, { cents }) => sum + (cents[player] as number), 0));
  return { shares: total, parts, estimated: estimates?.estimated ?? null };
}

function onePartShares(part: CostPart, players: number, rule: LineRule): number[] {
  if (part.eachCents) return [...part.eachCents];
  const ratios = rule.once(part.sharers);
  return Array.from({ length: players }, (_, player) => (part.onceCents ?? 0) * (ratios.get(player) ?? 0));
}

/** True for a support in proportion to its lines, whoever asks. */
function isLinear({ terms }: CostSubsidy): boolean {
  return terms.ceilingCents === null && (terms.minPartners ?? 1) <= 1;
}

/** Support by partner, positive, in proportion to its shares of the lines; scaled to the whole cents received. */
function followLines(
  model: CostModel,
  subsidy: CostSubsidy,
  partShares: readonly (readonly number[])[],
): number[] {
  const eligible = Array.from({ length: model.players }, (_, player) =>
    subsidy.parts.reduce((sum, index) => sum + (partShares[index]?.[player] as number), 0),
  );
  const total = eligible.reduce((sum, cents) => sum + cents, 0);
  const received = subsidyCents(subsidy.terms, Math.round(total), model.players);
  return eligible.map((cents) => (total === 0 ? 0 : (received * cents) / total));
}

function linePart(
  part: CostPart,
  model: CostModel,
  ids: readonly string[],
  cents: readonly number[],
): BreakdownPart {
  return {
    code: part.market === null ? 'line' : 'market',
    lineId: part.lineId,
    market: part.market,
    costCents: partCost(part, everyone(model)),
    sharers: part.sharers.map((player) => ids[player] as string),
    cents,
  };
}

function subsidyPart(
  subsidy: CostSubsidy,
  model: CostModel,
  ids: readonly string[],
  support: readonly number[],
): BreakdownPart {
  const sharers = new Set(subsidy.parts.flatMap((index) => model.parts[index]?.sharers ?? []));
  const without = coalitionCost({ ...model, subsidies: [] }, everyone(model));
  const withIt = coalitionCost({ ...model, subsidies: [subsidy] }, everyone(model));
  return {
    code: 'subsidy',
    lineId: subsidy.id,
    market: null,
    costCents: withIt - without,
    sharers: ids.filter((_, player) => sharers.has(player)),
    cents: support.map((amount) => 0 - amount),
  };
}

function everyone(model: CostModel): number[] {
  return Array.from({ length: model.players }, (_, player) => player);
}

/** Estimates each subsidy's shares, and the interval of their sum. */
function sampleSubsidies(
  model: CostModel,
  subsidies: readonly CostSubsidy[],
  rule: LineRule,
  { seed, samples }: { readonly seed: number; readonly samples: number },
): { shares: number[][]; estimated: NonNullable<LineShares['estimated']> } {
  const results = subsidies.map((subsidy) =>
    sampleShapley(model.players, subsidyWalk(model, subsidy), samples, seed, rule.orders),
  );
  const halfWidth = everyone(model).map((player) =>
    results.reduce((sum, result) => sum + (result.halfWidth[player] as number), 0),
  );
  const taken = results[0]?.samples ?? 0;
  return {
    shares: results.map(({ shares }) => [...shares]),
    estimated: { samples: taken, seed, halfWidth },
  };
}

function subsidyWalk(model: CostModel, subsidy: CostSubsidy): CoalitionWalk {
  const tally = subsidyTally(model, subsidy);
  let present: number[] = [];
  return () => {
    for (const player of present) tally.remove(player);
    present = [];
    return (player) => {
      tally.add(player);
      present.push(player);
      return tally.value();
    };
  };
}
