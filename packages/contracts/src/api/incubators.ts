import { z } from 'zod';
import { lessonKind } from './group-work.ts';
import { budgetPurpose } from './plans.ts';
import { shareEstimate, shareFact } from './shares.ts';
import { country, date, id, instant, organisationRef, typedText } from './shapes.ts';

/**
 * International incubators: several export groups under one roof. For coordinators, save the last line.
 * - `GET|POST …/incubators` → {@link incubatorListItem}[] / {@link newIncubator} · `GET|PUT …/incubators/:incubatorId` → {@link incubator}
 * - `POST …/incubators/:id/groups` {@link incubatorGroupEdit} · `POST …/groups/:groupId/remove`
 * - `PUT …/incubators/:id/budget` {@link incubatorBudgetEdit}
 * - `POST …/incubators/:id/lessons`, `POST …/lessons/:lessonId/remove`, `PUT …/lessons/:lessonId/uses/:groupId`
 * - `POST …/incubators/:id/trainees`, `PUT …/trainees/:traineeId`, `POST …/remove` · `PUT …/incubators/:id/checks/:item`
 * - `GET …/me/incubators` → {@link myIncubator}[]: what a member of one of its groups reads
 */
const cents = z.int();
const share = { paysCents: cents, aloneCents: cents, savesCents: cents };

export const incubatorLine = z.object({
  id: z.string().min(1).max(100),
  label: z.string().max(200).default(''),
  kind: z.enum(['fixed', 'per_group', 'per_firm', 'per_market']),
  purpose: budgetPurpose.optional(),
  amountCents: cents,
  market: country.optional(),
  /** Groups that the line concerns; all when absent, nobody when none of them is under the roof any more. */
  groups: z.array(id).max(50).optional(),
  subsidy: z.object({ rateRatio: z.number(), ceilingCents: cents.nullable() }).optional(),
});
export const incubatorBudget = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  lines: z.array(incubatorLine).max(100),
});
export type IncubatorBudget = z.infer<typeof incubatorBudget>;
export const incubatorBudgetEdit = incubatorBudget.extend({ version: z.int().nonnegative() });
export type IncubatorBudgetEdit = z.input<typeof incubatorBudgetEdit>;

export const incubatorShares = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('shared'),
    totalCents: cents,
    groups: z.array(
      z.object({ id, ...share, partners: z.array(z.object({ organisation: organisationRef, ...share })) }),
    ),
    /** No set of groups would pay less apart. */
    groupsInCore: z.boolean().nullable(),
    mostAggrieved: z.object({ groups: z.array(id), complaintCents: cents }).nullable(),
    /** Null: the shares are exact. */
    estimated: shareEstimate.nullable(),
    /** Line by line, what it costs all and each group, in whole cents. */
    lines: z.array(
      z.object({
        code: z.enum(['line', 'market', 'subsidy']),
        lineId: z.string(),
        market: country.nullable(),
        costCents: cents,
        groups: z.array(z.object({ id, cents })),
      }),
    ),
  }),
  z.object({
    kind: z.literal('missing_data'),
    missing: z.array(z.object({ organisation: organisationRef, fact: shareFact })),
  }),
  z.object({ kind: z.literal('undefined'), why: z.string() }),
]);
export type IncubatorSharesShape = z.infer<typeof incubatorShares>;

export const incubatorGroup = z.object({
  id,
  name: z.string(),
  joinedOn: date,
  commonMarkets: z.array(country),
  members: z.array(organisationRef),
});
export type IncubatorGroup = z.infer<typeof incubatorGroup>;

export const incubatorLesson = z.object({
  id,
  /** Where it was learned; null from elsewhere. */
  groupId: id.nullable(),
  /** Null: nobody said. */
  kind: lessonKind.nullable(),
  title: z.string(),
  lesson: z.string(),
  learnedOn: date,
  author: z.string().nullable(),
  /** Told under this roof alone; else the whole cluster reads it. */
  audience: z.enum(['incubator', 'cluster']),
  uses: z.array(z.object({ groupId: id, note: z.string(), takenUpOn: date })),
});
export type IncubatorLesson = z.infer<typeof incubatorLesson>;

export const traineeOutcomes = ['under_way', 'hired_here', 'hired_elsewhere', 'studies', 'stopped'] as const;
const traineeFields = {
  groupId: id.nullable(),
  programme: typedText(200).pipe(z.string().min(1)),
  mission: typedText(1000),
  alternates: z.boolean(),
  startsOn: date,
  endsOn: date,
  outcome: z.enum(traineeOutcomes),
};
export const incubatorTrainee = z.object({ id, version: z.int(), ...traineeFields });
export type IncubatorTrainee = z.infer<typeof incubatorTrainee>;
export const newTrainee = z.object(traineeFields).omit({ outcome: true });
export const traineeEdit = z.object({ version: z.int().positive(), ...traineeFields });

/** What paper 002 says of an incubator that wants to be certified (AFNOR X50-770); the standard itself is not repeated here. */
export const certificationItems = [
  'feasibility',
  'commitment',
  'proximity',
  'bonus',
  'premises',
  'funding',
  'backing',
  'training',
  'techniques',
  'experience',
  'pooling',
  'coordination',
  'certification',
] as const;
export const certificationItem = z.enum(certificationItems);
export type CertificationItem = z.infer<typeof certificationItem>;
const checkFields = { state: z.enum(['to_do', 'under_way', 'done']), note: typedText(2000) };
export const incubatorCheck = z.object({
  item: certificationItem,
  /** 0: nobody looked at it yet. */
  version: z.int().nonnegative(),
  ...checkFields,
  updatedAt: instant.nullable(),
  updatedBy: z.string().nullable(),
});
export type IncubatorCheck = z.infer<typeof incubatorCheck>;
export const checkEdit = z.object({ version: z.int().nonnegative(), ...checkFields });

const incubatorIdentity = {
  name: typedText(200).pipe(z.string().min(1)),
  place: typedText(300),
  purpose: typedText(4000),
};
export const newIncubator = z.object(incubatorIdentity);
export const incubatorEdit = z.object({ version: z.int().positive(), ...incubatorIdentity });
export const incubatorListItem = z.object({
  id,
  name: z.string(),
  place: z.string(),
  groupCount: z.int(),
  firmCount: z.int(),
  lessonCount: z.int(),
  traineeCount: z.int(),
  checksDone: z.int(),
  checksInAll: z.int(),
});
export type IncubatorListItem = z.infer<typeof incubatorListItem>;

export const incubator = z.object({
  id,
  version: z.int(),
  name: z.string(),
  place: z.string(),
  purpose: z.string(),
  groups: z.array(incubatorGroup),
  /** Groups of proposed plans that live under no roof. */
  groupsToAdd: z.array(z.object({ id, name: z.string(), planTitle: z.string() })),
  budget: incubatorBudget.nullable(),
  budgetVersion: z.int().nonnegative(),
  shares: incubatorShares.nullable(),
  lessons: z.array(incubatorLesson),
  trainees: z.array(incubatorTrainee),
  checks: z.array(incubatorCheck),
});
export type Incubator = z.infer<typeof incubator>;

export const incubatorGroupEdit = z.object({ groupId: id });
export const newLesson = z.object({
  groupId: id.nullable(),
  kind: lessonKind.default('worked'),
  title: typedText(200).pipe(z.string().min(1)),
  lesson: typedText(4000).pipe(z.string().min(1)),
});
/** `was`: the note as it was read; null when the group had not taken the lesson up. */
export const lessonUse = z.object({ note: typedText(2000), was: z.string().max(2000).nullable() });

export const myIncubator = z.object({
  id,
  name: z.string(),
  place: z.string(),
  purpose: z.string(),
  /** What the firm of the reader pays of the second level; null until a budget was kept. */
  share: z.object({ ...share, currency: z.string() }).nullable(),
  lessons: z.array(
    z.object({
      id,
      title: z.string(),
      lesson: z.string(),
      learnedOn: date,
      /** Learned in the reader's own group. */
      ours: z.boolean(),
      takenUp: z.boolean(),
    }),
  ),
});
export type MyIncubator = z.infer<typeof myIncubator>;
