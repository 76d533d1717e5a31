import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** The team compares and writes down; each member reads its own, and is alone to say what it expects. */
export const sharesPolicy = {
  read: forRoles('shares.read', coordinatingRoles),
  decide: forRoles('shares.decide', coordinatingRoles),
  own: forRoles('shares.own', ['firm_owner', 'firm_employee', 'partner']),
};
