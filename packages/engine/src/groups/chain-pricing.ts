import { byReducedCost } from './column-source.ts';
import type { ColumnSource, PricedColumn, Pricing } from './column-source.ts';
import { haveCommonMarket, groupWorth, keepLocks, reachesFloor } from './group-model.ts';
import type { GroupModel } from './group-model.ts';

/** Most partial groups kept at one size before a pricing gives up being exhaustive. */
const LEVEL_LIMIT = 600_000;

/**
 * Prices all groups of a model without listing them: exact search along chains of growing sets.
 *
 * For groups S of size k write r(S) = Σ_{pairs} (β c s_ij − (π_i + π_j)/(k−1)), c = 2/(k−1), β = balance(S). Averaged over
 * the subsets of S with one firm less, such a sum is r(S) (k−2)/k; so from any S with r(S) ≥ θ leads down a chain of
 * subsets T of size t with r_β(T) ≥ θ C(t,2)/C(k,2). The best balance that firms of T can still reach in a group of k is
 * balance(T)^(t/k) (the others at T's mean headcount), hence β ≤ balance(T)^(t/k) and the test
 *   f(T) = balance(T)^(t/k) c Σ_{pairs of T} s⁺_ij − Σ_{i∈T} π_i (t−1)/(k−1) ≥ θ C(t,2)/C(k,2)
 * never loses a group above the threshold. Sets are grown upwards from pairs, size by size, keeping those that pass the
 * test, whose pairs are all allowed and which still have a common market. Firms without headcount are left out of
 * the balance, the exponent counting the others. Worst case exponential in k; near the dual optimum few sets pass.
 */
export function chainPricing(model: GroupModel): ColumnSource {
  const { bounds, units, unitOf } = model;
  const largestUnit = units.reduce((most, unit) => Math.max(most, unit.length), 1);
  return {
    rowCount: units.length,
    largest: bounds.max,
    smallest: Math.max(1, Math.ceil(bounds.min / largestUnit)),
    firstThreshold: 1 / 4,
    costly: false,
    price: (prices, above, limit) => {
      const perFirm = Float64Array.from({ length: model.count }, (_, firm) => {
        const unit = unitOf[firm]!;
        return prices[unit]! / units[unit]!.length;
      });
      return priceAllSizes(model, perFirm, above, limit);
    },
  };
}

function priceAllSizes(model: GroupModel, prices: Float64Array, above: number, limit: number): Pricing {
  const columns: PricedColumn[] = [];
  let exhaustive = true;
  for (let size = model.bounds.min; size <= model.bounds.max; size += 1) {
    const pricing = priceSize(model, prices, above, size, limit);
    for (const column of pricing.columns) columns.push(column);
    exhaustive &&= pricing.exhaustive;
  }
  columns.sort(byReducedCost);
  return { columns: columns.slice(0, limit), exhaustive: exhaustive && columns.length <= limit };
}

function priceSize(
  model: GroupModel,
  prices: Float64Array,
  above: number,
  size: number,
  limit: number,
): Pricing {
  let sets = singles(model, prices);
  let exhaustive = true;
  while (sets.size < size) {
    const last = sets.size + 1 === size;
    const test = new ChainTest(sets.size + 1, size, above);
    sets = grow(model, prices, sets, test, last ? limit : LEVEL_LIMIT);
    exhaustive &&= !sets.truncated;
  }
  return { columns: columnsOf(model, sets, above), exhaustive };
}

/** Figures of a set: Σ s⁺ of its pairs, Σ prices, Σ known headcounts, Σ of their logarithms, how many are known. */
interface SetFigures {
  readonly pairSum: number;
  readonly priceSum: number;
  readonly heads: number;
  readonly logs: number;
  readonly known: number;
}

const NOTHING: SetFigures = { pairSum: 0, priceSum: 0, heads: 0, logs: 0, known: 0 };

/** See `chainPricing`: can a set of `size` firms be on a chain to a group of `target` firms above the threshold? */
class ChainTest {
  private readonly share: number;
  private readonly scale: number;
  private readonly least: number;
  private readonly others: number;

  constructor(size: number, target: number, above: number) {
    this.scale = 2 / (target - 1);
    this.share = (size - 1) / (target - 1);
    this.least = (above * size * (size - 1)) / (target * (target - 1)) - 1e-12;
    this.others = target - size;
  }

  /** The test with balance taken as 1: quick, and necessary for `passes`. */
  mayPass(pairSum: number, priceSum: number): boolean {
    return this.scale * pairSum >= priceSum * this.share + this.least;
  }

  passes({ pairSum, priceSum, heads, logs, known }: SetFigures): boolean {
    if (known < 2) return true;
    const balance = Math.min(1, Math.exp(logs / known) / (heads / known));
    const reachable = balance ** (known / (this.others + known));
    return this.scale * pairSum * reachable >= priceSum * this.share + this.least;
  }
}

function singles(model: GroupModel, prices: Float64Array): SetStore {
  const store = new SetStore(1, model.count, model.count);
  for (let firm = 0; firm < model.count; firm += 1) {
    store.add([firm], addFirm(model, prices, NOTHING, firm, 0));
  }
  return store;
}

/** All sets one firm larger that pass the test; truncated when there are more than `limit`. */
function grow(
  model: GroupModel,
  prices: Float64Array,
  sets: SetStore,
  test: ChainTest,
  limit: number,
): SetStore {
  const larger = new SetStore(sets.size + 1, model.count, limit);
  for (let at = 0; at < sets.count; at += 1) {
    const members = sets.members(at);
    const figures = sets.figures(at);
    const { priceSum } = figures;
    for (let firm = sets.size === 1 ? members[0]! + 1 : 0; firm < model.count; firm += 1) {
      const pairSum = pairSumWith(model, members, figures.pairSum, firm);
      if (pairSum === -1 || !test.mayPass(pairSum, priceSum + prices[firm]!)) continue;
      const grown = addFirm(model, prices, figures, firm, pairSum);
      if (!test.passes(grown)) continue;
      const all = insertSorted(members, firm);
      if (haveCommonMarket(model, all)) larger.add(all, grown);
      if (larger.truncated) return larger;
    }
  }
  return larger;
}

/** Σ s⁺ over the pairs of a set and one more firm; −1 when the firm may not join. */
function pairSumWith(model: GroupModel, members: readonly number[], pairSum: number, firm: number): number {
  const { allowed, scores, count } = model;
  let sum = pairSum;
  for (let i = 0; i < members.length; i += 1) {
    const cell = members[i]! * count + firm;
    if (allowed[cell] !== 1) return -1;
    const score = scores[cell]!;
    if (score > 0) sum += score;
  }
  return sum;
}

function addFirm(
  model: GroupModel,
  prices: Float64Array,
  figures: SetFigures,
  firm: number,
  pairSum: number,
): SetFigures {
  const headcount = model.headcounts[firm]!;
  const known = !Number.isNaN(headcount);
  return {
    pairSum,
    priceSum: figures.priceSum + prices[firm]!,
    heads: figures.heads + (known ? headcount : 0),
    logs: figures.logs + (known ? Math.log(headcount) : 0),
    known: figures.known + (known ? 1 : 0),
  };
}

function insertSorted(members: readonly number[], firm: number): number[] {
  const at = members.findIndex((member) => member > firm);
  return at === -1 ? [...members, firm] : [...members.slice(0, at), firm, ...members.slice(at)];
}

/** Sets of one size, each once, in flat arrays. */
class SetStore {
  readonly size: number;
  count = 0;
  truncated = false;
  private readonly radix: number;
  private readonly limit: number;
  private readonly keys = new Set<number | string>();
  private readonly firms: number[] = [];
  private readonly numbers: number[] = [];

  constructor(size: number, radix: number, limit: number) {
    this.size = size;
    this.radix = radix;
    this.limit = limit;
  }

  /** Keeps a set not kept yet. */
  add(members: readonly number[], { pairSum, priceSum, heads, logs, known }: SetFigures): void {
    const key = this.key(members);
    if (this.keys.has(key)) return;
    if (this.count >= this.limit) {
      this.truncated = true;
      return;
    }
    this.keys.add(key);
    for (const firm of members) this.firms.push(firm);
    this.numbers.push(pairSum, priceSum, heads, logs, known);
    this.count += 1;
  }

  members(at: number): number[] {
    return this.firms.slice(at * this.size, (at + 1) * this.size);
  }

  figures(at: number): SetFigures {
    const [pairSum, priceSum, heads, logs, known] = this.numbers.slice(at * 5, at * 5 + 5);
    return { pairSum: pairSum!, priceSum: priceSum!, heads: heads!, logs: logs!, known: known! };
  }

  /** One number a set while numbers of this radix stay exact, a string beyond. */
  private key(members: readonly number[]): number | string {
    if (this.radix ** this.size > Number.MAX_SAFE_INTEGER) return members.join();
    return members.reduce((key, firm) => key * this.radix + firm, 0);
  }
}

function columnsOf(model: GroupModel, sets: SetStore, above: number): PricedColumn[] {
  const columns: PricedColumn[] = [];
  for (let at = 0; at < sets.count; at += 1) {
    const members = sets.members(at);
    const { value } = groupWorth(model, members);
    const reducedCost = value - sets.figures(at).priceSum;
    if (reducedCost <= above || !keepLocks(model, members) || !reachesFloor(model, members)) continue;
    const rows = [...new Set(members.map((firm) => model.unitOf[firm]!))].toSorted((a, b) => a - b);
    columns.push({ rows, value, reducedCost });
  }
  return columns;
}
