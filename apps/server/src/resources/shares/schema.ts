import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  expectationsEdit,
  expectationsWithdrawal,
  gainSchemeEdit,
  gainSimulation,
  gainSimulationRequest,
  groupGains,
  groupOutlook,
  groupSharing,
  joining,
  myOutlook,
  newShareChoice,
} from '@grappe/contracts/api';
export const groupParams = z.object({ clusterId: id, groupId: id });
export const joiningParams = groupParams.extend({ organisationId: id });
