import { coordinatingRoles, firmRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** Teams match and propose; firms answer for themselves; both tell what became of it. */
export const introductionsPolicy = {
  match: forRoles('introductions.match', coordinatingRoles),
  read: forRoles('introductions.read', [...coordinatingRoles, ...firmRoles]),
  propose: forRoles('introductions.propose', coordinatingRoles),
  answer: forRoles('introductions.answer', firmRoles),
  tell: forRoles('introductions.tell', [...coordinatingRoles, ...firmRoles]),
};
