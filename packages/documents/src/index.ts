export { assemblePlanFacts, isCandidate } from './assemble-plan-facts.ts';
export type { PlanOrganisation, PlanSources } from './assemble-plan-facts.ts';
export { planDocument, planFormats } from './plan-document.ts';
export type { PlanDocumentOptions } from './plan-document.ts';
export { isConfidential, shareableFacts } from './shareable-facts.ts';
export type {
  ClusterFigures,
  FirmFacts,
  MissingData,
  NamedGroup,
  PlanAudience,
  PlanFacts,
  PlanFormat,
} from './plan-facts.ts';
export { reportDocument } from './report-document.ts';
export type { ReportFormat } from './report-document.ts';
export type { RenderedDocument } from './block.ts';
export { draftFile } from './drafts/draft-file.ts';
export type { DraftFormat } from './drafts/draft-file.ts';
export { interviewDocument, interviewWorkbook } from './interview-document.ts';
export type { InterviewFacts } from './interview-document.ts';
export { diagnosisDocument } from './diagnosis-document.ts';
export { questionnaireDocument } from './questionnaire-document.ts';
export type { PrintedQuestionnaire } from './questionnaire-document.ts';
export { evidenceDocument } from './evidence-document.ts';
