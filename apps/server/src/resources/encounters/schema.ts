import { encounterSummary, id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  encounterChange,
  encounterDetail,
  encounterState,
  fixedMeetings,
  newEncounter,
  newParticipant,
  participantChange,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const searching = z.object({ jobId: id });
export const encounterList = z.array(encounterSummary);
export const encounterParams = z.object({ clusterId: id, encounterId: id });
export const participantParams = encounterParams.extend({ participantId: id });
