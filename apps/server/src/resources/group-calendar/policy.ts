import { coordinatingRoles, firmRoles } from '@grappe/contracts/roles';
import { forAnyone, forRoles } from '../../app/permission.ts';

/** The team writes the calendar; members read it, each its own days in full; the secret of a feed opens that feed alone. */
export const groupCalendarPolicy = {
  read: forRoles('group_calendar.read', [...coordinatingRoles, ...firmRoles]),
  write: forRoles('group_calendar.write', coordinatingRoles),
  ownFeed: forRoles('group_calendar.own_feed', [...coordinatingRoles, ...firmRoles]),
  feed: forAnyone('group_calendar.feed'),
};
