import { id, languageShape, plan, planListItem } from '@grappe/contracts/api';
import { z } from 'zod';

export { planRequest } from '@grappe/contracts/api';
export { plan };
export const planList = z.array(planListItem);
export const planParams = z.object({ clusterId: id, planId: id });
export const planStarted = z.object({ jobId: id });
const planStatus = planListItem.shape.status;
/** From the state that was read. */
export const planStatusChange = z.object({ status: planStatus, was: planStatus });
export const documentParams = planParams.extend({ format: z.enum(['html', 'pdf', 'docx', 'xlsx', 'json']) });
export const documentQuery = z.object({
  language: languageShape.optional(),
  /** `shareable` leaves out all that confidential refusals could be read from. */
  audience: z.enum(['coordinator', 'shareable']).default('coordinator'),
});
