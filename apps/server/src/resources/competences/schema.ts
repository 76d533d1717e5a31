import { competenceRequest, id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  competenceAnswerState,
  competenceEdit,
  newCompetenceAnswer,
  newCompetenceRequest,
} from '@grappe/contracts/api';
export const competences = z.array(competenceRequest);
export const competenceParams = z.object({ clusterId: id, competenceId: id });
export const answerParams = competenceParams.extend({ answerId: id });
