import { z } from 'zod';
import { groupDay, settlementLine } from './group-life.ts';
import { budgetPurpose, sharingRule } from './plans.ts';
import { country, date, id, instant, organisationRef, typedText } from './shapes.ts';

/**
 * What an export group does and what comes of it.
 *
 * - `GET|POST …/groups/:groupId/calendar` → {@link groupCalendar}, {@link newGroupDay} · `PATCH …/calendar/:dayId` {@link groupDayChange}
 *   · `POST …/calendar/:dayId/delete`. Members read their own days; of the others, that they are taken.
 * - `GET|POST …/me/calendar-feed`, `POST …/me/calendar-feed/revoke` · `GET /calendar/:token.ics` (RFC 5545)
 * - `GET|POST …/groups/:groupId/costs` → {@link groupAccounts}, {@link newGroupCost} · `PATCH …/costs/:costId` · `POST …/costs/:costId/delete`
 *   · `POST …/costs/:costId/receipt` (a form with one file) · `GET /files/receipts/:costId`
 * - `POST …/groups/:groupId/settlements/preview` and `POST …/groups/:groupId/settlements` {@link settlementRequest}
 * - `GET|POST …/groups/:groupId/contracts` → {@link groupResults}, {@link newGroupContract} · `PATCH …/contracts/:contractId` · `POST …/delete`
 * - `GET|POST …/groups/:groupId/lessons` → {@link groupLesson}[] · `PATCH …/lessons/:lessonId` · `POST …/delete` · `GET …/group-lessons`
 */
const firm = organisationRef.pick({ id: true, name: true });

const dayFields = {
  day: date,
  kind: z.enum(['work', 'absence']),
  portion: z.union([z.literal(0.5), z.literal(1)]),
  organisationId: id.nullable(),
  market: country.nullable(),
  note: typedText(500),
};
export const newGroupDay = z.object({
  ...dayFields,
  kind: dayFields.kind.default('work'),
  portion: dayFields.portion.default(1),
  organisationId: dayFields.organisationId.default(null),
  market: dayFields.market.default(null),
  note: dayFields.note.default(''),
});
export type NewGroupDay = z.input<typeof newGroupDay>;
export const groupDayChange = z.object({ version: z.int().positive(), ...dayFields });
export type GroupDayChange = z.input<typeof groupDayChange>;
export const versionOfDay = z.object({ version: z.int().positive() });

/** What does not go together: `params` are numbers of days. */
export const calendarClash = z.object({
  code: z.enum(['absent', 'same_day', 'other_group', 'firm_over', 'manager_over', 'outside_dates']),
  day: date.nullable(),
  firm: z.string().nullable(),
  days: z.number().nullable(),
  limit: z.number().nullable(),
});
export type CalendarClash = z.infer<typeof calendarClash>;

export const groupCalendar = z.object({
  groupId: id,
  startsOn: date.nullable(),
  endsOn: date.nullable(),
  managerName: z.string(),
  managerDays: z.number().nullable(),
  canEdit: z.boolean(),
  days: z.array(groupDay),
  /** Year of the contract that the sums are about, first day and first day after. */
  from: date,
  to: date,
  /** Days used by each firm that the caller may read, in that year. */
  used: z.array(z.object({ organisation: firm, days: z.number(), contractDays: z.number().nullable() })),
  byMarket: z.array(z.object({ market: country, days: z.number() })),
  /** Days worked in that year, for anybody. */
  workedDays: z.number(),
  clashes: z.array(calendarClash),
});
export type GroupCalendar = z.infer<typeof groupCalendar>;

/** `GET …/me/calendar-feed` */
export const calendarFeed = z.object({ madeAt: instant.nullable() });
export type CalendarFeed = z.infer<typeof calendarFeed>;
/** `POST …/me/calendar-feed` → the secret address, told this once. */
export const calendarFeedMade = z.object({ address: z.url() });

const costFields = {
  lineId: z.string().trim().min(1).max(100),
  label: typedText(300),
  spentOn: date,
  /** Negative: money that came back (a subsidy, a credit note). */
  amountCents: z
    .int()
    .min(-1e13)
    .max(1e13)
    .refine((cents) => cents !== 0, { error: 'zero' }),
  paidById: id.nullable(),
};
export const newGroupCost = z.object({
  kind: z.enum(['cost', 'contribution']).default('cost'),
  ...costFields,
  label: costFields.label.default(''),
  paidById: costFields.paidById.default(null),
});
export type NewGroupCost = z.input<typeof newGroupCost>;
export const groupCostChange = z.object({ version: z.int().positive(), ...costFields });
export type GroupCostChange = z.input<typeof groupCostChange>;

export const groupCost = z.object({
  id,
  kind: z.enum(['cost', 'contribution']),
  ...costFields,
  amountCents: z.int(),
  /** It was counted in accounts: it stays as it is. */
  settled: z.boolean(),
  receipt: z.object({ name: z.string(), bytes: z.int() }).nullable(),
  enteredBy: z.string().nullable(),
  version: z.int(),
});
export type GroupCostShape = z.infer<typeof groupCost>;

const settlementTransfer = z.object({ from: firm.nullable(), to: firm.nullable(), amountCents: z.int() });
export const settlement = z.object({
  id,
  rank: z.int(),
  onDate: date,
  occasion: z.enum(['interim', 'entry', 'exit', 'final']),
  rule: z.string(),
  currency: z.string(),
  totalCents: z.int(),
  madeBy: z.string().nullable(),
  madeAt: instant,
  lines: z.array(settlementLine),
});
export type SettlementShape = z.infer<typeof settlement>;

/** `POST …/settlements`: up to and with a day. The version is that of the life of the group. */
export const settlementRequest = z.object({
  version: z.int().nonnegative(),
  onDate: date,
  occasion: z.enum(['interim', 'final']).default('interim'),
  rule: sharingRule,
});
export type SettlementRequestShape = z.input<typeof settlementRequest>;

/** What accounts would say; nothing is kept. */
export const settlementPreview = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('settled'),
    rule: sharingRule,
    currency: z.string(),
    totalCents: z.int(),
    partners: z.array(
      z.object({ organisation: firm, dueCents: z.int(), paidCents: z.int(), balanceCents: z.int() }),
    ),
    transfers: z.array(settlementTransfer),
    /** No plan of payments has fewer of them, which is proven. */
    fewest: z.boolean(),
    /** Left in the group's account; negative: still to be paid from it. */
    accountCents: z.int(),
    costs: z.int(),
  }),
  z.object({
    kind: z.literal('missing_data'),
    missing: z.array(z.object({ organisation: firm, fact: z.string() })),
  }),
  z.object({ kind: z.literal('undefined'), why: z.string() }),
  z.object({ kind: z.literal('nothing') }),
]);
export type SettlementPreview = z.infer<typeof settlementPreview>;

export const groupAccounts = z.object({
  groupId: id,
  /** Of the life of the group: accounts are drawn up from what one has seen. */
  version: z.int(),
  currency: z.string(),
  /** The rule of the last accounts, or the one that was chosen; null until there is one. */
  rule: sharingRule.nullable(),
  /** Lines of the budget and of what was paid; null is not known. */
  lines: z.array(
    z.object({
      lineId: z.string(),
      label: z.string(),
      /** What the line is for; null when nobody said. */
      purpose: budgetPurpose.nullable(),
      market: country.nullable(),
      budgetCents: z.int().nullable(),
      actualCents: z.int().nullable(),
    }),
  ),
  budgetCents: z.int().nullable(),
  actualCents: z.int(),
  contributionCents: z.int(),
  costs: z.array(groupCost),
  members: z.array(firm),
  settlements: z.array(settlement),
});
export type GroupAccounts = z.infer<typeof groupAccounts>;

const contractFields = {
  market: country,
  label: typedText(300),
  wonOn: date,
  amountCents: z.int().min(0).max(1e13).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  audience: z.enum(['self', 'coordinator', 'group']),
};
export const newGroupContract = z.object({
  organisationId: id,
  ...contractFields,
  label: contractFields.label.default(''),
  amountCents: contractFields.amountCents.default(null),
  currency: contractFields.currency.default('EUR'),
  audience: contractFields.audience.default('coordinator'),
});
export type NewGroupContract = z.input<typeof newGroupContract>;
export const groupContractChange = z.object({ version: z.int().positive(), ...contractFields });
export type GroupContractChange = z.input<typeof groupContractChange>;
export const groupContract = z.object({
  id,
  organisation: firm,
  ...contractFields,
  mine: z.boolean(),
  canEdit: z.boolean(),
  version: z.int(),
});
export type GroupContractShape = z.infer<typeof groupContract>;

export const groupResults = z.object({
  groupId: id,
  /** Those that the caller may read. */
  contracts: z.array(groupContract),
  /** Of the whole group, from five firms on and without what a firm keeps to itself. */
  totals: z.array(z.object({ currency: z.string(), firms: z.int(), contracts: z.int(), cents: z.int() })),
  /** Firms that the caller may write a contract for. */
  mayWriteFor: z.array(firm),
  /** The roof that the group lives under; null when it has none. */
  incubator: z.object({ id, name: z.string() }).nullable(),
  foreseen: z.object({
    contracts: z.int().nullable(),
    cents: z.int().nullable(),
    /** Markets that all members wanted. */
    markets: z.array(country),
    /** Null for members. */
    budgetCents: z.int().nullable(),
    managerDays: z.number().nullable(),
  }),
  came: z.object({
    contracts: z.int(),
    /** Of contracts with an amount that the caller may read, by currency. */
    amounts: z.array(z.object({ currency: z.string(), cents: z.int(), contracts: z.int() })),
    markets: z.array(country),
    costCents: z.int().nullable(),
    workedDays: z.number(),
  }),
});
export type GroupResults = z.infer<typeof groupResults>;

export const lessonKind = z.enum(['worked', 'avoid', 'idea']);
const lessonFields = {
  kind: lessonKind,
  title: typedText(200).min(1),
  body: typedText(4000),
  market: country.nullable(),
  /** `incubator`: all groups under the same roof. */
  audience: z.enum(['coordinator', 'group', 'incubator', 'cluster']),
};
export const newGroupLesson = z.object({
  ...lessonFields,
  body: lessonFields.body.default(''),
  market: lessonFields.market.default(null),
  audience: lessonFields.audience.default('group'),
});
export type NewGroupLesson = z.input<typeof newGroupLesson>;
export const groupLessonChange = z.object({ version: z.int().positive(), ...lessonFields });
export type GroupLessonChange = z.input<typeof groupLessonChange>;
export const groupLesson = z.object({
  id,
  /** Null: from elsewhere, or from another group under the same roof, which is not told; so is the author. */
  groupId: id.nullable(),
  ...lessonFields,
  /** Null: nobody said. */
  kind: lessonKind.nullable(),
  author: z.string().nullable(),
  canEdit: z.boolean(),
  createdAt: instant,
  version: z.int(),
});
export type GroupLessonShape = z.infer<typeof groupLesson>;
