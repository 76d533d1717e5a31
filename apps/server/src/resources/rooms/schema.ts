import { id, room, roomSearchResult, roomSummary } from '@grappe/contracts/api';
import { z } from 'zod';

export { newRoom, presence, presenceMark, readMark, roomChange } from '@grappe/contracts/api';
export { room, roomSummary };
export const roomList = z.array(roomSummary);
export const roomParams = z.object({ clusterId: id, roomId: id });
export const roomPersonParams = roomParams.extend({ personId: id });
export const newRoomPerson = z.object({ personId: id });
export const searchQuery = z.object({ words: z.string().max(200) });
export const searchResults = z.array(roomSearchResult);
