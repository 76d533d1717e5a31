import type { FirmView, GroupPlan } from './types.ts';

/**
 * What a firm may read of a plan: its own group with shared figures, or why it is in none, in reasons whose audience is the
 * firm. Those are computed without vetoes, forbidden pairs and locks, so flipping one of them changes nothing here save
 * the proposal itself. Everything else of the plan (objective, bound, alternatives, coordinator's reasons) depends on them
 * and stays with the coordinator. O(groups).
 */
export function firmView(plan: GroupPlan, firm: string): FirmView {
  const group = plan.groups.find(({ members }) => members.includes(firm));
  if (group) {
    const { members, commonMarkets, diameterKm, criteria, quality } = group;
    return {
      firm,
      group: { members, commonMarkets, diameterKm, criteria, quality },
      reasons: [],
      changes: [],
    };
  }
  const left = plan.unplaced.find((unplaced) => unplaced.firm === firm);
  return {
    firm,
    group: null,
    reasons: (left?.reasons ?? []).filter(({ audience }) => audience === 'firm'),
    changes: (left?.changes ?? []).filter(({ audience }) => audience === 'firm'),
  };
}
