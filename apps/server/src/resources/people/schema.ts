import { id, personInCluster } from '@grappe/contracts/api';
import { z } from 'zod';

export { carried, handover } from '@grappe/contracts/api';
export const peopleList = z.array(personInCluster);
export const personParams = z.object({ clusterId: id, personId: id });
