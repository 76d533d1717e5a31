import { id, me, myGroup } from '@grappe/contracts/api';
import { z } from 'zod';

export { firmPeople, newColleague } from '@grappe/contracts/api';
export { me };
export const myGroups = z.array(myGroup);
export const invited = z.object({ id });
export const invitationParams = z.object({ clusterId: id, invitationId: id });
