import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  answersEdit,
  answersSaved,
  askedWave,
  declining,
  firmReport,
  newResponse,
  responseChoices,
  responseShape,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const waveParams = z.object({ clusterId: id, waveId: id });
export const responseParams = z.object({ clusterId: id, responseId: id });
