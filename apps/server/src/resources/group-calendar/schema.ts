import { id } from '@grappe/contracts/api';
import { z } from 'zod';
import { groupParams } from '../groups/schema.ts';

export {
  calendarFeed,
  calendarFeedMade,
  groupCalendar,
  groupDayChange,
  newGroupDay,
  versionOfDay,
} from '@grappe/contracts/api';
export { groupParams };
export const dayParams = groupParams.extend({ dayId: id });
/** 32 random bytes in base64url. */
export const feedParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
