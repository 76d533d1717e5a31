import { groupWithFirm } from './group-with-firm.ts';
import { pairKey } from './pair-criteria.ts';
import { PairTable } from './pair-table.ts';
import { LARGEST_GROUP } from './problem-check.ts';
import type { TriedChange } from './study-types.ts';
import type { FirmPair, FirmProfile, GroupProblem, PairBlock } from './types.ts';

/** Markets tried, the most wanted by the others first. */
const MARKETS_TRIED = 4;

/** Single changes that could help a firm into the plan: one for each rule that now keeps some group from it. */
export function changesFor(
  problem: GroupProblem,
  firm: string,
  secretVetoes: readonly FirmPair[],
): TriedChange[] {
  const table = new PairTable(problem);
  const secret = new Set(secretVetoes.map(pairKey));
  const known = problem.vetoes.filter((pair) => !secret.has(pairKey(pair)));
  const others = problem.firms.map(({ id }) => id).filter((id) => id !== firm);
  const blocks = others.flatMap((other) => [...table.pair(firm, other).blocks]);
  const { min, max } = problem.bounds;
  return [
    ...marketsFor(problem, table.firms.get(firm)!),
    ...limitChanges(blocks, min - 1),
    ...(blocks.some(({ code }) => code === 'staged_coopetition') ? [{ code: 'drop_staging' } as const] : []),
    ...floorChange(table, firm),
    ...pairChanges('lift_vetoes', known, firm),
    ...pairChanges('allow_forbidden_pairs', problem.forbidden, firm),
    ...pairChanges('release_locks', problem.locks, firm),
    ...(max < LARGEST_GROUP ? [{ code: 'larger_groups', max: max + 1 } as const] : []),
    ...(min > 2 ? [{ code: 'smaller_groups', min: min - 1 } as const] : []),
  ];
}

function marketsFor({ firms, bounds }: GroupProblem, { id, wantedMarkets }: FirmProfile): TriedChange[] {
  const counts = new Map<string, number>();
  for (const other of firms) {
    if (other.id === id) continue;
    for (const market of new Set((other.wantedMarkets ?? []).map((wanted) => wanted.market))) {
      counts.set(market, (counts.get(market) ?? 0) + 1);
    }
  }
  const own = new Set((wantedMarkets ?? []).map(({ market }) => market));
  return [...counts]
    .filter(([market, count]) => !own.has(market) && count >= bounds.min - 1)
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MARKETS_TRIED)
    .map(([market]) => ({ code: 'add_wanted_market', market }));
}

/** Limits moved just enough to allow as many more partners as the smallest group needs. */
function limitChanges(blocks: readonly PairBlock[], partners: number): TriedChange[] {
  const kms = blocks.flatMap((block) => (block.code === 'too_far' ? [block.km] : []));
  const rivalries = blocks.flatMap((block) => (block.code === 'rivalry' ? [block.rivalry] : []));
  const enough = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.min(partners, values.length) - 1];
  const [km, rivalry] = [enough(kms), enough(rivalries)];
  return [
    ...(km === undefined ? [] : [{ code: 'raise_max_km', to: Math.ceil(km) } as const]),
    ...(rivalry === undefined
      ? []
      : [{ code: 'raise_max_rivalry', to: Math.min(1, Math.ceil(rivalry * 100) / 100) } as const]),
  ];
}

function floorChange(table: PairTable, firm: string): TriedChange[] {
  const { minQuality } = table.problem;
  if (minQuality <= 0) return [];
  const best = groupWithFirm(table.model(new Set(['quality_floor'])), firm, 'best');
  if (best.kind !== 'found' || best.quality >= minQuality) return [];
  return [{ code: 'lower_min_quality', to: Math.floor(best.quality * 100) / 100 }];
}

function pairChanges(
  code: 'lift_vetoes' | 'allow_forbidden_pairs' | 'release_locks',
  pairs: readonly FirmPair[],
  firm: string,
): TriedChange[] {
  const partners = pairs.flatMap(([a, b]) => (a === firm ? [b] : b === firm ? [a] : []));
  return partners.length === 0 ? [] : [{ code, with: [...new Set(partners)].toSorted() }];
}

/** Does the change touch only groups that hold the firm? Then plans without it are worth what they were. */
export function isAboutFirmOnly({ code }: TriedChange): boolean {
  return ['add_wanted_market', 'lift_vetoes', 'allow_forbidden_pairs'].includes(code);
}

/** The problem with one change made. */
export function changedProblem(problem: GroupProblem, firm: string, change: TriedChange): GroupProblem {
  const without = (pairs: readonly FirmPair[]) => pairs.filter((pair) => !pair.includes(firm));
  switch (change.code) {
    case 'add_wanted_market':
      return { ...problem, firms: problem.firms.map((each) => alsoWanting(each, firm, change.market)) };
    case 'raise_max_km':
      return { ...problem, maxKm: change.to };
    case 'raise_max_rivalry':
      return { ...problem, maxRivalry: change.to };
    case 'lower_min_quality':
      return { ...problem, minQuality: change.to };
    case 'drop_staging':
      return { ...problem, stagedCoopetition: false };
    case 'lift_vetoes':
      return { ...problem, vetoes: problem.vetoes.filter((pair) => !isBetween(pair, firm, change.with)) };
    case 'allow_forbidden_pairs':
      return { ...problem, forbidden: without(problem.forbidden) };
    case 'release_locks':
      return { ...problem, locks: without(problem.locks) };
    case 'larger_groups':
      return { ...problem, bounds: { ...problem.bounds, max: change.max } };
    case 'smaller_groups':
      return { ...problem, bounds: { ...problem.bounds, min: change.min } };
  }
}

function alsoWanting(each: FirmProfile, firm: string, market: string): FirmProfile {
  if (each.id !== firm) return each;
  return { ...each, wantedMarkets: [...(each.wantedMarkets ?? []), { market, priority: 1 }] };
}

function isBetween([a, b]: FirmPair, firm: string, partners: readonly string[]): boolean {
  return (a === firm && partners.includes(b)) || (b === firm && partners.includes(a));
}
