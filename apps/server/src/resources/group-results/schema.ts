import { groupLesson, id } from '@grappe/contracts/api';
import { z } from 'zod';
import { groupParams } from '../groups/schema.ts';

export {
  groupContractChange,
  groupLessonChange,
  groupResults,
  newGroupContract,
  newGroupLesson,
} from '@grappe/contracts/api';
export { groupParams };
export const contractParams = groupParams.extend({ contractId: id });
export const lessonParams = groupParams.extend({ lessonId: id });
export const lessonList = z.array(groupLesson);
export const versionSeen = z.object({ version: z.int().positive() });
