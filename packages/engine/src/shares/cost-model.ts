import type { Budget, BudgetLine, BudgetSubsidy, LineSubsidy, Partner } from './types.ts';
import { coalitionSums, everybody, sizeOf } from './game.ts';

/** A piece of the budget whose cost depends on who takes part in the simplest way. */
export interface CostPart {
  readonly lineId: string;
  readonly market: string | null;
  /** Partners (by index) who take part in it. */
  readonly sharers: readonly number[];
  /** Paid once by whoever of the sharers is there; null when each pays its own. */
  readonly onceCents: number | null;
  /** What each partner causes by itself; null when paid once. */
  readonly eachCents: readonly number[] | null;
}

export interface CostSubsidy {
  readonly id: string;
  readonly terms: LineSubsidy;
  /** Indices of the eligible parts. */
  readonly parts: readonly number[];
}

/** The budget in pieces: c(S) = Σ parts(S) − Σ subsidies(S). */
export interface CostModel {
  readonly players: number;
  readonly parts: readonly CostPart[];
  readonly subsidies: readonly CostSubsidy[];
}

/**
 * Splits a checked budget into parts. A fixed line is one part for whoever takes part; a per-market line is one part for
 * each market that a concerned partner wants; per firm and per day are caused by each partner. Needs the facts of
 * `missingFacts`. O(lines × partners × markets).
 */
export function costModel(budget: Budget, partners: readonly Partner[]): CostModel {
  const parts: CostPart[] = [];
  const partsByLine = new Map<string, number[]>();
  for (const line of budget.lines) {
    const own = lineParts(line, partners).filter((part) => part.sharers.length > 0);
    partsByLine.set(
      line.id,
      own.map((_, index) => parts.length + index),
    );
    parts.push(...own);
  }
  const subsidies = allSubsidies(budget).map((subsidy) => ({
    id: subsidy.id,
    terms: subsidy,
    parts: (subsidy.lines ?? [...partsByLine.keys()]).flatMap((lineId) => partsByLine.get(lineId) ?? []),
  }));
  return { players: partners.length, parts, subsidies };
}

/** Support on single lines (under the line's id), then support on several lines. */
export function allSubsidies(budget: Budget): BudgetSubsidy[] {
  const onLines = budget.lines.flatMap((line) =>
    line.subsidy ? [{ ...line.subsidy, id: line.id, lines: [line.id] }] : [],
  );
  return [...onLines, ...(budget.subsidies ?? [])];
}

/** True when the line concerns this partner. */
export function concerns(line: BudgetLine, partner: Partner): boolean {
  return line.partners === undefined || line.partners.includes(partner.id);
}

function lineParts(line: BudgetLine, partners: readonly Partner[]): CostPart[] {
  const concerned = partners.flatMap((partner, index) => (concerns(line, partner) ? [index] : []));
  const base = { lineId: line.id, market: null, sharers: concerned };
  switch (line.kind) {
    case 'fixed':
      return [{ ...base, onceCents: line.amountCents, eachCents: null }];
    case 'per_market':
      return marketParts(line, partners, concerned);
    case 'per_firm':
      return [{ ...base, onceCents: null, eachCents: eachOf(partners, concerned, () => line.amountCents) }];
    case 'per_day':
      return [{ ...base, onceCents: null, eachCents: eachOf(partners, concerned, dayCents(line)) }];
  }
}

function marketParts(
  line: BudgetLine,
  partners: readonly Partner[],
  concerned: readonly number[],
): CostPart[] {
  const sharersByMarket = new Map<string, number[]>();
  for (const index of concerned) {
    for (const market of new Set(partners[index]?.markets ?? [])) {
      sharersByMarket.set(market, [...(sharersByMarket.get(market) ?? []), index]);
    }
  }
  return [...sharersByMarket]
    .filter(([market]) => line.market === undefined || line.market === market)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([market, sharers]) => ({
      lineId: line.id,
      market,
      sharers,
      onceCents: line.amountCents,
      eachCents: null,
    }));
}

function dayCents(line: BudgetLine): (partner: Partner) => number {
  return (partner) => Math.round(line.amountCents * (partner.days ?? 0));
}

function eachOf(
  partners: readonly Partner[],
  concerned: readonly number[],
  amount: (partner: Partner) => number,
): number[] {
  return partners.map((partner, index) => (concerned.includes(index) ? amount(partner) : 0));
}

/** Support for an eligible amount and a number of members, in whole cents rounded down. */
export function subsidyCents(terms: LineSubsidy, eligibleCents: number, members: number): number {
  if (members < (terms.minPartners ?? 1)) return 0;
  const support = Math.floor(terms.rateRatio * eligibleCents + 1e-6);
  return terms.ceilingCents === null ? support : Math.min(terms.ceilingCents, support);
}

/** Cost of one part for a coalition given by its members. */
export function partCost(part: CostPart, members: readonly number[]): number {
  const { onceCents, eachCents } = part;
  if (eachCents) return members.reduce((sum, member) => sum + (eachCents[member] as number), 0);
  return members.some((member) => part.sharers.includes(member)) ? (onceCents ?? 0) : 0;
}

/** c(S) in cents for one coalition, at any number of partners. O(parts × partners). */
export function coalitionCost(model: CostModel, members: readonly number[]): number {
  if (members.length === 0) return 0;
  const costs = model.parts.map((part) => partCost(part, members));
  const support = model.subsidies.map(({ terms, parts }) => {
    const eligible = parts.reduce((sum, index) => sum + (costs[index] as number), 0);
    return subsidyCents(terms, eligible, members.length);
  });
  return costs.reduce((sum, cost) => sum + cost, 0) - support.reduce((sum, cents) => sum + cents, 0);
}

/** c(S) in cents by bitmask, for at most 20 partners. O((parts + n) 2^n) at worst, O(n 2^n) without subsidies. */
export function costTable(model: CostModel): Float64Array {
  const table = partsTable(model.players, model.parts);
  for (const subsidy of model.subsidies) {
    const eligible = eligibleTable(model, subsidy);
    for (let mask = 1; mask < table.length; mask++) {
      const support = subsidyCents(subsidy.terms, eligible[mask] as number, sizeOf(mask));
      table[mask] = (table[mask] as number) - support;
    }
  }
  return table;
}

/** Support received by each coalition under one subsidy, by bitmask. */
export function subsidyTable(model: CostModel, subsidy: CostSubsidy): Float64Array {
  const support = eligibleTable(model, subsidy);
  for (let mask = 1; mask < support.length; mask++) {
    support[mask] = subsidyCents(subsidy.terms, support[mask] as number, sizeOf(mask));
  }
  return support;
}

/** Costs that one subsidy looks at, by bitmask. */
function eligibleTable(model: CostModel, subsidy: CostSubsidy): Float64Array {
  return partsTable(
    model.players,
    subsidy.parts.map((index) => model.parts[index] as CostPart),
  );
}

/**
 * Total cost of some parts by bitmask. Parts paid once cost their total less what nobody in the coalition takes part in,
 * which is a sum over subsets of the complement.
 */
export function partsTable(players: number, parts: readonly CostPart[]): Float64Array {
  const each = new Array<number>(players).fill(0);
  const absent = new Float64Array(2 ** players);
  let once = 0;
  for (const part of parts) {
    part.eachCents?.forEach((cents, player) => (each[player] = (each[player] as number) + cents));
    if (part.onceCents === null) continue;
    const mask = part.sharers.reduce((all, player) => all | (1 << player), 0);
    absent[mask] = (absent[mask] as number) + part.onceCents;
    once += part.onceCents;
  }
  addSubsets(absent);
  const all = everybody(players);
  const costs = coalitionSums(each);
  for (let mask = 0; mask < costs.length; mask++) {
    costs[mask] = (costs[mask] as number) + once - (absent[all ^ mask] as number);
  }
  return costs;
}

/** Each value plus those of all its subsets, in place. O(n 2^n). */
function addSubsets(values: Float64Array): void {
  for (let bit = 1; bit < values.length; bit <<= 1) {
    for (let start = bit; start < values.length; start += 2 * bit) {
      for (let mask = start; mask < start + bit; mask++) {
        values[mask] = (values[mask] as number) + (values[mask - bit] as number);
      }
    }
  }
}
