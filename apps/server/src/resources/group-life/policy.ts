import { coordinatingRoles, firmRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** The team leads the life of a group; each firm answers for itself alone, by somebody who may commit it. */
export const groupLifePolicy = {
  read: forRoles('group_life.read', coordinatingRoles),
  lead: forRoles('group_life.lead', coordinatingRoles),
  readOwn: forRoles('group_life.read_own', firmRoles),
  answerOwn: forRoles('group_life.answer_own', ['firm_owner', 'partner']),
};
