import { id, roomDecision, roomTask } from '@grappe/contracts/api';
import { roomParams } from '../rooms/schema.ts';

export {
  newRoomDecision,
  newRoomTask,
  roomDecisionChange,
  roomTaskChange,
  versionSeen,
} from '@grappe/contracts/api';
export { roomDecision, roomParams, roomTask };
export const decisionParams = roomParams.extend({ decisionId: id });
export const taskParams = roomParams.extend({ taskId: id });
