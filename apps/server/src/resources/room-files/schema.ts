import { id, roomFile } from '@grappe/contracts/api';
import { roomParams } from '../rooms/schema.ts';

export { roomFile, roomParams };
export const fileParams = roomParams.extend({ fileId: id });
export const servedParams = fileParams.omit({ clusterId: true });
