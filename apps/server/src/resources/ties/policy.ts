import { forRoles, readingRoles } from '../../app/permission.ts';
import { writingRoles } from '../organisations/policy.ts';

export const tiesPolicy = {
  read: forRoles('ties.read', readingRoles),
  change: forRoles('ties.change', writingRoles),
};
