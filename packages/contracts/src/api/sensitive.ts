import { z } from 'zod';
import { sensitiveCategorySchema } from '../facts/index.ts';
import { date, id, instant, organisationRef, typedText } from './shapes.ts';

const named = organisationRef.pick({ id: true, name: true });

/** A coordinator declared that those of a group, or of a room, do not compete. */
export const clearance = z.object({
  id,
  groupId: id.nullable(),
  roomId: id.nullable(),
  reason: z.string(),
  declaredAt: instant,
});
export type Clearance = z.infer<typeof clearance>;

/** Of an export group that was proposed: whether its members are held to be competitors. */
export const groupGuard = z.object({
  groupId: id,
  guarded: z.boolean(),
  /** Some are rivals as far as the coordinators know; null for the others, who are not told. */
  knownRivals: z.boolean().nullable(),
});
export type GroupGuard = z.infer<typeof groupGuard>;

/** `GET …/sensitive` → the groups of the caller (all of them for a coordinator), and what was declared of them. */
export const sensitiveRules = z.object({ groups: z.array(groupGuard), clearances: z.array(clearance) });
export type SensitiveRules = z.infer<typeof sensitiveRules>;

/** `POST …/sensitive/clearances` (coordinators): of a group, or of a room of a working group or an action. */
export const newClearance = z.union([
  z.object({ groupId: id, reason: typedText(1000).min(1) }),
  z.object({ roomId: id, reason: typedText(1000).min(1) }),
]);
export type NewClearance = z.input<typeof newClearance>;

/** What a firm told the coordinators alone. */
export const contribution = z.object({
  id,
  organisation: named,
  roomId: id.nullable(),
  category: sensitiveCategorySchema,
  subject: z.string(),
  body: z.string(),
  authorName: z.string().nullable(),
  createdAt: instant,
  withdrawnAt: instant.nullable(),
  mine: z.boolean(),
});
export type Contribution = z.infer<typeof contribution>;

/** `POST …/sensitive/contributions` (firms). */
export const newContribution = z.object({
  category: sensitiveCategorySchema,
  subject: typedText(300).min(1),
  body: typedText(8000).min(1),
  roomId: id.nullable().default(null),
});
export type NewContribution = z.input<typeof newContribution>;

export const collectionStatistic = z.enum(['sum', 'mean', 'median']);
export type CollectionStatistic = z.infer<typeof collectionStatistic>;

/** Months that must pass after the period, and answers below which nothing comes back. */
export const leastMonthsOld = 3;
export const leastAnswers = 5;

/** `POST …/collections` (coordinators): a figure asked of the organisations of a room, each answering alone. */
export const newCollection = z
  .object({
    roomId: id,
    category: sensitiveCategorySchema,
    title: typedText(200).min(1),
    question: typedText(2000).default(''),
    unit: typedText(40).min(1),
    periodStart: date,
    periodEnd: date,
    monthsOld: z.int().min(leastMonthsOld).max(60).default(leastMonthsOld),
    smallest: z.int().min(leastAnswers).max(100).default(leastAnswers),
    statistic: collectionStatistic,
  })
  .refine(({ periodStart, periodEnd }) => periodStart <= periodEnd, { path: ['periodEnd'] });
export type NewCollection = z.input<typeof newCollection>;

/** What came back to those who were asked: frozen. The median is the mean of the answers in the middle. */
export const publication = z.object({
  rank: z.int(),
  statistic: collectionStatistic,
  answers: z.int(),
  value: z.number(),
  publishedAt: instant,
});
export type Publication = z.infer<typeof publication>;

export const collectionSummary = z.object({
  id,
  roomId: id,
  roomTitle: z.string().nullable(),
  category: sensitiveCategorySchema,
  title: z.string(),
  question: z.string(),
  unit: z.string(),
  periodStart: date,
  periodEnd: date,
  monthsOld: z.int(),
  smallest: z.int(),
  statistic: collectionStatistic,
  status: z.enum(['open', 'closed']),
  createdAt: instant,
  /** The first day on which a result may be published. */
  publishableOn: date,
  publications: z.array(publication),
  /** What the caller's organisation answered; null: nothing, or it was not asked. */
  myAnswer: z.object({ value: z.number(), version: z.int(), updatedAt: instant }).nullable(),
  /** The caller's organisation was asked. */
  asked: z.boolean(),
});
export type CollectionSummary = z.infer<typeof collectionSummary>;

/** `GET …/collections/:collectionId`; the answers for coordinators only, null for the others. */
export const collection = collectionSummary.extend({
  answers: z
    .array(z.object({ organisation: named, value: z.number().nullable(), updatedAt: instant.nullable() }))
    .nullable(),
});
export type Collection = z.infer<typeof collection>;

/** `PUT …/collections/:collectionId/answer`: of one's own organisation, from the version last read (null: the first). */
export const collectionAnswer = z.object({
  value: z
    .number()
    .min(0)
    .lt(1e15)
    .refine((value) => Number.isFinite(value) && Math.abs(value * 1e6 - Math.round(value * 1e6)) < 1),
  version: z.int().positive().nullable(),
});
export type CollectionAnswer = z.input<typeof collectionAnswer>;

export const collectionChange = z.object({ status: z.enum(['open', 'closed']) });
