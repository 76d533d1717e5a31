import { id } from '@grappe/contracts/api';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export { clusterDiagnosis } from '@grappe/contracts/api';
export const diagnosisQuery = z.object({ waveId: id.optional() });
export const documentParams = z.object({
  clusterId: id,
  waveId: id,
  format: z.enum(['html', 'pdf', 'docx']),
});
export const documentQuery = z.object({ language: languageSchema.optional() });
