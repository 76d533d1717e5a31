import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export { askAnswer, asks, newAsk } from '@grappe/contracts/api';
export const made = z.object({ id });
export const askParams = z.object({ clusterId: id, askId: id });
export const grantParams = z.object({ clusterId: id, grantId: id });
