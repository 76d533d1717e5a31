import { dissociation, id, meeting, meetingSummary } from '@grappe/contracts/api';
import { z } from 'zod';
import { roomParams } from '../rooms/schema.ts';

export {
  attendanceList,
  meetingChange,
  meetingReply,
  minutesChange,
  newDissociation,
  newMeeting,
  newMinutes,
  versionSeen,
} from '@grappe/contracts/api';
export { dissociation, meeting, roomParams };
export const meetingParams = roomParams.extend({ meetingId: id });
export const minutesParams = meetingParams.extend({ minutesId: id });
export const meetingList = z.array(meetingSummary);
export const dissociationList = z.array(dissociation);
