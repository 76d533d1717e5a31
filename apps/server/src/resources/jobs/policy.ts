import { forRoles, readingRoles } from '../../app/permission.ts';

const working = [...readingRoles, 'researcher'] as const;

/** Rows are those of the caller, or of the cluster for its coordinators: the database says which. */
export const jobsPolicy = {
  read: forRoles('jobs.read', working),
  cancel: forRoles('jobs.cancel', working),
};
