import { id } from '@grappe/contracts/api';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export { aggregates, aggregatesQuery, newStudy, panel, published, studies } from '@grappe/contracts/api';
export const studyParams = z.object({ clusterId: id, studyId: id });
export const studyMade = z.object({ id });
export const panelQuery = z.object({ language: languageSchema.optional() });
