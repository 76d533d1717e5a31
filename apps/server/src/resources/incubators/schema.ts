import { certificationItem, id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  checkEdit,
  incubator,
  incubatorBudgetEdit,
  incubatorEdit,
  incubatorGroupEdit,
  incubatorListItem,
  lessonUse,
  myIncubator,
  newIncubator,
  newLesson,
  newTrainee,
  traineeEdit,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const incubatorParams = z.object({ clusterId: id, incubatorId: id });
export const housedGroupParams = incubatorParams.extend({ groupId: id });
export const lessonParams = incubatorParams.extend({ lessonId: id });
export const lessonUseParams = lessonParams.extend({ groupId: id });
export const traineeParams = incubatorParams.extend({ traineeId: id });
export const checkParams = incubatorParams.extend({ item: certificationItem });
