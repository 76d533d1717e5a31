import { feasibilityItems, id, myGroupLife } from '@grappe/contracts/api';
import { z } from 'zod';
import { groupParams } from '../groups/schema.ts';

export {
  feasibilityAnswer,
  groupLife,
  lifeAsk,
  lifeSettings,
  lifeStep,
  memberDays,
  memberEnters,
  memberLeaves,
  ownAnswer,
  teamAnswer,
} from '@grappe/contracts/api';
export { groupParams };
export const itemParams = groupParams.extend({ item: z.enum([...feasibilityItems, 'outcome']) });
export const memberParams = groupParams.extend({ organisationId: id });
export const myGroupLives = z.array(myGroupLife);
