import { forRoles, readingRoles } from '../../app/permission.ts';

export const reportsPolicy = {
  /** Which of them: those of one's rooms, and for the board that of the cluster (held to the database). */
  read: forRoles('reports.read', readingRoles),
  make: forRoles('reports.make', ['cluster_manager', 'team_member']),
};
