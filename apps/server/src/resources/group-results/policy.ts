import { coordinatingRoles, firmRoles } from '@grappe/contracts/roles';
import { forRoles, readingRoles } from '../../app/permission.ts';

/** Contracts are told by the firms themselves, or by the team; the database knows who reads which. */
export const groupResultsPolicy = {
  read: forRoles('group_results.read', [...coordinatingRoles, ...firmRoles]),
  write: forRoles('group_results.write', [...coordinatingRoles, ...firmRoles]),
  /** Whoever reads the directory: lessons are for those who come after. */
  lessons: forRoles('group_results.lessons', readingRoles),
};
