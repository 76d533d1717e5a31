import { allianceLine, allianceMandate, allianceStage, id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  alliance,
  allianceContactMade,
  allianceEdit,
  commitmentEdit,
  contactEdit,
  conventionEdit,
  mandateEdit,
  newCommitment,
  newContact,
  newExchange,
  newMandate,
  newNote,
  newSignature,
  noteEdit,
  sideEdit,
  stageChange,
  stepEdit,
} from '@grappe/contracts/api';
export const allianceParams = z.object({ clusterId: id, allianceId: id });
export const stageParams = allianceParams.extend({ stage: allianceStage });
export const noteParams = allianceParams.extend({ noteId: id });
export const contactParams = allianceParams.extend({ contactId: id });
export const commitmentParams = allianceParams.extend({ commitmentId: id });
export const mandateParams = z.object({ clusterId: id, mandateId: id });
export const draftParams = allianceParams.extend({
  kind: z.enum(['mandate', 'convention', 'roadmap']),
  format: z.enum(['docx', 'pdf', 'html']),
});
export const inLanguage = z.object({ language: z.enum(['fr', 'en']).default('fr') });
export const pipeline = z.array(allianceLine);
export const mandates = z.array(allianceMandate);
export const removed = z.object({ version: z.int().positive() });
