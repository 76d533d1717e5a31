import { byReducedCost, noCharge } from './column-source.ts';
import type { ColumnCharge, ColumnSource, PricedColumn, Pricing } from './column-source.ts';
import { groupWorth, keepLocks, reachesFloor } from './group-model.ts';
import type { GroupModel } from './group-model.ts';
import { FIGURES, SetStore } from './set-store.ts';

/** Most partial groups kept at one size before a pricing gives up being exhaustive. */
const LEVEL_LIMIT = 600_000;

/**
 * Prices all groups of a model without listing them: exact search along chains of growing sets.
 *
 * For groups S of size k write r(S) = Σ_{pairs} (β c s_ij − σ_ij − (π_i + π_j)/(k−1)), c = 2/(k−1), β = balance(S), σ charges of
 * pairs. Averaged over the subsets of S with one firm less, such a sum is r(S) (k−2)/k; so from any S with r(S) ≥ θ leads down a
 * chain of subsets T of size t with r_β(T) ≥ θ C(t,2)/C(k,2). The best balance that firms of T can still reach in a group of k
 * is balance(T)^(t/k) (the others at T's mean headcount), hence β ≤ balance(T)^(t/k) and the test
 *   f(T) = balance(T)^(t/k) c Σ_{pairs of T} s⁺_ij − Σ_{pairs of T} σ_ij − Σ_{i∈T} π_i (t−1)/(k−1) ≥ θ C(t,2)/C(k,2)
 * never loses a group above the threshold. Sets are grown upwards from pairs, size by size, keeping those that pass the
 * test, whose pairs are all allowed and which still have a common market. Firms without headcount are left out of
 * the balance, the exponent counting the others. Worst case exponential in k; near the dual optimum few sets pass.
 */
export function chainPricing(model: GroupModel): ColumnSource {
  const { bounds, units, unitOf } = model;
  const largestUnit = units.reduce((most, unit) => Math.max(most, unit.length), 1);
  const growth = new ChainGrowth(model);
  return {
    rowCount: units.length,
    largest: bounds.max,
    smallest: Math.max(1, Math.ceil(bounds.min / largestUnit)),
    firstThreshold: 1 / 4,
    costly: false,
    takesCharges: true,
    price: (prices, above, limit, charge = noCharge) => {
      const perFirm = Float64Array.from({ length: model.count }, (_, firm) => {
        const unit = unitOf[firm]!;
        return prices[unit]! / units[unit]!.length;
      });
      return priceAllSizes(growth, { prices: perFirm, above, limit, charge });
    },
  };
}

interface PricingRequest {
  /** Per firm. */
  readonly prices: Float64Array;
  readonly above: number;
  readonly limit: number;
  readonly charge: ColumnCharge;
}

function priceAllSizes(growth: ChainGrowth, request: PricingRequest): Pricing {
  const { min, max } = growth.model.bounds;
  const columns: PricedColumn[] = [];
  let exhaustive = true;
  for (let size = min; size <= max; size += 1) {
    const sets = growth.setsOf(size, request);
    exhaustive &&= !sets.truncated;
    for (const column of columnsOf(growth.model, sets, request)) columns.push(column);
  }
  columns.sort(byReducedCost);
  return {
    columns: columns.slice(0, request.limit),
    exhaustive: exhaustive && columns.length <= request.limit,
  };
}

/** Where figures of a set lie, see `SetStore`. */
const [PAIRS, PRICES, CHARGES, HEADS, LOGS, KNOWN] = [0, 1, 2, 3, 4, 5] as const;

class ChainGrowth {
  readonly model: GroupModel;
  /** Partners that each firm may have. */
  private readonly partners: readonly Int32Array[];
  private readonly logs: Float64Array;
  /** Charge of each pair of firms, count × count; null when there is none. */
  private charges: Float64Array | null = null;
  private prices: Float64Array = new Float64Array(0);
  // What the test of the current size compares with, see `chainPricing`.
  private scale = 0;
  private share = 0;
  private least = 0;
  private others = 0;
  private readonly figures = new Float64Array(FIGURES);
  private readonly set: Int32Array[];

  constructor(model: GroupModel) {
    this.model = model;
    const { count, allowed } = model;
    this.partners = Array.from({ length: count }, (_, firm) => {
      const row = allowed.subarray(firm * count, (firm + 1) * count);
      return Int32Array.from(row.keys()).filter((other) => row[other] === 1);
    });
    this.logs = model.headcounts.map((headcount) => Math.log(headcount));
    this.set = Array.from({ length: model.bounds.max + 1 }, (_, size) => new Int32Array(size));
  }

  /** All sets of a size that may be worth more than their prices by the threshold; truncated beyond the limit. */
  setsOf(size: number, { prices, above, limit, charge }: PricingRequest): SetStore {
    this.prices = prices;
    // Rows are firms only when no firms are locked together; without pairs the search is wider, not wrong.
    this.charges = this.model.units.length === this.model.count ? charge.pairs : null;
    let sets = this.singles();
    let truncated = false;
    while (sets.size < size) {
      const grown = sets.size + 1;
      this.scale = 2 / (size - 1);
      this.share = (grown - 1) / (size - 1);
      this.least = (above * grown * (grown - 1)) / (size * (size - 1)) - 1e-12;
      this.others = size - grown;
      sets = this.grow(sets, grown === size ? limit : LEVEL_LIMIT);
      truncated ||= sets.truncated;
    }
    sets.truncated = truncated;
    return sets;
  }

  private singles(): SetStore {
    const { count } = this.model;
    const store = new SetStore(1, count);
    const nothing = new Float64Array(FIGURES);
    for (let firm = 0; firm < count; firm += 1) {
      this.addFirm(nothing, 0, firm, 0, 0);
      this.set[1]![0] = firm;
      store.add(this.set[1]!, this.figures);
    }
    return store;
  }

  /** All sets one firm larger that pass the test; truncated when there are more than `limit`. */
  private grow(sets: SetStore, limit: number): SetStore {
    const larger = new SetStore(sets.size + 1, limit);
    for (let at = 0; at < sets.count; at += 1) {
      const start = at * sets.size;
      const from = sets.size === 1 ? sets.members[start]! + 1 : 0;
      for (const firm of this.fewestPartners(sets, start)) {
        if (firm < from) continue;
        this.tryFirm(sets, at, firm, larger);
        if (larger.truncated) return larger;
      }
    }
    return larger;
  }

  private fewestPartners(sets: SetStore, start: number): Int32Array {
    let fewest = this.partners[sets.members[start]!]!;
    for (let i = 1; i < sets.size; i += 1) {
      const partners = this.partners[sets.members[start + i]!]!;
      if (partners.length < fewest.length) fewest = partners;
    }
    return fewest;
  }

  private tryFirm(sets: SetStore, at: number, firm: number, larger: SetStore): void {
    const { allowed, scores, count } = this.model;
    const { size, members, figures } = sets;
    let pairSum = figures[at * FIGURES + PAIRS]!;
    let charged = figures[at * FIGURES + CHARGES]!;
    for (let i = at * size; i < (at + 1) * size; i += 1) {
      const cell = members[i]! * count + firm;
      if (allowed[cell] !== 1) return;
      const score = scores[cell]!;
      if (score > 0) pairSum += score;
      if (this.charges !== null) charged += this.charges[cell]!;
    }
    const price = figures[at * FIGURES + PRICES]! + this.prices[firm]!;
    // With balance taken as 1: quick, and necessary.
    if (this.scale * pairSum - charged < price * this.share + this.least) return;
    this.addFirm(figures, at, firm, pairSum, charged);
    if (!this.passes()) return;
    const set = this.set[size + 1]!;
    insertSorted(set, members, at * size, firm);
    if (this.shareMarket(set)) larger.add(set, this.figures);
  }

  private addFirm(from: Float64Array, at: number, firm: number, pairSum: number, charged: number): void {
    const headcount = this.model.headcounts[firm]!;
    const known = Number.isNaN(headcount) ? 0 : 1;
    const start = at * FIGURES;
    this.figures[PAIRS] = pairSum;
    this.figures[PRICES] = from[start + PRICES]! + this.prices[firm]!;
    this.figures[CHARGES] = charged;
    this.figures[HEADS] = from[start + HEADS]! + (known ? headcount : 0);
    this.figures[LOGS] = from[start + LOGS]! + (known ? this.logs[firm]! : 0);
    this.figures[KNOWN] = from[start + KNOWN]! + known;
  }

  private passes(): boolean {
    const known = this.figures[KNOWN]!;
    if (known < 2) return true;
    const balance = Math.min(1, Math.exp(this.figures[LOGS]! / known) / (this.figures[HEADS]! / known));
    const reachable = balance ** (known / (this.others + known));
    const worth = this.scale * this.figures[PAIRS]! * reachable - this.figures[CHARGES]!;
    return worth >= this.figures[PRICES]! * this.share + this.least;
  }

  private shareMarket(set: Int32Array): boolean {
    const { markets, marketWords } = this.model;
    if (marketWords === 0) return true;
    for (let word = 0; word < marketWords; word += 1) {
      let shared = -1;
      for (let i = 0; i < set.length; i += 1) shared &= markets[set[i]! * marketWords + word]!;
      if (shared !== 0) return true;
    }
    return false;
  }
}

function insertSorted(set: Int32Array, members: Int32Array, start: number, firm: number): void {
  let to = 0;
  for (let i = start; i < start + set.length - 1; i += 1) {
    const member = members[i]!;
    if (to === i - start && member > firm) {
      set[to] = firm;
      to += 1;
    }
    set[to] = member;
    to += 1;
  }
  if (to < set.length) set[to] = firm;
}

function columnsOf(model: GroupModel, sets: SetStore, { above, charge }: PricingRequest): PricedColumn[] {
  const columns: PricedColumn[] = [];
  for (let at = 0; at < sets.count; at += 1) {
    const members = [...sets.members.subarray(at * sets.size, (at + 1) * sets.size)];
    const { value } = groupWorth(model, members);
    const priced = value - sets.figures[at * FIGURES + PRICES]!;
    if (priced <= above || !keepLocks(model, members) || !reachesFloor(model, members)) continue;
    const rows = [...new Set(members.map((firm) => model.unitOf[firm]!))].toSorted((a, b) => a - b);
    const reducedCost = priced - charge.of(rows);
    if (reducedCost > above) columns.push({ rows, value, reducedCost });
  }
  return columns;
}
