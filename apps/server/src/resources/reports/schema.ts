import { id } from '@grappe/contracts/api';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export { newReport, reports } from '@grappe/contracts/api';
export const made = z.object({ id });
export const documentParams = z.object({
  clusterId: id,
  reportId: id,
  format: z.enum(['html', 'pdf', 'docx', 'json']),
});
export const documentQuery = z.object({ language: languageSchema.optional() });
