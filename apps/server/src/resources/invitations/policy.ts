import { coordinatingRoles } from '@grappe/contracts/roles';
import { forAnyone, forPerson, forRoles } from '../../app/permission.ts';

export const invitationsPolicy = {
  read: forRoles('invitations.read', coordinatingRoles),
  change: forRoles('invitations.change', ['cluster_manager']),
  /** Whoever holds a link. */
  open: forAnyone('invitations.open'),
  answer: forPerson('invitations.answer'),
};
