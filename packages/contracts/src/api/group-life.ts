import { z } from 'zod';
import { sharingRule } from './plans.ts';
import { country, date, id, instant, organisationRef, typedText } from './shapes.ts';

/**
 * The life of an export group, from the proposal of a plan to its end. For coordinators:
 *
 * - `GET …/groups/:groupId/life` → {@link groupLife}; every change below answers with it again
 * - `POST …/life/steps` {@link lifeStep} · `POST …/life/asks` {@link lifeAsk} · `PUT …/life/answers/:organisationId` {@link teamAnswer}
 * - `PUT …/life/feasibility/:item` {@link feasibilityAnswer} · `PUT …/life/settings` {@link lifeSettings}
 * - `POST …/life/members` {@link memberEnters} · `POST …/life/members/:organisationId/leave` {@link memberLeaves}
 * - `PUT …/life/members/:organisationId` {@link memberDays}
 *
 * For a firm: `GET …/me/group-lives` → {@link myGroupLife}[] · `PUT …/me/group-lives/:groupId/answer` {@link ownAnswer}
 */
export const groupStates = [
  'proposed',
  'contacted',
  'feasibility',
  'commitment',
  'operating',
  'results',
  'closed',
  'abandoned',
] as const;
export const groupState = z.enum(groupStates);
export type GroupState = z.infer<typeof groupState>;

export const answerKind = z.enum(['interest', 'commitment']);
export type AnswerKind = z.infer<typeof answerKind>;

/** What a step waits for; `params` count what is missing. */
export const lifeConditions = [
  'plan_proposed',
  'members_enough',
  'all_interested',
  'checklist_answered',
  'outcome_favourable',
  'all_committed',
  'budget_kept',
  'dates_given',
  'has_begun',
  'all_settled',
  'lesson_written',
] as const;
export const lifeCondition = z.object({
  code: z.enum(lifeConditions),
  met: z.boolean(),
  params: z.record(z.string(), z.number()),
});
export type LifeCondition = z.infer<typeof lifeCondition>;

export const feasibilityItems = [
  'partners',
  'size_balance',
  'synergies',
  'conflicts',
  'strategy',
  'commitment',
] as const;
export const feasibilityItem = z.enum(feasibilityItems);
export type FeasibilityItem = z.infer<typeof feasibilityItem>;
const verdict = z.enum(['good', 'watch', 'bad']);
const outcome = z.enum(['go', 'conditions', 'no']);

/** What the data say of an item; sentences under `life:fact.<code>`. */
export const feasibilityFact = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});
export type FeasibilityFact = z.infer<typeof feasibilityFact>;

const answered = {
  note: z.string(),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  /** 0: nobody answered it yet. */
  version: z.int(),
};
export const feasibilityRow = z.object({
  item: feasibilityItem,
  facts: z.array(feasibilityFact),
  /** What the data alone would answer; null when they say nothing. */
  suggested: verdict.nullable(),
  verdict: verdict.nullable(),
  ...answered,
});
export type FeasibilityRowShape = z.infer<typeof feasibilityRow>;

/** `PUT …/life/feasibility/:item`; the outcome is one more item, with its reasons. */
export const feasibilityAnswer = z.object({
  version: z.int().nonnegative(),
  verdict: z.union([verdict, outcome]),
  note: typedText(4000).default(''),
});

export const groupAnswer = z.object({
  kind: answerKind,
  askedAt: instant,
  respondBy: date,
  answer: z.enum(['yes', 'no']).nullable(),
  answeredOn: date.nullable(),
  answeredBy: z.string().nullable(),
  /** The firm itself, or the team in its name with the proof. */
  via: z.enum(['firm', 'team']).nullable(),
  proof: z.string(),
  note: z.string(),
  version: z.int(),
});
export type GroupAnswer = z.infer<typeof groupAnswer>;

export const lifeMember = z.object({
  organisation: organisationRef,
  /** Null: it is in the plan, and the group has not begun. */
  joinedOn: date.nullable(),
  leftOn: date.nullable(),
  contractDays: z.number().nullable(),
  version: z.int(),
  answers: z.array(groupAnswer),
});
export type LifeMember = z.infer<typeof lifeMember>;

export const groupDecision = z.object({
  id,
  kind: z.enum([
    'step',
    'back',
    'abandoned',
    'asked',
    'said_yes',
    'said_no',
    'feasibility',
    'entered',
    'left',
    'settled',
  ]),
  from: z.string().nullable(),
  to: z.string().nullable(),
  organisation: z.string().nullable(),
  reason: z.string(),
  audience: z.enum(['coordinator', 'group']),
  decidedOn: date,
  decidedBy: z.string().nullable(),
  recordedAt: instant,
});
export type GroupDecision = z.infer<typeof groupDecision>;

const settings = {
  nextPlan: z.enum(['exclude', 'lock']),
  startsOn: date.nullable(),
  endsOn: date.nullable(),
  managerName: typedText(200),
  managerDays: z.number().min(0.5).max(366).multipleOf(0.5).nullable(),
  foreseenContracts: z.int().min(0).max(10_000).nullable(),
  foreseenCents: z.int().min(0).max(1e13).nullable(),
};

export const groupLife = z.object({
  groupId: id,
  state: groupState,
  /** 0: nothing was done yet. */
  version: z.int(),
  /** The next step with what it waits for; null at the end. */
  next: z.object({ to: groupState, conditions: z.array(lifeCondition) }).nullable(),
  /** The step before, when one may go back. */
  back: groupState.nullable(),
  ...settings,
  currency: z.string(),
  members: z.array(lifeMember),
  /** Who left. */
  former: z.array(lifeMember),
  /** Firms of the cluster that may enter. */
  candidates: z.array(organisationRef),
  feasibility: z.array(feasibilityRow),
  outcome: z.object({ verdict: outcome.nullable(), ...answered }),
  decisions: z.array(groupDecision),
  roomId: id.nullable(),
});
export type GroupLife = z.infer<typeof groupLife>;

const seen = { version: z.int().nonnegative() };
const reasoned = {
  reason: typedText(4000).default(''),
  /** Who reads the reason. */
  audience: z.enum(['coordinator', 'group']).default('coordinator'),
  decidedOn: date.optional(),
};

/** `POST …/life/steps`: the next one, the one before with its reason, or `abandoned` with its reason. */
export const lifeStep = z.object({
  ...seen,
  to: groupState,
  ...reasoned,
  /** Until when firms answer, for the steps that ask them. */
  respondBy: date.optional(),
});
export type LifeStep = z.input<typeof lifeStep>;

/** `POST …/life/asks`: asks all members who have not said yes, or these. */
export const lifeAsk = z.object({
  ...seen,
  kind: answerKind,
  respondBy: date,
  organisationIds: z.array(id).min(1).max(20).optional(),
});
export type LifeAsk = z.input<typeof lifeAsk>;

/** `PUT …/life/answers/:organisationId`: what a firm said, by the team, with the proof (a letter, minutes, a message). */
export const teamAnswer = z.object({
  version: z.int().positive(),
  kind: answerKind,
  answer: z.enum(['yes', 'no']),
  on: date,
  proof: typedText(2000).min(1),
});
export type TeamAnswer = z.input<typeof teamAnswer>;

export const lifeSettings = z
  .object({ ...seen, ...settings })
  .partial()
  .required({ version: true });
export type LifeSettings = z.input<typeof lifeSettings>;

export const memberEnters = z.object({
  ...seen,
  organisationId: id,
  on: date,
  contractDays: z.number().min(0).max(366).multipleOf(0.5).nullable().default(null),
  /** What shows that the firm said yes, once its partners are committed: a letter, minutes, a message. */
  proof: typedText(2000).default(''),
  /** Until when it is asked to say so itself, where there is no proof. */
  respondBy: date.optional(),
  /** By which rule costs until that day are settled, when there are some. */
  rule: sharingRule.optional(),
  ...reasoned,
});
export type MemberEnters = z.input<typeof memberEnters>;

export const memberLeaves = z.object({ ...seen, on: date, rule: sharingRule.optional(), ...reasoned });
export type MemberLeaves = z.input<typeof memberLeaves>;

export const memberDays = z.object({
  version: z.int().positive(),
  contractDays: z.number().min(0).max(366).multipleOf(0.5).nullable(),
});

/** `PUT …/me/group-lives/:groupId/answer`: a firm's own yes or no. */
export const ownAnswer = z.object({
  version: z.int().positive(),
  kind: answerKind,
  answer: z.enum(['yes', 'no']),
  /** Read by the coordinators alone. */
  note: typedText(2000).default(''),
});
export type OwnAnswer = z.input<typeof ownAnswer>;

/** One firm's line of the accounts of a group. */
export const settlementLine = z.object({
  settlementId: id,
  organisation: organisationRef.pick({ id: true, name: true }),
  onDate: date,
  occasion: z.enum(['interim', 'entry', 'exit', 'final']),
  currency: z.string(),
  dueCents: z.int(),
  paidCents: z.int(),
  /** Positive: it is owed; negative: it owes. */
  balanceCents: z.int(),
  /** To whom it pays (negative: from whom it receives); null is the group's account. */
  transfers: z.array(z.object({ name: z.string().nullable(), cents: z.int() })),
});
export type SettlementLine = z.infer<typeof settlementLine>;

/** One day of the shared manager; for whom and where is null when the reader may not know. */
export const groupDay = z.object({
  id,
  day: date,
  kind: z.enum(['work', 'absence']),
  portion: z.number(),
  /** For the whole group when null, unless hidden. */
  organisation: organisationRef.pick({ id: true, name: true }).nullable(),
  market: country.nullable(),
  note: z.string(),
  hidden: z.boolean(),
  version: z.int(),
});
export type GroupDayShape = z.infer<typeof groupDay>;

/** What a firm reads of a group that it is or was in. */
export const myGroupLife = z.object({
  groupId: id,
  name: z.string(),
  planTitle: z.string().nullable(),
  state: groupState,
  startsOn: date.nullable(),
  endsOn: date.nullable(),
  managerName: z.string(),
  roomId: id.nullable(),
  /** False: the firm left. */
  current: z.boolean(),
  organisationId: id,
  answers: z.array(groupAnswer),
  /** The caller may answer for the firm. */
  canAnswer: z.boolean(),
  contractDays: z.number().nullable(),
  usedDays: z.number(),
  days: z.array(groupDay),
  settlements: z.array(settlementLine),
  decisions: z.array(groupDecision),
});
export type MyGroupLife = z.infer<typeof myGroupLife>;
