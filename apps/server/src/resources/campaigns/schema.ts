import { id } from '@grappe/contracts/api';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export {
  campaignShape,
  enteredFile,
  newCampaign,
  newWave,
  paperResponse,
  waveProgress,
  waveTable,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const opened = z.object({ id, asked: z.int(), told: z.int() });
export const told = z.object({ told: z.int() });
export const campaignParams = z.object({ clusterId: id, campaignId: id });
export const waveParams = z.object({ clusterId: id, waveId: id });
export const studyParams = z.object({ clusterId: id, studyId: id });
export const languageQuery = z.object({ language: languageSchema.optional() });
export const publication = z.object({ published: z.boolean() });
export const sheetParams = waveParams.extend({ format: z.enum(['xlsx', 'csv']) });
/** A spreadsheet of answers, its bytes in base 64. */
export const answersFile = z.object({
  fileName: z.string().min(1).max(200),
  content: z.base64().min(1).max(900_000),
});
