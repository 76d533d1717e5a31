import { allianceIncident, id, myAlliance } from '@grappe/contracts/api';
import { z } from 'zod';
import { allianceParams } from '../alliance-files/schema.ts';

export {
  alliance,
  firmEnters,
  incidentAgreement,
  incidentClosed,
  incidentTaken,
  incidentTold,
  newGroupInvitation,
  newIncident,
  newIncidentWord,
  newProject,
  newProjectPartner,
  newWorkingGroup,
  projectEdit,
  workingGroupEdit,
} from '@grappe/contracts/api';
export { allianceParams };
export const workingGroupParams = allianceParams.extend({ workingGroupId: id });
export const groupFirmParams = workingGroupParams.extend({ organisationId: id });
export const groupInvitationParams = workingGroupParams.extend({ invitationId: id });
export const myGroupInvitationParams = z.object({ clusterId: id, invitationId: id });
export const invitationAnswer = z.object({ accept: z.boolean() });
export const projectParams = allianceParams.extend({ projectId: id });
export const projectPartnerParams = projectParams.extend({ partnerId: id });
export const incidentParams = allianceParams.extend({ incidentId: id });
export const myIncidentParams = z.object({ clusterId: id, incidentId: id });
export const myAlliances = z.array(myAlliance);
export const myIncidents = z.array(allianceIncident);
