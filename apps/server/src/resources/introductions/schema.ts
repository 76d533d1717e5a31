import { id, introductionShape } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  accepts,
  allianceMatches,
  matchRequest,
  newIntroduction,
  newIntroductionStep,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const searching = z.object({ jobId: id });
export const introductionList = z.array(introductionShape);
export const allianceParams = z.object({ clusterId: id, allianceId: id });
export const introductionParams = z.object({ clusterId: id, introductionId: id });
