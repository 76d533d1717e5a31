import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export { carried, handover, newAdministrator, newCluster, platform } from '@grappe/contracts/api';
export const created = z.object({ id });
export const administratorParams = z.object({ personId: id });
export const platformInvitationParams = z.object({ invitationId: id });
