import { z } from 'zod';
import { country, date, id, instant, typedText } from './shapes.ts';
import { shownOf } from './sharing.ts';

/** What one firm offers and the other needs, as both told the alliance: sentences, and the words and codes that agree. */
export const matchWay = z.object({
  /** Who offers: the cluster's own firm, or the ally's. */
  from: z.enum(['own', 'other']),
  offer: z.string().nullable(),
  need: z.string().nullable(),
  words: z.array(z.object({ offer: z.string(), need: z.string(), share: z.number() })),
  codes: z.array(z.object({ offer: z.string(), need: z.string(), likeness: z.number() })),
  worth: z.number(),
});
export type MatchWayShape = z.infer<typeof matchWay>;

const named = z.object({ id, name: z.string() });

export const matchShape = z.object({
  id,
  own: named,
  /** Without its name, until an introduction was accepted by both. */
  other: z.object({ shown: shownOf, organisation: named.nullable() }),
  /** 0..1 */
  worth: z.number(),
  ways: z.array(matchWay),
  /** Null: one of the two did not say. */
  commonMarkets: z.array(country).nullable(),
  commonLanguages: z.array(z.string()).nullable(),
  /** The introduction that is under way or accepted, if any. */
  introductionId: id.nullable(),
});
export type MatchShape = z.infer<typeof matchShape>;

const reach = z.object({ telling: z.int(), members: z.int() });

/** `GET …/alliances/:allianceId/matches` */
export const allianceMatches = z.object({
  alliance: z.object({ id, name: z.string(), partners: z.array(z.string()) }),
  /** Null before the first search. */
  madeOn: date.nullable(),
  /** How many members of each side tell the alliance something. */
  reach: z.object({ own: reach, other: reach }),
  matches: z.array(matchShape),
});
export type AllianceMatches = z.infer<typeof allianceMatches>;

/** `POST …/alliances/:allianceId/matches`: what to keep of the search. */
export const matchRequest = z.object({
  markets: z.array(country).max(30).default([]),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .max(20)
    .default([]),
  commonMarket: z.boolean().default(false),
  commonLanguage: z.boolean().default(false),
});
export type MatchRequest = z.input<typeof matchRequest>;

export const newIntroduction = z.object({
  matchId: id,
  message: typedText(2000).default(''),
  respondBy: date,
});
export type NewIntroduction = z.input<typeof newIntroduction>;

export const introductionOutcomes = ['met', 'talks', 'agreement', 'nothing'] as const;

export const newIntroductionStep = z.object({
  outcome: z.enum(introductionOutcomes),
  happenedOn: date,
  note: typedText(2000).default(''),
});
export type NewIntroductionStep = z.input<typeof newIntroductionStep>;

const side = z.object({
  clusterName: z.string(),
  /** Null until both accepted, for the other side. */
  organisation: named.nullable(),
  shown: shownOf,
  /** `unknown`: the other side's is not told. */
  answer: z.enum(['yes', 'no', 'waiting', 'unknown']),
});

export const introductionShape = z.object({
  id,
  allianceId: id,
  allianceName: z.string(),
  ways: z.array(matchWay),
  message: z.string(),
  status: z.enum(['proposed', 'accepted', 'declined', 'withdrawn']),
  respondBy: date,
  proposedOn: date,
  settledOn: date.nullable(),
  /** The viewer's own side first: its firm, or the firm of its cluster. */
  own: side,
  other: side,
  /** The viewer may answer for its firm. */
  mayAnswer: z.boolean(),
  mayWithdraw: z.boolean(),
  steps: z.array(
    z.object({
      id,
      outcome: z.enum(introductionOutcomes),
      happenedOn: date,
      note: z.string(),
      recordedAt: instant,
    }),
  ),
});
export type IntroductionShape = z.infer<typeof introductionShape>;
