import type { PlanComparison, PlanGroups } from './plan-groups.ts';

/** What changes from one plan to another, groups being compared as sets of members. O(firms). */
export function comparePlans(before: PlanGroups, after: PlanGroups): PlanComparison {
  const earlier = keyed(before);
  const later = keyed(after);
  const placedBefore = new Set(before.flat());
  const placedAfter = new Set(after.flat());
  const kept = [...later].filter(([key]) => earlier.has(key)).map(([, members]) => members);
  const staying = new Set(kept.flat());
  return {
    kept,
    dissolved: [...earlier].filter(([key]) => !later.has(key)).map(([, members]) => members),
    formed: [...later].filter(([key]) => !earlier.has(key)).map(([, members]) => members),
    entering: [...placedAfter].filter((firm) => !placedBefore.has(firm)).toSorted(),
    leaving: [...placedBefore].filter((firm) => !placedAfter.has(firm)).toSorted(),
    moving: [...placedAfter].filter((firm) => placedBefore.has(firm) && !staying.has(firm)).toSorted(),
  };
}

/** One key for a set of firms, whatever its order. */
export function groupKey(members: readonly string[]): string {
  return JSON.stringify(members.toSorted());
}

function keyed(groups: PlanGroups): Map<string, readonly string[]> {
  return new Map(groups.map((members) => [groupKey(members), members.toSorted()]));
}
