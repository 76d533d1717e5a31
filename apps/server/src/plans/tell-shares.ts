import type { GroupBudget } from '@grappe/contracts/api';
import type { JsonValue } from '@grappe/database';
import { computeShares, ownShares } from './group-shares.ts';
import type { GroupFacts } from './read-group-facts.ts';

/** What each member will read of a budget: its own share of each rule that may be told to it. */
export function tellShares(
  { memberIds, organisations, disclosure }: GroupFacts,
  budget: GroupBudget | null,
): { organisationId: string; share: JsonValue }[] {
  if (budget === null) return [];
  const computed = computeShares(budget, organisations, { leaving: false });
  return memberIds.map((organisationId) => ({
    organisationId,
    share: ownShares(organisationId, computed, disclosure.isTold),
  }));
}
