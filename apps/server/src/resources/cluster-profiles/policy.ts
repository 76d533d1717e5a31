import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** The team keeps profiles of clusters and reads whom to turn to. */
export const clusterProfilesPolicy = {
  read: forRoles('cluster_profiles.read', coordinatingRoles),
  write: forRoles('cluster_profiles.write', coordinatingRoles),
};
