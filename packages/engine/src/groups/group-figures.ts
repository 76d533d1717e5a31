import type { PairTable } from './pair-table.ts';
import { sizeBalance } from './size-balance.ts';
import { criterionNames } from './types.ts';
import type { CriterionName, FirmPair, FirmProfile, GroupFigures, GroupFlag, PairCriteria } from './types.ts';

/**
 * What can be said of a group, admissible or not: quality = mean pair score × balance, value = |S| × quality, the
 * criteria that made it, its weakest pair, and what had to be left out because data are missing.
 * null with fewer than two members or when a pair has no score. O(|S|²).
 */
export function groupFigures(table: PairTable, ids: readonly string[]): GroupFigures | null {
  const members = ids.toSorted();
  const pairs = members.flatMap((a, i) => members.slice(i + 1).map((b) => table.pair(a, b)));
  const scored = pairs.flatMap(({ a, b, score }) => (score === null ? [] : [{ a, b, score }]));
  const [first] = scored;
  if (first === undefined || scored.length < pairs.length) return null;
  const firms = members.map((id) => table.firms.get(id)!);
  const meanPairScore = scored.reduce((sum, { score }) => sum + score, 0) / scored.length;
  const balance = sizeBalance(firms.map(({ headcount }) => headcount ?? NaN));
  const quality = meanPairScore * (balance ?? 1);
  return {
    members,
    value: members.length * quality,
    quality,
    meanPairScore,
    balance,
    commonMarkets: marketsWantedByAll(firms),
    diameterKm: highest(pairs.map(({ km }) => km)),
    criteria: criteriaMeans(pairs),
    maxPairRivalry: highest(pairs.map(({ rivalry }) => rivalry)),
    weakestPair: scored.reduce((weakest, pair) => (pair.score < weakest.score ? pair : weakest), first),
    flags: flagsOf(firms, pairs),
  };
}

export function marketsWantedByAll(firms: readonly FirmProfile[]): string[] {
  const lists = firms.map(({ wantedMarkets }) => new Set((wantedMarkets ?? []).map(({ market }) => market)));
  const [first, ...others] = lists;
  return [...(first ?? [])].filter((market) => others.every((list) => list.has(market))).toSorted();
}

function highest(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (most, value) => (value === null || (most !== null && most >= value) ? most : value),
    null,
  );
}

function criteriaMeans(pairs: readonly PairCriteria[]): Record<CriterionName, number | null> {
  const mean = (name: CriterionName): number | null => {
    const known = pairs.map((pair) => pair[name]).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
  };
  return {
    markets: mean('markets'),
    complementarity: mean('complementarity'),
    proximity: mean('proximity'),
    trust: mean('trust'),
    mentoring: mean('mentoring'),
  };
}

function flagsOf(firms: readonly FirmProfile[], pairs: readonly PairCriteria[]): GroupFlag[] {
  const without = (lacks: (firm: FirmProfile) => boolean) => firms.filter(lacks).map(({ id }) => id);
  const flags: GroupFlag[] = [];
  const headcounts = without(({ headcount }) => headcount === null);
  const locations = without(({ location }) => location === null);
  const experience = without(({ experienced }) => experienced === null);
  if (headcounts.length > 0) flags.push({ code: 'headcount_unknown', firms: headcounts });
  if (locations.length > 0) flags.push({ code: 'location_unknown', firms: locations });
  if (experience.length > 0) flags.push({ code: 'experience_unknown', firms: experience });
  const lacking = (name: CriterionName | 'rivalry') =>
    pairs.filter(({ missing }) => missing.includes(name)).map(({ a, b }): FirmPair => [a, b]);
  for (const criterion of criterionNames) {
    const unknown = lacking(criterion);
    if (unknown.length > 0) flags.push({ code: 'criterion_unknown', criterion, pairs: unknown });
  }
  const rivalry = lacking('rivalry');
  if (rivalry.length > 0) flags.push({ code: 'rivalry_unknown', pairs: rivalry });
  return flags;
}
