import type { BudgetPurpose } from '@grappe/engine/shares';
import { z } from 'zod';
import { country, date, id, instant, organisationRef } from './shapes.ts';

/**
 * Export groups. Versions, alternatives and studies of plans: `plan-versions.ts`. Everything here is for coordinators, save `GET …/me/groups` (the firm's own groups in a proposed plan).
 *
 * - `GET|POST …/pair-rules`, `POST …/pair-rules/:id/remove`: locks and forbidden pairs.
 * - `GET|POST …/vetoes`, `POST …/vetoes/:id/withdraw`: confidential refusals; a firm reads its own only.
 * - `POST …/plans` {@link planRequest} → job · `GET …/plans` → {@link planListItem}[] · `GET …/plans/:id` → {@link plan}
 * - `POST …/plans/:id/status` · `GET …/groups/:groupId` → {@link group} · `PUT …/groups/:groupId/budget` → group
 * - `GET …/plans/:id/document.:format?language=` (html, pdf, docx, xlsx, json)
 */
export const pairRule = z.object({
  id,
  rule: z.enum(['lock', 'forbid']),
  left: organisationRef,
  right: organisationRef,
});
export type PairRule = z.infer<typeof pairRule>;
export const newPairRule = z.object({ rule: z.enum(['lock', 'forbid']), leftId: id, rightId: id });

export const veto = z.object({
  id,
  organisation: organisationRef,
  against: organisationRef,
  audience: z.enum(['self', 'coordinator']),
  enteredAt: instant,
  mine: z.boolean(),
});
export type Veto = z.infer<typeof veto>;
export const newVeto = z.object({
  organisationId: id,
  againstId: id,
  audience: z.enum(['self', 'coordinator']).default('coordinator'),
});

const ratio = z.number().min(0).max(1);
export const criteria = ['markets', 'complementarity', 'proximity', 'trust', 'mentoring'] as const;
export const criterionSchema = z.enum(criteria);
export type Criterion = (typeof criteria)[number];

/** Parameters with their bounds; the defaults are the engine's (`defaultGroupSettings`), a test of the server keeps them alike. */
export const planParameters = z.object({
  emphasis: z
    .object({
      markets: ratio.default(1),
      complementarity: ratio.default(1),
      proximity: ratio.default(1),
      trust: ratio.default(1),
      mentoring: ratio.default(1),
    })
    .prefault({}),
  minSize: z.int().min(2).max(5).default(3),
  maxSize: z.int().min(2).max(6).default(5),
  /** Null is no limit. */
  maxKm: z.number().positive().max(20_000).nullable().default(150),
  maxRivalry: ratio.default(0.5),
  minQuality: ratio.default(0),
  stagedCoopetition: z.boolean().default(true),
  seed: z.int().min(0).max(2_147_483_647).default(1),
});
export type PlanParameters = z.infer<typeof planParameters>;

/** How long a search may last; then the best plan found is kept, with its proven bound. */
const seconds = z.int().min(1).max(1800);

export const planRequest = z.object({
  title: z.string().trim().min(1).max(200),
  parameters: planParameters.prefault({}),
  seconds: seconds.default(300),
  /** A plan to start from: groups that are still the best stay as they are. */
  fromPlanId: id.optional(),
});
export type PlanRequest = z.input<typeof planRequest>;

/** A fact that explains, with the sentence's code (`explanations.<code>` in the catalogues). */
export const reason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});
export type Reason = z.infer<typeof reason>;

const figures = z.object({
  objective: z.number(),
  bound: z.number(),
  gap: z.number(),
  proven: z.boolean(),
  method: z.enum(['enumeration', 'column_generation']),
  seed: z.int(),
});

/** How a plan came about. */
export const planOrigin = z.enum(['search', 'resumed', 'adapted', 'moved', 'alternative', 'stable']);

export const planListItem = figures.extend({
  id,
  title: z.string(),
  status: z.enum(['draft', 'proposed', 'archived']),
  createdAt: instant,
  author: z.string().nullable(),
  placed: z.int(),
  candidates: z.int(),
  groupCount: z.int(),
  meanQuality: z.number().nullable(),
  /** The data changed since it was computed. */
  outdated: z.boolean(),
  origin: planOrigin,
  /** The plan that it comes from. */
  parent: z.object({ id, title: z.string() }).nullable(),
  /** Ended before its end was proven, by somebody or by its time. */
  stopped: z.boolean(),
  /** The search can go on from where it was stopped. */
  canGoOn: z.boolean(),
  /** Sets of firms that would all rather be together; null when they were not looked for. */
  blockingSets: z.int().nullable(),
});
export type PlanListItem = z.infer<typeof planListItem>;

/** Firms that would all rather be together, each comparing its mean score with its companions. For coordinators. */
export const blockingSet = z.object({
  firms: z.array(z.object({ organisation: organisationRef, inPlan: z.number(), together: z.number() })),
  leastGain: z.number(),
});
export type BlockingSet = z.infer<typeof blockingSet>;

const pairFigures = z.object({
  left: id,
  right: id,
  score: z.number().nullable(),
  criteria: z.record(criterionSchema, z.number().nullable()),
  rivalry: z.number().nullable(),
});

/** A condition of the plan that a group breaks; sentences under `groups:broken.<code>`. */
export const groupBreach = z.object({
  code: z.string(),
  /** Members that it concerns; empty: the group as a whole. */
  firms: z.array(id),
  params: z.record(z.string(), z.number()),
});
export type GroupBreach = z.infer<typeof groupBreach>;

export const groupSummary = z.object({
  id,
  name: z.string(),
  members: z.array(organisationRef.extend({ headcount: z.number().nullable(), town: z.string().nullable() })),
  quality: z.number(),
  value: z.number(),
  meanPairScore: z.number(),
  balance: z.number(),
  diameterKm: z.number().nullable(),
  commonMarkets: z.array(z.string()),
  criteria: z.record(criterionSchema, z.number().nullable()),
  pairs: z.array(pairFigures),
  reasons: z.array(reason),
  bestAlternative: z
    .object({ leaves: organisationRef.nullable(), joins: organisationRef.nullable(), quality: z.number() })
    .nullable(),
  /** Conditions that it breaks: people composed it all the same, and it does not count in the plan's value. */
  breaches: z.array(groupBreach),
  hasBudget: z.boolean(),
});
export type GroupSummary = z.infer<typeof groupSummary>;

export const plan = planListItem.extend({
  parameters: planParameters,
  /** Those of largest gain first; all of them when `complete` and as many as `blockingSets`. */
  stability: z.object({ sets: z.array(blockingSet), complete: z.boolean() }).nullable(),
  /** Groups of the plan it comes from that stayed as they are. */
  keptGroups: z.int().nullable(),
  groups: z.array(groupSummary),
  unplaced: z.array(z.object({ organisation: organisationRef, reasons: z.array(reason) })),
  missingData: z.array(z.object({ organisation: organisationRef, missing: z.array(z.string()) })),
});
export type Plan = z.infer<typeof plan>;

/** What a line is for; it changes no share. The engine's `BUDGET_PURPOSES`. */
export const budgetPurposes = [
  'salary',
  'charges',
  'travel',
  'stand',
  'study',
  'interpreter',
  'samples',
  'bonus',
  'premises',
  'training',
  'joint_mission',
  'other',
] as const satisfies readonly BudgetPurpose[];
export const budgetPurpose = z.enum(budgetPurposes);

/** Amounts and rates are checked line by line (`budget_line_refused`), so that the answer names the line. */
const aidTerms = { rateRatio: z.number(), ceilingCents: z.int().nullable() };
export const budgetLine = z.object({
  id: z.string().min(1).max(100),
  label: z.string().max(200).default(''),
  kind: z.enum(['fixed', 'per_market', 'per_firm', 'per_day']),
  purpose: budgetPurpose.optional(),
  amountCents: z.int(),
  market: country.optional(),
  /** Members that the line concerns; everybody when absent, nobody when empty: those whom it concerned left. */
  partners: z.array(id).max(20).optional(),
  subsidy: z.object(aidTerms).optional(),
});
/** Support on several lines together, with one ceiling for the group. */
export const budgetAid = z.object({
  id: z.string().min(1).max(100),
  label: z.string().max(200).default(''),
  ...aidTerms,
  /** Fewest firms that the group needs to have it. */
  minPartners: z.int().optional(),
  /** Ids of the eligible lines; every line when absent. */
  lines: z.array(z.string()).max(100).optional(),
});
export const groupBudget = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  lines: z.array(budgetLine).max(100),
  subsidies: z.array(budgetAid).max(20).default([]),
  /** Days of the shared manager that each member uses in a year, by organisation; absent is unknown. */
  days: z.record(id, z.number()),
  /** Markets that the group visits for each member; absent: those of the whole group and those that it shows to its partners. */
  markets: z.record(id, z.array(country).max(60)).default({}),
  /** Weights of the members, for the weighted Shapley value. */
  weights: z.record(id, z.number()).default({}),
  /** Members that came as one, for Owen's rule; empty: everybody by itself. */
  unions: z.array(z.array(id).min(1).max(20)).max(20).default([]),
});
export type GroupBudget = z.infer<typeof groupBudget>;
/** `PUT …/groups/:groupId/budget`: `version` is `budgetVersion` as it was read. */
export const groupBudgetEdit = groupBudget.extend({ version: z.int().nonnegative() });
export type GroupBudgetEdit = z.input<typeof groupBudgetEdit>;

export const sharingRule = z.enum([
  'equal',
  'turnover',
  'headcount',
  'days',
  'shapley',
  'weighted_shapley',
  'nucleolus',
  'ensc',
  'tau',
  'owen',
]);
export type SharingRuleName = z.infer<typeof sharingRule>;
export const sharesByRule = z.union([
  z.object({
    kind: z.literal('shared'),
    rule: sharingRule,
    totalCents: z.int(),
    partners: z.array(z.object({ id, paysCents: z.int(), aloneCents: z.int(), savesCents: z.int() })),
    /** No sub-group would pay less apart. */
    inCore: z.boolean(),
    mostAggrieved: z
      .object({ members: z.array(id), paysCents: z.int(), apartCents: z.int(), complaintCents: z.int() })
      .nullable(),
    reasons: z.array(reason),
  }),
  z.object({
    kind: z.literal('missing_data'),
    rule: sharingRule,
    missing: z.array(z.object({ partnerId: id, fact: z.string() })),
  }),
  z.object({ kind: z.literal('undefined'), rule: sharingRule, why: z.string() }),
]);
export type SharesByRule = z.infer<typeof sharesByRule>;

/** What is shown of a group beside its figures. */
export const groupPortrait = z.object({
  /** Places that are known, for the map. */
  places: z.array(z.object({ id, latitude: z.number(), longitude: z.number() })),
  travel: z.object({
    order: z.array(id),
    legs: z.array(z.object({ from: id, to: id, km: z.number() })),
    km: z.number().nullable(),
    unknown: z.array(id),
  }),
  sizes: z.object({
    known: z.array(z.object({ id, headcount: z.number() })),
    unknown: z.array(id),
    ratio: z.number().nullable(),
    total: z.number(),
  }),
  experience: z.object({
    experienced: z.array(id),
    without: z.array(id),
    unknown: z.array(id),
    mentors: z.array(
      z.object({ id, markets: z.array(z.object({ market: z.string(), wantedBy: z.array(id) })) }),
    ),
  }),
});
export type GroupPortrait = z.infer<typeof groupPortrait>;

export const group = groupSummary.extend({
  /** As the data are today. */
  portrait: groupPortrait,
  planId: id,
  planTitle: z.string(),
  planStatus: z.enum(['draft', 'proposed', 'archived']),
  budget: groupBudget.nullable(),
  /** How often it was kept; 0: never. */
  budgetVersion: z.int().nonnegative(),
  /** A first budget to start from, made from the group's markets and size; amounts are empty until somebody fills them. */
  budgetDraft: groupBudget,
  shares: z.array(sharesByRule),
});
export type Group = z.infer<typeof group>;

/** `GET …/me/groups`: what a firm may read of a proposed group it belongs to. */
export const myGroup = z.object({
  id,
  planTitle: z.string(),
  name: z.string(),
  members: z.array(organisationRef),
  commonMarkets: z.array(z.string()),
  reasons: z.array(reason),
  /** Something that they were made of is shown to fewer since: they are no longer told. */
  shownToFewer: z.boolean(),
  /** The rule by which the group shares its costs, and who decided it; null until somebody did. */
  choice: z
    .object({
      rule: sharingRule,
      decidedBy: z.enum(['partners', 'team']),
      decidedOn: date,
      reason: z.string(),
    })
    .nullable(),
  /** Rules that are not told: from them a partner's turnover or headcount could be worked out, or they lack it. */
  notTold: z.array(sharingRule),
  myShares: z.array(
    z.object({
      rule: sharingRule,
      paysCents: z.int(),
      aloneCents: z.int(),
      savesCents: z.int(),
      currency: z.string(),
    }),
  ),
});
export type MyGroup = z.infer<typeof myGroup>;
