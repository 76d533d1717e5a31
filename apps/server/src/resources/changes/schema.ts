import { id, instant, undone } from '@grappe/contracts/api';
import { z } from 'zod';

export { undone };
export const changeParams = z.object({ clusterId: id, changeSetId: id });
export const changeList = z.array(
  z.object({
    id,
    kind: z.enum(['import', 'edit', 'merge', 'undo', 'generation']),
    at: instant,
    author: z.string().nullable(),
    undoneAt: instant.nullable(),
  }),
);
