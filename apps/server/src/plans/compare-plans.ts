/** A group as comparison reads it. */
export interface ComparedGroup {
  readonly id: string;
  readonly members: readonly string[];
}

export interface ComparedPlans {
  /** Groups of the same members, as pairs of ids. */
  readonly kept: readonly { readonly left: string; readonly right: string }[];
  /** Groups that firms leave for others: the ids of the groups, null outside of all. */
  readonly moves: readonly {
    readonly organisationId: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/**
 * Who is with others in the second plan. Groups have no identity of their own from one plan to another: those that have
 * most members in common are taken for the same (in the order of the first plan when equal), and whoever does not follow moves.
 */
export function comparePlanGroups(
  left: readonly ComparedGroup[],
  right: readonly ComparedGroup[],
): ComparedPlans {
  const followed = matchGroups(left, right);
  const kept = left.flatMap((group) => {
    const match = followed.get(group.id);
    return match !== undefined && haveSameMembers(group, match) ? [{ left: group.id, right: match.id }] : [];
  });
  const before = placesIn(left);
  const after = placesIn(right);
  const moves = [...new Set([...before.keys(), ...after.keys()])].flatMap((organisationId) => {
    const [from, to] = [before.get(organisationId) ?? null, after.get(organisationId) ?? null];
    const stays = from !== null && followed.get(from)?.id === to;
    return stays ? [] : [{ organisationId, from, to }];
  });
  return { kept, moves };
}

function matchGroups(
  left: readonly ComparedGroup[],
  right: readonly ComparedGroup[],
): Map<string, ComparedGroup> {
  const common = left.flatMap((first, rank) =>
    right.flatMap((second) => {
      const count = first.members.filter((id) => second.members.includes(id)).length;
      return count === 0 ? [] : [{ first, second, count, rank }];
    }),
  );
  const matched = new Map<string, ComparedGroup>();
  const taken = new Set<string>();
  for (const { first, second } of common.toSorted((a, b) => b.count - a.count || a.rank - b.rank)) {
    if (matched.has(first.id) || taken.has(second.id)) continue;
    matched.set(first.id, second);
    taken.add(second.id);
  }
  return matched;
}

const haveSameMembers = (a: ComparedGroup, b: ComparedGroup): boolean =>
  a.members.length === b.members.length && a.members.every((id) => b.members.includes(id));

const placesIn = (groups: readonly ComparedGroup[]): Map<string, string> =>
  new Map(groups.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
