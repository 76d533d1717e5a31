import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export { groupDocuments, groupDocumentWish, groupTermsChange, keptGroupTerms } from '@grappe/contracts/api';
export const groupParams = z.object({ clusterId: id, groupId: id });
export const fileParams = groupParams.extend({ documentId: id, format: z.enum(['html', 'pdf', 'docx']) });
export const writingStarted = z.object({ jobId: id });
