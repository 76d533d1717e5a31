import { labelCriteria, type AssessmentShape, type LabelPage } from '@grappe/contracts/api';
import type { AssessmentRow, LabelRow } from '@grappe/database';

export interface LabelFacts {
  readonly shortName: string;
  readonly labels: readonly LabelRow[];
  readonly assessments: readonly AssessmentRow[];
  readonly auditors: readonly { id: string; name: string }[];
  readonly mayAssess: boolean;
  readonly mayManage: boolean;
}

export const presentLabelPage = (facts: LabelFacts): LabelPage => ({
  shortName: facts.shortName,
  labels: [...facts.labels],
  assessments: facts.assessments.map(presentAssessment),
  mayAssess: facts.mayAssess,
  mayManage: facts.mayManage,
  mayAudit: facts.assessments.some(({ mine, status }) => mine && status === 'submitted'),
  auditors: [...facts.auditors],
});

export const presentAssessment = (row: AssessmentRow): AssessmentShape => ({
  id: row.id,
  status: row.status,
  auditor: row.auditor,
  openedAt: row.openedAt.toISOString(),
  submittedAt: row.submittedAt?.toISOString() ?? null,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  granted: row.granted,
  reasons: row.reasons,
  criteria: labelCriteria.map((criterion) => {
    const found = row.criteria.find((one) => one.criterion === criterion);
    return { criterion, answer: found?.answer ?? null, finding: found?.finding ?? null };
  }),
});
