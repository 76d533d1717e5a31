import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** The team keeps an incubator; members of its groups read their own share and the lessons told there. */
export const incubatorsPolicy = {
  read: forRoles('incubators.read', coordinatingRoles),
  write: forRoles('incubators.write', coordinatingRoles),
  own: forRoles('incubators.own', ['firm_owner', 'firm_employee', 'partner']),
};
