import type { WorkingGroup } from '@grappe/contracts/api';
import { refuse } from '../../app/refusal.ts';
import type { HeldAlliance } from '../alliance-files/held-alliance.ts';

/** A working group that is open; closed ones stay as they are. */
export function openGroupOf({ alliance: seen }: HeldAlliance, workingGroupId: string): WorkingGroup {
  const group = seen.workingGroups.find(({ id }) => id === workingGroupId);
  if (group === undefined) throw refuse('not_found');
  if (group.status === 'closed') throw refuse('alliance_working_group_closed');
  return group;
}
