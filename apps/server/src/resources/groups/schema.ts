import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export { group, groupBudget } from '@grappe/contracts/api';
export const groupParams = z.object({ clusterId: id, groupId: id });
