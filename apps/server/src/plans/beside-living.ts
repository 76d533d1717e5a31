import type { LivingGroup, PairConstraint } from '@grappe/database';

interface PlanInput<Organisation> {
  readonly organisations: readonly Organisation[];
}

/**
 * What a new plan is given beside groups that live: members of a group that is left out are no candidates, those of a group that
 * is kept are locked together, each to the next one. Linear in organisations and members.
 */
export function besideLiving<
  Organisation extends { readonly id: string },
  Input extends PlanInput<Organisation>,
>(
  input: Input,
  constraints: readonly PairConstraint[],
  living: readonly LivingGroup[],
): { readonly input: Input; readonly constraints: readonly PairConstraint[] } {
  const left = new Set(living.flatMap(({ nextPlan, members }) => (nextPlan === 'exclude' ? members : [])));
  const locks = living
    .filter(({ nextPlan }) => nextPlan === 'lock')
    .flatMap(({ members }) =>
      members.slice(1).map((bId, rank) => ({ aId: members[rank] ?? bId, bId, kind: 'lock' as const })),
    );
  return {
    input: { ...input, organisations: input.organisations.filter(({ id }) => !left.has(id)) },
    constraints: [...constraints, ...locks],
  };
}
