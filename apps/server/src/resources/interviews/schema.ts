import { id, interviewExportFormats, interviewExports, matrixQuery } from '@grappe/contracts/api';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export const projectParams = z.object({ clusterId: id, projectId: id });
export const personParams = projectParams.extend({ personId: id });
export const caseParams = projectParams.extend({ caseId: id });
export const nameParams = projectParams.extend({ nameId: id });
export const codeParams = projectParams.extend({ codeId: id });
export const memoParams = projectParams.extend({ memoId: id });
export const roundParams = projectParams.extend({ roundId: id });
export const transcriptParams = projectParams.extend({ transcriptId: id });
export const codingParams = transcriptParams.extend({ codingId: id });
export const made = z.object({ id });
export const exportParams = projectParams.extend({
  what: z.enum(interviewExports),
  format: z.enum(interviewExportFormats),
});
export const exportQuery = matrixQuery.extend({ language: languageSchema.optional() });
