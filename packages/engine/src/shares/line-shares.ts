import type { CostModel, CostPart, CostSubsidy } from './cost-model.ts';
import type { BreakdownPart } from './types.ts';
import type { CoalitionWalk } from './sample-shapley.ts';
import { MAX_EXACT_PLAYERS, makeGame } from './game.ts';
import { coalitionCost, partCost, subsidyCents, subsidyTable } from './cost-model.ts';
import { sampleShapley } from './sample-shapley.ts';
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

/**
 * Shapley shares of a budget, part by part; exact by additivity, since the game is the sum of its parts. A part paid once is
 * split equally between those who take part in it; what each causes, each pays; a subsidy is a game of its own, solved
 * exactly up to 20 partners. Above, a subsidy without ceiling or minimum follows the shares of its lines, and the others
 * are estimated from random orders (then `estimated` is set).
 */
export function shapleyByLine(
  model: CostModel,
  ids: readonly string[],
  sampling: { readonly seed: number; readonly samples: number },
): LineShares {
  const partShares = model.parts.map((part) => onePartShares(part, model.players));
  const exact = model.players <= MAX_EXACT_PLAYERS;
  const linear = (subsidy: CostSubsidy) => isLinear(subsidy);
  const sampled = exact ? [] : model.subsidies.filter((subsidy) => !linear(subsidy));
  const estimates = sampled.length === 0 ? null : sampleSubsidies(model, sampled, sampling);
  const parts = [
    ...model.parts.map((part, i) => linePart(part, model, ids, partShares[i] as number[])),
    ...model.subsidies.map((subsidy) => {
      const index = sampled.indexOf(subsidy);
      const shares =
        index >= 0
          ? (estimates?.shares[index] as number[])
          : subsidyShares(model, subsidy, partShares, exact);
      return subsidyPart(subsidy, model, ids, shares);
    }),
  ];
  const total = ids.map((_, player) => parts.reduce((sum, { cents }) => sum + (cents[player] as number), 0));
  return { shares: total, parts, estimated: estimates?.estimated ?? null };
}

function onePartShares(part: CostPart, players: number): number[] {
  if (part.eachCents) return [...part.eachCents];
  const each = (part.onceCents ?? 0) / part.sharers.length;
  const shares = new Array<number>(players).fill(0);
  for (const player of part.sharers) shares[player] = each;
  return shares;
}

function isLinear({ terms }: CostSubsidy): boolean {
  return terms.ceilingCents === null && (terms.minPartners ?? 1) <= 1;
}

/** Support by partner, positive. */
function subsidyShares(
  model: CostModel,
  subsidy: CostSubsidy,
  partShares: readonly (readonly number[])[],
  exact: boolean,
): number[] {
  if (exact) return shapleyValue(makeGame(model.players, 'gain', subsidyTable(model, subsidy)));
  return Array.from({ length: model.players }, (_, player) =>
    subsidy.parts.reduce(
      (sum, index) => sum + subsidy.terms.rateRatio * (partShares[index]?.[player] as number),
      0,
    ),
  );
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
  { seed, samples }: { readonly seed: number; readonly samples: number },
): { shares: number[][]; estimated: NonNullable<LineShares['estimated']> } {
  const results = subsidies.map((subsidy) =>
    sampleShapley(model.players, subsidyWalk(model, subsidy), samples, seed),
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
  const parts = subsidy.parts.map((index) => model.parts[index] as CostPart);
  const partsOf = everyone(model).map((player) => parts.filter(({ sharers }) => sharers.includes(player)));
  return () => {
    const paid = new Set<CostPart>();
    let eligible = 0;
    let members = 0;
    return (player) => {
      members += 1;
      for (const part of partsOf[player] ?? []) {
        if (part.eachCents) eligible += part.eachCents[player] as number;
        else if (!paid.has(part)) eligible += part.onceCents ?? 0;
        paid.add(part);
      }
      return subsidyCents(subsidy.terms, eligible, members);
    };
  };
}
