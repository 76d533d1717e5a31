import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles, readingRoles } from '../../app/permission.ts';

/** Whoever is in a room reads and writes there: the database knows who is. Coordinators open rooms and let people in. */
export const roomsPolicy = {
  read: forRoles('rooms.read', readingRoles),
  write: forRoles('rooms.write', readingRoles),
  manage: forRoles('rooms.manage', coordinatingRoles),
};
