import { sizeBalance } from './size-balance.ts';
import type { FirmPair, GroupBounds } from './types.ts';

/** A grouping problem reduced to numbers: what enumeration, pricing and local search read. */
export interface GroupModel {
  /** Firms that can be in a group at all, in alphabetical order of their ids. */
  readonly ids: readonly string[];
  readonly count: number;
  readonly bounds: GroupBounds;
  readonly minQuality: number;
  /** count × count, symmetric. */
  readonly scores: Float64Array;
  /** count × count, symmetric, 1 when two firms may be together. */
  readonly allowed: Uint8Array;
  /** NaN when unknown. */
  readonly headcounts: Float64Array;
  /** Bit sets of wanted markets, `marketWords` 32-bit words a firm; no market rule when 0 words. */
  readonly markets: Uint32Array;
  readonly marketWords: number;
  /** Firms locked together, each firm in exactly one unit; a group holds whole units. */
  readonly units: readonly (readonly number[])[];
  readonly unitOf: Int32Array;
}

export interface ModelSource {
  readonly ids: readonly string[];
  /** Persons, NaN when unknown. */
  readonly headcount: (firm: string) => number;
  /** null when the pair may not be together. */
  readonly score: (a: string, b: string) => number | null;
  /** Markets wanted by a firm; null when there is no market rule. */
  readonly wantedMarkets: ((firm: string) => readonly string[]) | null;
  readonly locks: readonly FirmPair[];
  readonly bounds: GroupBounds;
  readonly minQuality: number;
}

/**
 * Reduces a problem to numbers, leaving out firms that cannot be in any group: fewer than min − 1 allowed
 * partners, or locked to such a firm, to a forbidden partner, or to more firms than a group may hold.
 * Firms are sorted by id, so that the order of the input changes nothing. O(n²).
 */
export function compileModel(source: ModelSource): GroupModel {
  let ids = source.ids.toSorted();
  for (;;) {
    const model = buildModel(source, ids);
    const kept = model.units.filter((unit) => isUsable(model, unit)).flat();
    if (kept.length === ids.length) return model;
    ids = kept.map((firm) => ids[firm]!).toSorted();
  }
}

function buildModel(source: ModelSource, ids: readonly string[]): GroupModel {
  const count = ids.length;
  const scores = new Float64Array(count * count);
  const allowed = new Uint8Array(count * count);
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 1; j < count; j += 1) {
      const score = source.score(ids[i]!, ids[j]!);
      if (score === null) continue;
      scores[i * count + j] = scores[j * count + i] = score;
      allowed[i * count + j] = allowed[j * count + i] = 1;
    }
  }
  return {
    ids,
    count,
    bounds: source.bounds,
    minQuality: source.minQuality,
    scores,
    allowed,
    headcounts: Float64Array.from(ids, source.headcount),
    ...marketBits(source, ids),
    ...lockUnits(source.locks, ids),
  };
}

function marketBits(
  source: ModelSource,
  ids: readonly string[],
): Pick<GroupModel, 'markets' | 'marketWords'> {
  if (source.wantedMarkets === null) return { markets: new Uint32Array(0), marketWords: 0 };
  const wanted = ids.map(source.wantedMarkets);
  const bitOf = new Map([...new Set(wanted.flat())].toSorted().map((market, bit) => [market, bit]));
  const marketWords = Math.max(1, Math.ceil(bitOf.size / 32));
  const markets = new Uint32Array(ids.length * marketWords);
  for (const [firm, list] of wanted.entries()) {
    for (const market of list) {
      const bit = bitOf.get(market)!;
      const word = firm * marketWords + (bit >>> 5);
      markets[word] = (markets[word]! | (1 << (bit & 31))) >>> 0;
    }
  }
  return { markets, marketWords };
}

/** Connected parts of the graph of locks. A lock to an absent firm makes the unit unusable, see `isUsable`. */
function lockUnits(locks: readonly FirmPair[], ids: readonly string[]): Pick<GroupModel, 'units' | 'unitOf'> {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const leader = ids.map((_, index) => index);
  const find = (firm: number): number => (leader[firm] === firm ? firm : find(leader[firm]!));
  const orphans = new Set<number>();
  for (const [a, b] of locks) {
    const i = indexOf.get(a);
    const j = indexOf.get(b);
    if (i !== undefined && j !== undefined) leader[Math.max(find(i), find(j))] = Math.min(find(i), find(j));
    else if (i !== undefined || j !== undefined) orphans.add((i ?? j)!);
  }
  const units = ids.map((_, index) => ids.flatMap((__, firm) => (find(firm) === index ? [firm] : [])));
  const whole = units.filter((unit) => unit.length > 0);
  const unitOf = new Int32Array(ids.length);
  for (const [unit, firms] of whole.entries()) for (const firm of firms) unitOf[firm] = unit;
  return { units: whole.map((unit) => (unit.some((firm) => orphans.has(firm)) ? [] : unit)), unitOf };
}

function isUsable(model: GroupModel, unit: readonly number[]): boolean {
  const { bounds, count, allowed } = model;
  if (unit.length === 0 || unit.length > bounds.max) return false;
  return unit.every((firm) => {
    const row = allowed.subarray(firm * count, (firm + 1) * count);
    const partners = row.reduce((sum, bit) => sum + bit, 0);
    return partners >= bounds.min - 1 && unit.every((other) => other === firm || row[other] === 1);
  });
}

/** Quality and value of a group, whatever its admissibility. */
export interface GroupWorth {
  readonly meanPairScore: number;
  /** 1 when fewer than two headcounts are known. */
  readonly balance: number;
  readonly quality: number;
  readonly value: number;
}

/**
 * Worth of a group: quality = mean pair score × balance; value = |S| × quality; balance = geometric / arithmetic
 * mean of the known headcounts (1 when fewer than two are known). O(|S|²).
 */
export function groupWorth(model: GroupModel, members: readonly number[]): GroupWorth {
  const { scores, headcounts, count } = model;
  let pairSum = 0;
  for (let i = 0; i < members.length; i += 1) {
    const row = members[i]! * count;
    for (let j = i + 1; j < members.length; j += 1) pairSum += scores[row + members[j]!]!;
  }
  const meanPairScore = pairSum / ((members.length * (members.length - 1)) / 2);
  const balance = sizeBalance(members.map((firm) => headcounts[firm]!)) ?? 1;
  const quality = meanPairScore * balance;
  return { meanPairScore, balance, quality, value: members.length * quality };
}

/** Quality of a group is compared with the floor up to rounding. */
const ROUNDING = 1e-12;

/** May these firms (each once) form a group? Size, pairs, common market, whole locks, quality floor. O(|S|²). */
export function isAdmissible(model: GroupModel, members: readonly number[]): boolean {
  const { bounds, allowed, count } = model;
  if (members.length < bounds.min || members.length > bounds.max) return false;
  for (let i = 0; i < members.length; i += 1) {
    for (let j = i + 1; j < members.length; j += 1) {
      if (allowed[members[i]! * count + members[j]!] !== 1) return false;
    }
  }
  return haveCommonMarket(model, members) && keepLocks(model, members) && reachesFloor(model, members);
}

export function reachesFloor(model: GroupModel, members: readonly number[]): boolean {
  return model.minQuality <= 0 || groupWorth(model, members).quality >= model.minQuality - ROUNDING;
}

export function haveCommonMarket(model: GroupModel, members: readonly number[]): boolean {
  const { markets, marketWords } = model;
  if (marketWords === 0) return true;
  for (let word = 0; word < marketWords; word += 1) {
    let shared = 0xffffffff;
    for (const firm of members) shared &= markets[firm * marketWords + word]!;
    if (shared !== 0) return true;
  }
  return false;
}

export function keepLocks(model: GroupModel, members: readonly number[]): boolean {
  return members.every((firm) => {
    const unit = model.units[model.unitOf[firm]!]!;
    return unit.length === 1 || unit.every((other) => members.includes(other));
  });
}
