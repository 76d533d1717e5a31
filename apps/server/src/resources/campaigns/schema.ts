import { id } from '@grappe/contracts/api';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export { waveTable } from '@grappe/contracts/api';
export const studyParams = z.object({ clusterId: id, studyId: id });
export const languageQuery = z.object({ language: languageSchema.optional() });
