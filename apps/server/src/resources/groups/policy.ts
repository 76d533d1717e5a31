import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

export const groupsPolicy = {
  read: forRoles('groups.read', coordinatingRoles),
  budget: forRoles('groups.budget', coordinatingRoles),
};
