import { id, languageShape } from '@grappe/contracts/api';
import { z } from 'zod';

export const exportParams = z.object({
  clusterId: id,
  what: z.enum(['members', 'ties', 'facts']),
  format: z.enum(['xlsx', 'csv', 'gexf', 'graphml']),
});
export const exportQuery = z.object({ language: languageShape.optional() });
