import { id, pairRule } from '@grappe/contracts/api';
import { z } from 'zod';

export { newPairRule } from '@grappe/contracts/api';
export { pairRule };
export const pairRuleList = z.array(pairRule);
export const pairRuleParams = z.object({ clusterId: id, ruleId: id });
