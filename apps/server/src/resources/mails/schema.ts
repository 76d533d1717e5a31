import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export { outbox, revealedLink } from '@grappe/contracts/api';
export const mailParams = z.object({ clusterId: id, mailId: id });
export const anyMailParams = z.object({ mailId: id });
