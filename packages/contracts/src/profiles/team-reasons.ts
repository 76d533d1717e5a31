import type { GroupReason } from '@grappe/engine/plan';

/** Rules from whose shares one partner would read another's turnover: for the team only. */
export const revealingRules: ReadonlySet<string> = new Set(['turnover']);

/** Reasons of a group that are meant for the team: they point at two of its members. */
export const teamReasons: ReadonlySet<string> = new Set<GroupReason['code']>([
  'group_weakest_pair',
  'group_rivalry',
  'group_no_rivalry',
]);
