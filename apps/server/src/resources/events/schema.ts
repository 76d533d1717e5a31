import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export const eventsQuery = z.object({
  /** The last event that the page holds; a `Last-Event-ID` header wins over it. From now on when both are absent. */
  after: id.optional(),
  /** `0`: what happened since, and the answer ends. */
  follow: z.enum(['0', '1']).default('1'),
});
