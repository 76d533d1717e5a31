import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export { accepts, newInterest, newProfile, partnering } from '@grappe/contracts/api';
export const made = z.object({ id });
export const profileParams = z.object({ clusterId: id, profileId: id });
export const interestParams = z.object({ clusterId: id, interestId: id });
export const profileState = z.object({ closed: z.boolean() });
