import type { AssessmentShape, LabelCriterion } from '@grappe/contracts/api';
import { listAssessments, type LabelRefusal, type Session } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';
import { presentAssessment } from './present.ts';

/** What is answered and found on a criterion now; of the assessment under way when none is named. */
export async function criterionNow(
  tx: Session,
  clusterId: string,
  { assessmentId, criterion }: { readonly assessmentId?: string; readonly criterion: LabelCriterion },
): Promise<AssessmentShape['criteria'][number]> {
  const assessments = await listAssessments(tx, clusterId);
  const found = assessments.find(({ id, status }) =>
    assessmentId === undefined ? status === 'draft' : id === assessmentId,
  );
  const now =
    found === undefined
      ? undefined
      : presentAssessment(found).criteria.find((one) => one.criterion === criterion);
  if (now === undefined) throw refuse('not_found');
  return now;
}

/** Answers with the reason for which the database did nothing. */
export function checkCriterion(refusal: LabelRefusal | null): void {
  if (refusal === null) return;
  throw refuse(refusal === 'changed' ? 'conflict_changed_meanwhile' : refusal);
}
