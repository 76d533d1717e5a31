import { z } from 'zod';
import { date, id, typedText } from './shapes.ts';

/** What a finding is: something that was brought, words that somebody said, a test. */
export const findingKinds = ['benefit', 'verbatim', 'test'] as const;
/** How strong it is, from the weakest. */
export const findingStrengths = ['anecdote', 'measured', 'tested'] as const;
/** What it speaks of; an action is named in words. */
export const findingSubjectKinds = ['cluster', 'group', 'alliance', 'encounter', 'action'] as const;

/** The mechanisms of the framework: what a finding may say was set in motion. */
export const findingMechanisms = [
  'strategic_resources',
  'knowledge_circulation',
  'collective_innovation',
  'collective_reputation',
  'relational_dynamics',
] as const;

const subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cluster') }),
  z.object({ kind: z.enum(['group', 'alliance', 'encounter']), id }),
  z.object({ kind: z.literal('action'), title: typedText(300).min(1) }),
]);

const common = {
  title: typedText(200).min(1),
  subject,
  mechanism: z.enum(findingMechanisms).nullable().default(null),
  observedOn: date,
  /** Told to the board and the funders at once; only the team may. */
  told: z.boolean().default(false),
};

/** `POST …/evidence`: by hand, from words said in an interview, or from an analysis that concluded. */
export const newFinding = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('benefit'),
    ...common,
    /** Counted or timed, and not only told. */
    measured: z.boolean(),
    body: typedText(4000).default(''),
    source: typedText(500).min(1),
  }),
  z.object({
    kind: z.literal('verbatim'),
    ...common,
    /** Whoever said it agreed to be quoted, under a pseudonym. */
    consented: z.literal(true),
    /** A passage that was coded in an interview of the caller’s; null: the words below. */
    coding: z.object({ projectId: id, transcriptId: id, codingId: id }).nullable().default(null),
    body: typedText(4000).default(''),
    pseudonym: typedText(100).default(''),
    source: typedText(500).default(''),
  }),
  z.object({
    kind: z.literal('test'),
    ...common,
    /** Null: a test made elsewhere, which the source names. */
    analysisId: id.nullable().default(null),
    body: typedText(4000).min(1),
    source: typedText(500).default(''),
  }),
]);
export type NewFinding = z.input<typeof newFinding>;

export const findingShape = z.object({
  id,
  kind: z.enum(findingKinds),
  strength: z.enum(findingStrengths),
  title: z.string(),
  body: z.string(),
  pseudonym: z.string(),
  source: z.string(),
  subject: z.object({ kind: z.enum(findingSubjectKinds), id: id.nullable(), title: z.string() }),
  mechanism: z.string().nullable(),
  /** The analysis behind it, when the caller may open it. */
  analysisId: id.nullable(),
  observedOn: date,
  told: z.boolean(),
  version: z.int(),
  mayRemove: z.boolean(),
});
export type FindingShape = z.infer<typeof findingShape>;

/** `GET …/evidence`: the shelf, the strongest first; what may be named when the caller may add to it. */
export const evidenceShelf = z.object({
  mayAdd: z.boolean(),
  mayTell: z.boolean(),
  findings: z.array(findingShape),
  subjects: z.array(z.object({ kind: z.enum(findingSubjectKinds), id, title: z.string() })),
});
export type EvidenceShelf = z.infer<typeof evidenceShelf>;

/** `POST …/evidence/:findingId/told`. */
export const findingTold = z.object({ told: z.boolean(), version: z.int() });

/** What a report says of the shelf. */
export interface EvidenceFacts {
  readonly clusterName: string;
  readonly isDemonstration: boolean;
  readonly madeOn: string;
  readonly findings: readonly Pick<
    FindingShape,
    'kind' | 'strength' | 'title' | 'body' | 'pseudonym' | 'source' | 'subject' | 'mechanism' | 'observedOn'
  >[];
}
