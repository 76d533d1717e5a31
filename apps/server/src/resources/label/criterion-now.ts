import type { AssessmentShape, LabelCriterion } from '@grappe/contracts/api';
import { listAssessments, type LabelRefusal, type Session } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';
import { presentAssessment } from './present.ts';

/** What is answered and found on a criterion now; of the last assessment when none is named. */
export async function criterionNow(
  tx: Session,
  clusterId: string,
  { assessmentId, criterion }: { readonly assessmentId?: string; readonly criterion: LabelCriterion },
): Promise<AssessmentShape['criteria'][number]> {
  const of = assessmentId === undefined ? { tx, clusterId } : { tx, clusterId, assessmentId };
  const now = (await assessmentNow(of))?.criteria.find((one) => one.criterion === criterion);
  if (now === undefined) throw refuse('not_found');
  return now;
}

/** Answers with the reason for which the database did nothing. */
export function checkCriterion(refusal: LabelRefusal | null): void {
  if (refusal === null) return;
  throw refuse(refusal === 'changed' ? 'conflict_changed_meanwhile' : refusal);
}

interface StepOf {
  readonly tx: Session;
  readonly clusterId: string;
  /** The last one of the cluster when none is named. */
  readonly assessmentId?: string;
}

/**
 * As {@link checkCriterion}, for what leads from one state to the next: when there is nothing to do it on, but an assessment
 * that the caller reads, somebody did it before.
 */
export async function checkStep(refusal: LabelRefusal | null, of: StepOf): Promise<void> {
  if (refusal === 'not_found' && (await assessmentNow(of)) !== undefined)
    throw refuse('conflict_changed_meanwhile');
  checkCriterion(refusal);
}

/** The last assessment of a cluster, as it stands. */
export const lastAssessment = (tx: Session, clusterId: string): Promise<AssessmentShape | undefined> =>
  assessmentNow({ tx, clusterId });

export async function assessmentNow({
  tx,
  clusterId,
  assessmentId,
}: StepOf): Promise<AssessmentShape | undefined> {
  const rows = await listAssessments(tx, clusterId);
  const found = assessmentId === undefined ? rows[0] : rows.find(({ id }) => id === assessmentId);
  return found && presentAssessment(found);
}
