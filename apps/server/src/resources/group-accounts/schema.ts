import { id } from '@grappe/contracts/api';
import { z } from 'zod';
import { groupParams } from '../groups/schema.ts';

export {
  groupAccounts,
  groupCostChange,
  newGroupCost,
  settlementPreview,
  settlementRequest,
} from '@grappe/contracts/api';
export { groupParams };
export const costParams = groupParams.extend({ costId: id });
export const receiptParams = z.object({ costId: id });
export const versionSeen = z.object({ version: z.int().positive() });
