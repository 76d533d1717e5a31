import { changed, duplicateCandidate, id } from '@grappe/contracts/api';
import { z } from 'zod';

export { duplicateDecision } from '@grappe/contracts/api';
export const duplicateList = z.array(duplicateCandidate);
export const duplicateParams = z.object({ clusterId: id, duplicateId: id });
export const duplicateQuery = z.object({
  status: z.enum(['open', 'decided', 'all']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
/** A merge can be undone; saying that two organisations differ changes neither. */
export const decided = z.object({ changeSetId: changed.shape.changeSetId.nullable() });
export const searching = z.object({ jobId: id });
