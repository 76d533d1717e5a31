import { z } from 'zod';
import { date, id, instant } from './shapes.ts';

/** What an ecosystem shows to hold the label. */
export const labelCriteria = [
  'governance',
  'transparency',
  'openness',
  'equal_treatment',
  'results',
] as const;
export const labelCriterion = z.enum(labelCriteria);
export type LabelCriterion = (typeof labelCriteria)[number];

/** Conforms, to be improved, or not met: with one that is not met no label is granted. */
export const labelFindings = ['met', 'minor', 'major'] as const;

/** A page of ours (`/rooms`) or of anybody's (`https://…`): opened by the auditor, never fetched by the server. */
export const evidence = z.object({
  title: z.string().trim().min(1).max(200),
  address: z
    .string()
    .trim()
    .max(500)
    .regex(/^(https?:\/\/[^\s<>"]+|\/[^\s\\/<>"][^\s\\<>"]*)$/),
});
export type Evidence = z.infer<typeof evidence>;

export const labelAnswer = z.object({
  level: z.int().min(0).max(3),
  statement: z.string().trim().max(4000).default(''),
  evidence: z.array(evidence).max(20).default([]),
});
export type LabelAnswer = z.infer<typeof labelAnswer>;
/** `PUT …/label/answers/:criterion`, from the version last read (0: none yet). */
export const labelAnswerEdit = labelAnswer.extend({ version: z.int().nonnegative() });

export const labelFinding = z.object({
  finding: z.enum(labelFindings),
  comment: z.string().trim().max(4000).default(''),
});
/** `PUT …/findings/:criterion`, from the version last read (0: none yet). */
export const labelFindingEdit = labelFinding.extend({ version: z.int().nonnegative() });

export const criterionShape = z.object({
  criterion: labelCriterion,
  answer: labelAnswerEdit.nullable(),
  finding: labelFindingEdit.nullable(),
});

export const assessmentShape = z.object({
  id,
  status: z.enum(['draft', 'submitted', 'decided', 'abandoned']),
  auditor: z.string().nullable(),
  openedAt: instant,
  submittedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  granted: z.boolean().nullable(),
  reasons: z.string(),
  criteria: z.array(criterionShape),
});
export type AssessmentShape = z.infer<typeof assessmentShape>;

export const labelShape = z.object({
  id,
  grantedOn: date,
  expiresOn: date,
  /** Shown: neither withdrawn nor past its day. */
  stands: z.boolean(),
  withdrawn: z.boolean(),
});
export type LabelShape = z.infer<typeof labelShape>;

/** `GET …/label`: what stands for everybody; assessments for the team and the auditor. */
export const labelPage = z.object({
  /** Where everybody reads it, without signing in. */
  shortName: z.string(),
  labels: z.array(labelShape),
  assessments: z.array(assessmentShape),
  mayAssess: z.boolean(),
  mayManage: z.boolean(),
  /** The caller audits the assessment that waits. */
  mayAudit: z.boolean(),
  /** Third parties among whom a manager chooses: observers with no other role here. */
  auditors: z.array(z.object({ id, name: z.string() })),
});
export type LabelPage = z.infer<typeof labelPage>;

export const labelSubmission = z.object({ auditorId: id });
export const labelDecision = z.union([
  z.object({ grant: z.literal(true), reasons: z.string().trim().min(1).max(4000), expiresOn: date }),
  z.object({ grant: z.literal(false), reasons: z.string().trim().min(1).max(4000) }),
]);
export type LabelDecision = z.input<typeof labelDecision>;

/** `GET /api/public-label/:shortName`, for everybody. */
export const publicLabel = z.object({
  clusterName: z.string(),
  grantedOn: date,
  expiresOn: date,
  findings: z.partialRecord(labelCriterion, z.enum(labelFindings)),
});
export type PublicLabel = z.infer<typeof publicLabel>;
