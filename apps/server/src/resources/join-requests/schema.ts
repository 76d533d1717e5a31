import { id, openCluster } from '@grappe/contracts/api';
import { z } from 'zod';

export { joinAnswer, joinRequests, newJoinRequest } from '@grappe/contracts/api';
export const openClusterList = z.array(openCluster);
export const joinRequestParams = z.object({ clusterId: id, requestId: id });
export const openness = z.object({ open: z.boolean() });
