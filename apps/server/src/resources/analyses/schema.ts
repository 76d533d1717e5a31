import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export { analyses, analysisColumns, analysisDetail, newAnalysis } from '@grappe/contracts/api';
export const started = z.object({ id, jobId: id });
export const analysisParams = z.object({ clusterId: id, analysisId: id });
export const columnsQuery = z.object({ waveId: id, studyId: id.optional() });
