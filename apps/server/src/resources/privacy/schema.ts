import { consentPurpose, id, privacyRequest, processingCode } from '@grappe/contracts/api';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export {
  consentChange,
  contactRecords,
  erasure,
  myPrivacy,
  newContactRequest,
  newName,
  newPrivacyRequest,
  outcomeShape,
  privacyAnswer,
  processingChange,
  processingRegister,
  retentionChange,
} from '@grappe/contracts/api';
export const requests = z.array(privacyRequest);
export const made = z.object({ id });
export const requestParams = z.object({ clusterId: id, requestId: id });
export const consentParams = z.object({ clusterId: id, purpose: consentPurpose });
export const processingParams = z.object({ clusterId: id, code: processingCode });
export const retentionParams = z.object({ clusterId: id, code: z.string().regex(/^[a-z_]{1,60}$/) });
export const contactQuery = z.object({ words: z.string().trim().min(1).max(320) });
export const dataParams = z.object({ format: z.enum(['json', 'html']) });
export const dataQuery = z.object({ language: languageSchema.optional() });
