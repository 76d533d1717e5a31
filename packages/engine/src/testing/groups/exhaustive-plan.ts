import { evaluateGroup } from '../../groups/evaluate-group.ts';
import type { GroupProblem } from '../../groups/types.ts';

/**
 * The best plan found by trying every partition: each set of firms is judged on its own by `evaluateGroup`, which shares no
 * code with the search. O(3^n) over sets of firms; for n ≤ 12.
 */
export function exhaustivePlanValue(problem: GroupProblem): number {
  const ids = problem.firms.map(({ id }) => id);
  const best = new Float64Array(2 ** ids.length);
  const values = groupValues(problem, ids);
  for (let left = 1; left < best.length; left += 1) {
    const first = left & -left;
    let value = best[left ^ first]!;
    for (let group = left; group > 0; group = (group - 1) & left) {
      const worth = (group & first) === 0 ? undefined : values.get(group);
      if (worth !== undefined) value = Math.max(value, worth + best[left ^ group]!);
    }
    best[left] = value;
  }
  return best.at(-1)!;
}

/** Value of each admissible set of firms, by bit mask. */
function groupValues(problem: GroupProblem, ids: readonly string[]): Map<number, number> {
  const values = new Map<number, number>();
  for (let mask = 1; mask < 2 ** ids.length; mask += 1) {
    const members = ids.filter((_, rank) => (mask >> rank) & 1);
    if (members.length < problem.bounds.min || members.length > problem.bounds.max) continue;
    const { admissible, figures } = evaluateGroup(problem, members);
    if (admissible && figures !== null) values.set(mask, figures.value);
  }
  return values;
}
