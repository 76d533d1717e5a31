import { me, myGroup } from '@grappe/contracts/api';
import { z } from 'zod';

export { me };
export const myGroups = z.array(myGroup);
