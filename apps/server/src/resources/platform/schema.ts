import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  carried,
  handover,
  knownPerson,
  newAdministrator,
  newCluster,
  platform,
} from '@grappe/contracts/api';
export const byAddress = z.object({ email: z.email().max(320) });
export const created = z.object({ id });
export const administratorParams = z.object({ personId: id });
export const platformInvitationParams = z.object({ invitationId: id });
