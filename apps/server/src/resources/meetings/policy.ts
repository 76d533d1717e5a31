import { forRoles, readingRoles } from '../../app/permission.ts';

/** Whoever is in a room reads its meetings and dissociations; the database knows who is, and who leads a meeting. */
export const meetingsPolicy = {
  read: forRoles('meetings.read', readingRoles),
  write: forRoles('meetings.write', readingRoles),
};
