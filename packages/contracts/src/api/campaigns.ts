import { z } from 'zod';
import {
  constructRoles,
  instrumentCode,
  instrumentItem,
  surveyAnswer,
  surveyForms,
} from '../instruments/index.ts';
import { date, id, instant, typedText } from './shapes.ts';

const answerCell = z.union([z.number(), z.string(), z.array(z.string())]);

export const stratumKinds = ['none', 'size', 'sector', 'departement', 'export'] as const;

export const waveShape = z.object({
  id,
  campaignId: id,
  campaign: z.string(),
  form: z.enum(surveyForms),
  ordinal: z.int().positive(),
  opensOn: date,
  closesOn: date,
  /** Takes answers today. */
  open: z.boolean(),
  closedAt: instant.nullable(),
  /** Told to other clusters. */
  publishedAt: instant.nullable(),
  instrumentVersionId: id,
});
export type WaveShape = z.infer<typeof waveShape>;

/** What a firm answered in a wave, under a name that it has in this study only. */
export const waveTableRow = z.object({
  firm: z.string(),
  waveId: id,
  stratum: z.string(),
  items: z.record(z.string(), answerCell),
  scores: z.record(z.string(), z.number()),
});
export type WaveTableShape = z.infer<typeof waveTable>;

/** `GET …/studies/:studyId/waves`: firms that agreed to research, in waves where six or more did. */
export const waveTable = z.object({ waves: z.array(waveShape), rows: z.array(waveTableRow) });

const size = z.int().min(1).max(100_000);
const seed = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
export const campaignTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('sample'), size, seed }),
  z.object({ kind: z.literal('stratified'), size, seed }),
]);
export type CampaignTarget = z.infer<typeof campaignTarget>;

/** `POST …/campaigns`. */
export const newCampaign = z.object({
  name: typedText(200).pipe(z.string().min(1)),
  purpose: typedText(2000).default(''),
  form: z.enum(surveyForms),
  instrumentId: id,
  target: campaignTarget,
  stratumBy: z.enum(stratumKinds),
  reminderDays: z.array(z.int().min(3).max(60)).max(3).default([7, 14]),
});
export type NewCampaignBody = z.input<typeof newCampaign>;

export const campaignShape = z.object({
  id,
  name: z.string(),
  purpose: z.string(),
  form: z.enum(surveyForms),
  instrumentId: id,
  target: campaignTarget,
  stratumBy: z.enum(stratumKinds),
  reminderDays: z.array(z.int()),
  createdAt: instant,
  waves: z.array(waveShape),
});
export type CampaignShape = z.infer<typeof campaignShape>;

/** `POST …/campaigns/:campaignId/waves`. */
export const newWave = z.object({ opensOn: date, closesOn: date });

const countsOfAsked = z.object({
  asked: z.int(),
  submitted: z.int(),
  started: z.int(),
  declined: z.int(),
  /** Nobody of the firm has an account. */
  unreachable: z.int(),
});

/** `GET …/waves/:waveId`: who answers, never what. */
export const waveProgress = z.object({
  wave: waveShape,
  stratumBy: z.enum(stratumKinds),
  total: countsOfAsked,
  strata: z.array(countsOfAsked.extend({ stratum: z.string() })),
  bias: z.array(
    z.object({
      fact: z.string(),
      value: z.string(),
      asked: z.int(),
      answered: z.int(),
      askedRatio: z.number(),
      answeredRatio: z.number(),
      biased: z.boolean(),
    }),
  ),
  firms: z.array(
    z.object({
      organisationId: id,
      name: z.string(),
      stratum: z.string(),
      state: z.enum(['waiting', 'started', 'submitted']),
      declined: z.boolean(),
      reachable: z.boolean(),
      told: z.int(),
    }),
  ),
});
export type WaveProgress = z.infer<typeof waveProgress>;

export const answersGiven = z
  .record(instrumentCode, surveyAnswer)
  .refine((given) => Object.keys(given).length <= 300);

/** `POST …/waves/:waveId/responses`: what a firm answered on paper. */
export const paperResponse = z.object({
  organisationId: id,
  answers: answersGiven,
  forResearch: z.boolean(),
});

/** `POST …/waves/:waveId/responses/file`. */
export const enteredFile = z.object({
  entered: z.int(),
  problems: z.array(
    z.object({
      line: z.int(),
      column: z.string(),
      code: z.enum([
        'firm_unknown',
        'firm_not_asked',
        'firm_twice',
        'already_answered',
        'answer_invalid',
        'no_answer',
      ]),
      value: z.string(),
    }),
  ),
});
export type EnteredFile = z.infer<typeof enteredFile>;

/** `GET …/me/diagnosis`: waves that ask the caller's firms. */
export const askedWave = z.object({
  waveId: id,
  campaign: z.string(),
  purpose: z.string(),
  form: z.enum(surveyForms),
  ordinal: z.int(),
  opensOn: date,
  closesOn: date,
  open: z.boolean(),
  organisation: z.object({ id, name: z.string() }),
  declined: z.boolean(),
  responseId: id.nullable(),
  submittedAt: instant.nullable(),
  seconds: z.int(),
});
export type AskedWave = z.infer<typeof askedWave>;

/** `POST …/me/diagnosis/:waveId/responses`: begins, with consent. */
export const newResponse = z.object({
  organisationId: id,
  consent: z.literal(true),
  forResearch: z.boolean(),
});

/** `GET …/me/diagnosis/responses/:responseId`. */
export const responseShape = z.object({
  id,
  waveId: id,
  open: z.boolean(),
  submittedAt: instant.nullable(),
  forResearch: z.boolean(),
  shared: z.boolean(),
  answers: z.record(z.string(), surveyAnswer),
  sections: z.array(
    z.object({
      id: z.string(),
      title: z.object({ fr: z.string(), en: z.string() }),
      lead: z.object({ fr: z.string(), en: z.string() }).nullable(),
    }),
  ),
  scale: z.object({
    fr: z.object({ lowest: z.string(), highest: z.string() }),
    en: z.object({ lowest: z.string(), highest: z.string() }),
  }),
  items: z.array(instrumentItem),
});
export type ResponseShape = z.infer<typeof responseShape>;

/** `PUT …/answers`: some answers; null takes one back. */
export const answersEdit = z.object({
  answers: z
    .record(instrumentCode, surveyAnswer.nullable())
    .refine((given) => Object.keys(given).length >= 1 && Object.keys(given).length <= 300),
});
export const answersSaved = z.object({ saved: z.int() });
export const responseChoices = z.object({ forResearch: z.boolean(), shared: z.boolean() });
export const declining = z.object({ organisationId: id, declined: z.boolean() });

export const stepKinds = [
  'group',
  'action',
  'room',
  'practice',
  'exporter',
  'lab',
  'support',
  'relay',
  'foreign_partner',
  'alliance',
] as const;
export const nextStep = z.object({
  kind: z.enum(stepKinds),
  /** Of the mechanism that it sets in motion. */
  mechanism: z.string(),
  /** The constraint that this mechanism answers, when it is what holds the firm back most. */
  answers: z.string().nullable(),
  name: z.string(),
  /** A market, a place, a day, or the words of a practice. */
  detail: z.string().nullable(),
  /** Where it is; null when all there is to read is in `detail`. */
  href: z.string().nullable(),
});
export type NextStep = z.infer<typeof nextStep>;

const names = z.object({ fr: z.string(), en: z.string() });

/** `GET …/me/diagnosis/responses/:responseId/report`. */
export const firmReport = z.object({
  campaign: z.string(),
  organisation: z.string(),
  submittedAt: instant,
  shared: z.boolean(),
  forResearch: z.boolean(),
  constructs: z.array(
    z.object({
      id: z.string(),
      role: z.enum(constructRoles),
      name: names,
      score: z.number().nullable(),
      before: z.number().nullable(),
      /** Firms alike, never fewer than six with this one, or all firms; null below that. */
      comparable: z.object({ mean: z.number(), firms: z.int(), alike: z.boolean() }).nullable(),
    }),
  ),
  stratum: z.string(),
  stratumBy: z.enum(stratumKinds),
  holdsBack: z.object({ constraint: z.string(), score: z.number() }).nullable(),
  answer: z.object({ mechanism: z.string(), score: z.number().nullable() }).nullable(),
  steps: z.array(nextStep),
});
export type FirmReport = z.infer<typeof firmReport>;

const shared = z.object({ id: z.string(), highRatio: z.number(), mean: z.number() });
const figure = z.object({ firms: z.int(), mean: z.number(), highRatio: z.number().nullable() });

/** `GET …/diagnosis`: what a wave says of the cluster. */
export const clusterDiagnosis = z.object({
  clusterName: z.string(),
  territory: z.string().nullable(),
  isDemonstration: z.boolean(),
  waves: z.array(waveShape),
  wave: waveShape.nullable(),
  asked: z.int().nullable(),
  submitted: z.int().nullable(),
  stratumBy: z.enum(stratumKinds),
  constructs: z.array(
    z.object({
      id: z.string(),
      role: z.enum(constructRoles),
      name: names,
      whole: figure.nullable(),
      before: z.number().nullable(),
      strata: z.array(figure.extend({ stratum: z.string() })),
    }),
  ),
  strata: z.array(z.string()),
  findings: z.object({
    constraint: z
      .object({ id: z.string(), mean: z.number(), firms: z.int(), highRatio: z.number().nullable() })
      .nullable(),
    reachNobody: z.array(z.object({ id: z.string(), highRatio: z.number(), lowRatio: z.number() })),
    changes: z.array(
      z.object({ id: z.string(), before: z.number(), now: z.number(), beyondChance: z.boolean() }),
    ),
    /** Each with what would lift it, from what most firms ask for. */
    brakes: z.array(shared.extend({ lifts: z.array(shared) })),
    incentives: z.array(shared),
  }),
  others: z.array(
    z.object({
      cluster: z.string(),
      territory: z.string().nullable(),
      measures: z.record(z.string(), z.number()),
    }),
  ),
  /** Means over the firms of all clusters of a territory, this one included; for who reads those of other clusters. */
  territories: z.array(
    z.object({
      territory: z.string(),
      clusters: z.int(),
      measures: z.record(z.string(), z.object({ firms: z.int(), mean: z.number() })),
    }),
  ),
  mayRun: z.boolean(),
});
export type ClusterDiagnosisShape = z.infer<typeof clusterDiagnosis>;
