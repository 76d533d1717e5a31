import { changed, id, tieShape } from '@grappe/contracts/api';
import { tieKindSchema } from '@grappe/contracts/facts';
import { z } from 'zod';

export { newAudience, newTie } from '@grappe/contracts/api';
export { changed };
export const tieParams = z.object({ clusterId: id, tieId: id });
export const tieList = z.array(tieShape);
export const tieQuery = z.object({
  kind: tieKindSchema.optional(),
  organisationId: id.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  offset: z.coerce.number().int().min(0).default(0),
});
