import { collectionSummary, contribution, id } from '@grappe/contracts/api';
import { z } from 'zod';
import { clusterParams } from '../../app/resource.ts';

export {
  collection,
  collectionAnswer,
  collectionChange,
  newClearance,
  newCollection,
  newContribution,
  sensitiveRules,
} from '@grappe/contracts/api';
export const clearanceParams = clusterParams.extend({ clearanceId: id });
export const contributionParams = clusterParams.extend({ contributionId: id });
export const collectionParams = clusterParams.extend({ collectionId: id });
export const contributionList = z.array(contribution);
export const collectionList = z.array(collectionSummary);
export const made = z.object({ id });
/** One's own answer as it was read. */
export const answerSeen = z.object({ version: z.int().positive() });
