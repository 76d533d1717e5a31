import type { GroupReason } from '@grappe/engine/plan';

/** Reasons of a group that are meant for the team: they point at two of its members. */
export const teamReasons: ReadonlySet<string> = new Set<GroupReason['code']>([
  'group_weakest_pair',
  'group_rivalry',
  'group_no_rivalry',
]);
