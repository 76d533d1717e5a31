import { id } from '@grappe/contracts/api';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export { evidenceShelf, findingShape, findingTold, newFinding } from '@grappe/contracts/api';
export const made = z.object({ id });
export const findingParams = z.object({ clusterId: id, findingId: id });
export const documentParams = z.object({ clusterId: id, format: z.enum(['html', 'pdf', 'docx']) });
export const documentQuery = z.object({ language: languageSchema.optional() });
