import { id, labelCriterion } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  evidence,
  labelAnswerEdit,
  labelDecision,
  labelFindingEdit,
  labelPage,
  labelSubmission,
  publicLabel,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const criterionParams = z.object({ clusterId: id, criterion: labelCriterion });
export const assessmentParams = z.object({ clusterId: id, assessmentId: id });
export const findingParams = assessmentParams.extend({ criterion: labelCriterion });
export const servedParams = z.object({ assessmentId: id, fileId: id });
export const labelParams = z.object({ clusterId: id, labelId: id });
export const shortNameParams = z.object({
  shortName: z
    .string()
    .max(100)
    .regex(/^[a-z0-9-]+$/),
});
