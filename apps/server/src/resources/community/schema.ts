import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  community,
  mentoringOffer,
  mentoringState,
  newCommunityAnswer,
  newCommunityQuestion,
  newGathering,
  newMentoring,
  newPracticeNote,
  newPracticeReuse,
  practiceNoteChange,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const noteParams = z.object({ clusterId: id, noteId: id });
export const questionParams = z.object({ clusterId: id, questionId: id });
export const pairParams = z.object({ clusterId: id, pairId: id });
export const gatheringParams = z.object({ clusterId: id, gatheringId: id });
