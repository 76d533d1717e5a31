import { z } from 'zod';
import type {
  FixedEffects,
  GroupComparison,
  MatchedComparison,
  Mediation,
  NotConcluded,
  PlsBootstrap,
  PlsEstimate,
  PlsPrediction,
  SampleSize,
  Verdict,
  WaveChange,
} from '@grappe/engine/framework';
import { date, id, instant, typedText } from './shapes.ts';

export const analysisKinds = [
  'measurement',
  'structure',
  'mediation',
  'groups',
  'change',
  'involvement',
] as const;
export type AnalysisKindShape = (typeof analysisKinds)[number];

/** Fewest firms that any analysis, and any group within it, speaks of: a firm that is one of them reads of five others. */
export const fewestFirms = 6;

/** How a firm takes part in what the cluster does. */
export const involvementWays = ['any', 'group', 'alliance', 'encounter'] as const;

const column = typedText(120).min(1);

/** What is asked beside the waves; what a kind does not use is left as it is. */
export const analysisSettings = z.object({
  seed: z.int().min(0).max(2_147_483_647).default(1),
  resamples: z.int().min(100).max(10_000).default(2000),
  confidence: z.number().min(0.8).max(0.99).default(0.95),
  missing: z.enum(['listwise', 'mean']).default('listwise'),
  /** A model in YAML or JSON; null: the framework. */
  model: typedText(20_000).nullable().default(null),
  /** Null: the hypothesis of the framework, on its four layers. */
  mediation: z
    .object({
      cause: column,
      mediators: z.array(column).min(1).max(4),
      outcome: column,
      covariates: z.array(column).max(6).default([]),
      design: z.enum(['parallel', 'serial']).default('serial'),
    })
    .nullable()
    .default(null),
  /** Firms with this word in the column, against all the others. */
  groups: z
    .object({ column, value: typedText(120).min(1) })
    .nullable()
    .default(null),
  /** Null: the results of the framework, explained by its mechanisms and capabilities. */
  change: z
    .object({ outcome: column, predictors: z.array(column).min(1).max(6) })
    .nullable()
    .default(null),
  /** Null: any way of taking part, the results of the framework, firms made alike on their constraints. */
  involvement: z
    .object({ way: z.enum(involvementWays), outcome: column, covariates: z.array(column).min(1).max(6) })
    .nullable()
    .default(null),
});
export type AnalysisSettings = z.infer<typeof analysisSettings>;

/** `POST …/analyses`: a manager (without a study) or the researcher of an open study. */
export const newAnalysis = analysisSettings
  .extend({
    kind: z.enum(analysisKinds),
    title: typedText(200).min(1),
    studyId: id.nullable().default(null),
    /** In the order of time for `change` and `involvement`; one for the others. */
    waveIds: z.array(id).min(1).max(10),
  })
  .refine(({ kind, waveIds }) => fitsWaves(kind, new Set(waveIds).size) && distinct(waveIds), {
    path: ['waveIds'],
  })
  .refine(({ kind, groups }) => (kind === 'groups') === (groups !== null), { path: ['groups'] })
  .refine(({ kind, studyId }) => kind !== 'involvement' || studyId === null, { path: ['studyId'] });
export type NewAnalysisShape = z.input<typeof newAnalysis>;

const distinct = (list: readonly string[]): boolean => new Set(list).size === list.length;

/** Changes need two waves at least; who took part is compared within one wave, or from one to the next. */
const fitsWaves = (kind: AnalysisKindShape, count: number): boolean =>
  kind === 'change' ? count >= 2 : kind === 'involvement' ? count <= 2 : count === 1;

export const analysisStatus = z.enum([
  'queued',
  'running',
  'failed',
  'cancelled',
  'concluded',
  'not_concluded',
]);
export type AnalysisStatus = z.infer<typeof analysisStatus>;

export const analysisSummary = z.object({
  id,
  kind: z.enum(analysisKinds),
  title: z.string(),
  study: z.object({ id, title: z.string() }).nullable(),
  status: analysisStatus,
  firms: z.int().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type AnalysisSummary = z.infer<typeof analysisSummary>;

/** A wave that the caller may analyse. */
export const analysableWave = z.object({
  id,
  campaignId: id,
  campaign: z.string(),
  ordinal: z.int(),
  opensOn: date,
  closesOn: date,
});
export type AnalysableWave = z.infer<typeof analysableWave>;

/** `GET …/analyses`: those that the caller may read, and what it may analyse. */
export const analyses = z.object({
  /** As a manager, from every answer; rows are then told to nobody. */
  managed: z.boolean(),
  /** The cluster is the demonstration: answers are drawn at random. */
  isFictional: z.boolean(),
  studies: z.array(z.object({ id, title: z.string() })),
  waves: z.array(analysableWave),
  analyses: z.array(analysisSummary),
});
export type Analyses = z.infer<typeof analyses>;

const words = z.object({ fr: z.string(), en: z.string() });

/** `GET …/analyses/columns`: what a wave offers to a model, and the model of the framework on it. */
export const analysisColumns = z.object({
  firms: z.int(),
  columns: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['layer', 'construct', 'item', 'known']),
      /** What it is called in the instrument; null for layers and known facts, which the messages name. */
      label: words.nullable(),
    }),
  ),
  /** Columns that divide firms, with the words of six firms at least. */
  groupings: z.array(z.object({ name: z.string(), label: words.nullable(), values: z.array(z.string()) })),
  frameworkModel: z.string(),
});
export type AnalysisColumns = z.infer<typeof analysisColumns>;

/** Measurement and structure of a model; groups when two were compared. Figures that do not exist are null. */
export interface PlsResult {
  readonly kind: 'pls';
  readonly estimate: PlsEstimate;
  readonly bootstrap: PlsBootstrap | null;
  readonly verdicts: readonly Verdict[];
  readonly sample: SampleSize;
  readonly prediction: PlsPrediction | null;
  readonly groups: (GroupComparison & { readonly first: string; readonly column: string }) | null;
}

export interface MediationResult {
  readonly kind: 'mediation';
  readonly mediation: Mediation;
  readonly sample: SampleSize;
}

export interface ChangeResult {
  readonly kind: 'change';
  readonly changes: readonly (
    | WaveChange
    | (NotConcluded & {
        readonly column: string;
      })
  )[];
  readonly effects: FixedEffects | NotConcluded;
}

export interface MatchedResult {
  readonly kind: 'matched';
  /** Without the pairs themselves: they are rows. */
  readonly comparison: Omit<MatchedComparison, 'pairs' | 'unmatched'> & {
    readonly pairCount: number;
    readonly unmatchedCount: number;
  };
  readonly outcome: string;
  /** Covariates were measured in an earlier wave than the outcome. */
  readonly measuredBefore: boolean;
}

export type AnalysisResult = NotConcluded | PlsResult | MediationResult | ChangeResult | MatchedResult;

/** `GET …/analyses/:id`. */
export const analysisDetail = analysisSummary.extend({
  isFictional: z.boolean(),
  waves: z.array(analysableWave),
  settings: analysisSettings,
  jobId: id.nullable(),
  dataHash: z.string().nullable(),
  software: z.string().nullable(),
  /** Columns with the words of the instrument. */
  labels: z.record(z.string(), words),
  result: (z.unknown() as z.ZodType<AnalysisResult>).nullable(),
});
export type AnalysisDetail = z.infer<typeof analysisDetail>;
