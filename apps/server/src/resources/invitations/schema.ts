import { id, invitation } from '@grappe/contracts/api';
import { z } from 'zod';

export { foundInvitation, linkToken, newAccount, newInvitation } from '@grappe/contracts/api';
export const invitationList = z.array(invitation);
export const invitationCreated = z.object({ id });
export const invitationParams = z.object({ clusterId: id, invitationId: id });
export const ownInvitationParams = z.object({ invitationId: id });
