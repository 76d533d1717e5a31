import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

export const peoplePolicy = {
  read: forRoles('people.read', coordinatingRoles),
  change: forRoles('people.change', ['cluster_manager']),
};
