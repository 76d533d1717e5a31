import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export { group, groupBudgetEdit } from '@grappe/contracts/api';
export const groupParams = z.object({ clusterId: id, groupId: id });
