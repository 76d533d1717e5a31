import { firmRoles } from '@grappe/contracts/roles';
import { forRoles, readingRoles } from '../../app/permission.ts';

/** Profiles are read by the cluster, without names; organisations publish and answer for themselves. */
export const partneringPolicy = {
  read: forRoles('partnering.read', readingRoles),
  change: forRoles('partnering.change', firmRoles),
};
