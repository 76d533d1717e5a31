import { id } from '@grappe/contracts/api';
import { instrumentCode, surveyForms } from '@grappe/contracts/instruments';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export {
  instrumentItemEdit,
  instrumentItemMove,
  instrumentItemRemoval,
  instrumentList,
  instrumentMade,
  instrumentVersionEdit,
  instrumentVersionShape,
  newInstrument,
  newInstrumentVersion,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const instrumentParams = z.object({ clusterId: id, instrumentId: id });
export const versionParams = z.object({ clusterId: id, versionId: id });
export const printParams = versionParams.extend({ format: z.enum(['html', 'pdf', 'docx']) });
export const printQuery = z.object({
  form: z.enum(surveyForms).default('short'),
  language: languageSchema.optional(),
});
export const itemParams = versionParams.extend({ itemId: instrumentCode });
