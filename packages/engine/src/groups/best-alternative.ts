import { groupWorth, isAdmissible } from './group-model.ts';
import type { GroupModel } from './group-model.ts';
import type { GroupAlternative } from './types.ts';

/**
 * The admissible group of highest value that one change makes of a group, the rest of the plan being kept: one member exchanged
 * for an unplaced firm, an unplaced firm added, or a member left out. null when no such group is admissible.
 * O(|S| n |S|²).
 */
export function bestAlternative(
  model: GroupModel,
  group: readonly number[],
  unplaced: readonly number[],
): GroupAlternative | null {
  let best: GroupAlternative | null = null;
  for (const { change, members } of changesOf(model, group, unplaced)) {
    if (!isAdmissible(model, members)) continue;
    const { value, quality } = groupWorth(model, members);
    if (best !== null && value <= best.value) continue;
    best = { change, members: members.map((firm) => model.ids[firm]!), quality, value };
  }
  return best;
}

interface Change {
  readonly change: GroupAlternative['change'];
  readonly members: readonly number[];
}

function changesOf(model: GroupModel, group: readonly number[], unplaced: readonly number[]): Change[] {
  const idOf = (firm: number) => model.ids[firm]!;
  const sorted = (members: readonly number[]) => members.toSorted((a, b) => a - b);
  const without = (leaving: number) => group.filter((firm) => firm !== leaving);
  return [
    ...unplaced.map((joining): Change => {
      return { change: { kind: 'join', joins: idOf(joining) }, members: sorted([...group, joining]) };
    }),
    ...group.map((leaving): Change => {
      return { change: { kind: 'leave', leaves: idOf(leaving) }, members: without(leaving) };
    }),
    ...group.flatMap((leaving) =>
      unplaced.map((joining): Change => {
        const change = { kind: 'exchange', leaves: idOf(leaving), joins: idOf(joining) } as const;
        return { change, members: sorted([...without(leaving), joining]) };
      }),
    ),
  ];
}
