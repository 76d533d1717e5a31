import { id, languageShape, plan, planListItem } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  alternativesRequest,
  planCheck,
  planCheckRequest,
  planComparison,
  planDesk,
  planPlacement,
  planRequest,
  planSearch,
  planSensitivity,
  planVersion,
  resumeRequest,
} from '@grappe/contracts/api';
export { clusterParams } from '../../app/resource.ts';
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
export const comparisonParams = planParams.extend({ otherId: id });
export const searchParams = z.object({ clusterId: id, jobId: id });
export const placementParams = planParams.extend({ organisationId: id });
/** Studies have nothing to choose yet. */
export const studyRequest = z.object({});
