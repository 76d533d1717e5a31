import { handoverRecord, id } from '@grappe/contracts/api';
import { z } from 'zod';

export { handoverDone, handoverFile } from '@grappe/contracts/api';
export const personParams = z.object({ clusterId: id, personId: id });
export const fileParams = personParams.extend({ format: z.enum(['docx', 'pdf', 'html']) });
export const handoverParams = z.object({ clusterId: id, handoverId: id });
export const handovers = z.array(handoverRecord);
export const inLanguage = z.object({ language: z.enum(['fr', 'en']).default('fr') });
