import { groupFigures, marketsWantedByAll } from './group-figures.ts';
import { PairTable } from './pair-table.ts';
import type { GroupEvaluation, GroupProblem, GroupViolation } from './types.ts';

/**
 * A group composed by hand: its figures and every rule it breaks, for the coordinator (violations say who may read them).
 * Firms unknown to the problem, or named twice, are reported and left out of the figures. O(|S|²).
 */
export function evaluateGroup(problem: GroupProblem, ids: readonly string[]): GroupEvaluation {
  return evaluateIn(new PairTable(problem), ids);
}

/** The same on a table of pairs made once. */
export function evaluateIn(table: PairTable, ids: readonly string[]): GroupEvaluation {
  const { problem } = table;
  const members = [...new Set(ids)].filter((id) => table.firms.has(id)).toSorted();
  const figures = groupFigures(table, members);
  const violations = [
    ...namingFaults(table, ids),
    ...sizeFaults(problem, members.length),
    ...marketFaults(table, members),
    ...pairFaults(table, members),
    ...qualityFault(problem, figures?.quality ?? null),
    ...lockFaults(problem, members),
  ];
  return { figures, admissible: violations.length === 0 && figures !== null, violations };
}

function namingFaults(table: PairTable, ids: readonly string[]): GroupViolation[] {
  return ids.flatMap((firm, i): GroupViolation[] => {
    if (!table.firms.has(firm)) return [{ code: 'unknown_firm', firm, audience: 'coordinator' }];
    return ids.indexOf(firm) < i ? [{ code: 'repeated_firm', firm, audience: 'coordinator' }] : [];
  });
}

function sizeFaults({ bounds: { min, max } }: GroupProblem, size: number): GroupViolation[] {
  if (size < min) return [{ code: 'too_few', size, min, audience: 'firm' }];
  return size > max ? [{ code: 'too_many', size, max, audience: 'firm' }] : [];
}

function marketFaults(table: PairTable, members: readonly string[]): GroupViolation[] {
  const firms = members.map((id) => table.firms.get(id)!);
  const faults: GroupViolation[] = [];
  for (const { id, wantedMarkets } of firms) {
    if (wantedMarkets === null) faults.push({ code: 'wanted_markets_unknown', firm: id, audience: 'firm' });
    else if (wantedMarkets.length === 0)
      faults.push({ code: 'no_wanted_market', firm: id, audience: 'firm' });
  }
  const none = firms.length > 1 && marketsWantedByAll(firms).length === 0;
  return none && faults.length === 0 ? [{ code: 'no_common_market', audience: 'firm' }] : faults;
}

/** Pairs without a common market are told by the rule on the whole group. */
function pairFaults(table: PairTable, members: readonly string[]): GroupViolation[] {
  return members.flatMap((a, i) =>
    members.slice(i + 1).flatMap((b) =>
      table
        .pair(a, b)
        .blocks.filter(({ code }) => code !== 'no_common_market')
        .map((block): GroupViolation => ({
          code: 'pair_blocked',
          pair: [a, b],
          block,
          audience: block.audience,
        })),
    ),
  );
}

function qualityFault({ minQuality }: GroupProblem, quality: number | null): GroupViolation[] {
  if (quality === null || minQuality <= 0 || quality >= minQuality - 1e-12) return [];
  return [{ code: 'quality_floor', quality, minQuality, audience: 'firm' }];
}

function lockFaults({ locks }: GroupProblem, members: readonly string[]): GroupViolation[] {
  return locks
    .filter(([a, b]) => members.includes(a) !== members.includes(b))
    .map((pair): GroupViolation => ({ code: 'lock_broken', pair, audience: 'coordinator' }));
}
