import { id, newPerson, personInCluster } from '@grappe/contracts/api';
import { z } from 'zod';

export { newPerson };
export const peopleList = z.array(personInCluster);
export const personCreated = z.object({ personId: id });
export const personParams = z.object({ clusterId: id, personId: id });
