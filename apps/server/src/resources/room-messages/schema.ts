import { id, roomMessage, roomMessagePage } from '@grappe/contracts/api';
import { z } from 'zod';
import { roomParams } from '../rooms/schema.ts';

export { newRoomMessage, roomMessageChange, versionSeen } from '@grappe/contracts/api';
export { roomMessage, roomMessagePage, roomParams };
export const messageParams = roomParams.extend({ messageId: id });
export const pageQuery = z.object({ before: id.optional(), thread: id.optional() });
