import { forRoles, readingRoles } from '../../app/permission.ts';

/** Rows are those of the caller, or of the cluster for its coordinators: the database says which. */
export const jobsPolicy = {
  read: forRoles('jobs.read', readingRoles),
  cancel: forRoles('jobs.cancel', readingRoles),
};
