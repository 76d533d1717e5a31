import type { GroupModel } from './group-model.ts';

/** The same model with some of its firms only (numbers ascending); units of which a firm is missing are left out whole. O(n²). */
export function subModel(model: GroupModel, firms: readonly number[]): GroupModel {
  const wanted = new Set(firms);
  const kept = firms.filter((firm) => model.units[model.unitOf[firm]!]!.every((other) => wanted.has(other)));
  const count = kept.length;
  const scores = new Float64Array(count * count);
  const allowed = new Uint8Array(count * count);
  for (const [i, a] of kept.entries()) {
    for (const [j, b] of kept.entries()) {
      scores[i * count + j] = model.scores[a * model.count + b]!;
      allowed[i * count + j] = model.allowed[a * model.count + b]!;
    }
  }
  const numberOf = new Map(kept.map((firm, i) => [firm, i]));
  const units = model.units
    .filter((unit) => unit.length > 0 && unit.every((firm) => numberOf.has(firm)))
    .map((unit) => unit.map((firm) => numberOf.get(firm)!));
  const unitOf = new Int32Array(count);
  for (const [unit, members] of units.entries()) for (const firm of members) unitOf[firm] = unit;
  const { marketWords } = model;
  const markets = new Uint32Array(count * marketWords);
  for (const [i, firm] of kept.entries()) {
    markets.set(model.markets.subarray(firm * marketWords, (firm + 1) * marketWords), i * marketWords);
  }
  return {
    ids: kept.map((firm) => model.ids[firm]!),
    count,
    bounds: model.bounds,
    minQuality: model.minQuality,
    scores,
    allowed,
    headcounts: Float64Array.from(kept, (firm) => model.headcounts[firm]!),
    markets,
    marketWords,
    units,
    unitOf,
  };
}
