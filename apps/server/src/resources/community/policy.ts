import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** Those who run a cluster, of all clusters of the platform; nobody else. */
export const communityPolicy = {
  read: forRoles('community.read', coordinatingRoles),
  write: forRoles('community.write', coordinatingRoles),
};
