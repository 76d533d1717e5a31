import { z } from 'zod';
import { budgetPurpose, reason, sharingRule } from './plans.ts';
import { country, date, id, instant, organisationRef } from './shapes.ts';

/**
 * Fair shares of a group, for coordinators:
 * - `GET …/groups/:groupId/sharing` → {@link groupSharing} · `POST …/sharing/choices` {@link newShareChoice} → groupSharing
 * - `GET …/groups/:groupId/sharing/joining/:organisationId` → {@link joining}[]
 * - `GET|PUT …/groups/:groupId/gains` → {@link groupGains} · `POST …/gains/simulation` {@link gainSimulationRequest} → {@link gainSimulation}
 * - `GET …/groups/:groupId/outlook` → {@link groupOutlook}
 *
 * For a member, of its own group: `GET …/me/groups/:groupId/outlook` → {@link myOutlook},
 * `PUT …/me/groups/:groupId/expectations` {@link expectationsEdit} → myOutlook, `POST …/expectations/withdraw`.
 */
const cents = z.int();
const ratio = z.number();
export const shareFact = z.enum(['turnover', 'headcount', 'days', 'markets', 'weights', 'unions']);
const partnerShare = z.object({ id, paysCents: cents, aloneCents: cents, savesCents: cents });
const grievance = z.object({
  members: z.array(id),
  paysCents: cents,
  apartCents: cents,
  complaintCents: cents,
});
const change = z.object({ id, paysCents: cents, changeCents: cents });

/** What a part of the budget costs and what each partner pays of it, in whole cents. */
export const sharePart = z.object({
  code: z.enum(['line', 'market', 'subsidy']),
  lineId: z.string(),
  label: z.string(),
  purpose: budgetPurpose.nullable(),
  market: country.nullable(),
  costCents: cents,
  sharers: z.array(id),
  partners: z.array(z.object({ id, cents })),
});

/** Shares drawn from random orders of arrival, which many partners need where a support has a ceiling or a minimum. */
export const shareEstimate = z.object({
  samples: z.int(),
  /** No share is farther than this from the exact one, 95 times in 100. */
  marginCents: cents,
});
export type ShareEstimate = z.infer<typeof shareEstimate>;

export const ruleInDetail = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('shared'),
    rule: sharingRule,
    totalCents: cents,
    partners: z.array(partnerShare),
    /** Nobody pays more than alone. */
    individuallyRational: z.boolean(),
    /** No sub-group would pay less apart; null when too many firms to look at all. */
    inCore: z.boolean().nullable(),
    mostAggrieved: grievance.nullable(),
    /** What each of the others would pay if one left; null when not computed. */
    leaving: z
      .array(z.object({ leaverId: id, totalCents: cents.nullable(), partners: z.array(change) }))
      .nullable(),
    reasons: z.array(reason),
    /** Null: the shares are exact. */
    estimated: shareEstimate.nullable(),
    parts: z.array(sharePart),
    /** Firms whose turnover or headcount is not open to their partners: members are not told this rule. */
    keptFacts: z.array(z.object({ fact: shareFact, organisationIds: z.array(id) })),
  }),
  z.object({
    kind: z.literal('missing_data'),
    rule: sharingRule,
    missing: z.array(z.object({ partnerId: id, fact: shareFact })),
  }),
  z.object({ kind: z.literal('undefined'), rule: sharingRule, why: z.string() }),
]);
export type RuleInDetail = z.infer<typeof ruleInDetail>;

export const shareChoice = z.object({
  id,
  rule: sharingRule,
  decidedBy: z.enum(['partners', 'team']),
  decidedOn: date,
  reason: z.string(),
  /** Who wrote it down; null when that person left. */
  enteredBy: z.string().nullable(),
  enteredAt: instant,
});
export type ShareChoice = z.infer<typeof shareChoice>;

export const newShareChoice = z.object({
  rule: sharingRule,
  decidedBy: z.enum(['partners', 'team']),
  decidedOn: date,
  reason: z.string().trim().max(2000).default(''),
  /** The choice that this one follows, as it was read; null for the first. */
  after: id.nullable(),
});
export type NewShareChoice = z.input<typeof newShareChoice>;

export const groupSharing = z.object({
  groupId: id,
  currency: z.string(),
  /** Null until a budget was kept. */
  rules: z.array(ruleInDetail).nullable(),
  choice: shareChoice.nullable(),
  /** Earlier choices, the last first. */
  earlier: z.array(shareChoice),
  /** Markets of each member: those that shares are made from by default, and those that only the team knows of. */
  markets: z.array(z.object({ organisationId: id, open: z.array(country), kept: z.array(country) })),
});
export type GroupSharing = z.infer<typeof groupSharing>;

/** What one more firm would change, rule by rule. */
export const joining = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('shared'),
    rule: sharingRule,
    totalCents: cents,
    joiner: partnerShare,
    partners: z.array(change),
  }),
  z.object({
    kind: z.literal('missing_data'),
    rule: sharingRule,
    missing: z.array(z.object({ partnerId: id, fact: shareFact })),
  }),
  z.object({ kind: z.literal('undefined'), rule: sharingRule, why: z.string() }),
]);
export type Joining = z.infer<typeof joining>;

/** How the bonus is made and gains are shared; amounts are checked one by one (`scheme_refused`). */
export const gainScheme = z.object({
  bonus: z
    .object({
      fixedCents: cents,
      perContractCents: cents,
      turnoverRatio: ratio,
      ceilingCents: cents.nullable(),
    })
    .nullable(),
  pool: z
    .object({ pooledRatio: ratio, fixedRatio: ratio, contractRatio: ratio, turnoverRatio: ratio })
    .nullable(),
  horizonMonths: z.int(),
  /** What is assumed for the territory; null is not known. */
  territory: z.object({
    keptRatio: ratio.nullable(),
    /** Turnover that supports one job; null: each firm's own turnover by head, where both are known. */
    turnoverPerJobCents: cents.nullable(),
    groupJobs: z.number().nullable(),
  }),
});
export type GainScheme = z.infer<typeof gainScheme>;
export const groupGains = z.object({
  version: z.int().nonnegative(),
  currency: z.string(),
  scheme: gainScheme.nullable(),
});
export type GroupGains = z.infer<typeof groupGains>;
export const gainSchemeEdit = z.object({ version: z.int().nonnegative(), scheme: gainScheme });

const simulatedContract = z.object({
  partnerId: id,
  market: country.nullable().default(null),
  amountCents: cents,
  marginRatio: ratio,
});
export const gainSimulationRequest = z.object({
  scheme: gainScheme,
  contracts: z.array(simulatedContract).max(200),
});
export type GainSimulationRequest = z.input<typeof gainSimulationRequest>;
export const gainSimulation = z.object({
  currency: z.string(),
  bonus: z.object({ totalCents: cents, beforeCeilingCents: cents }).nullable(),
  pooledCents: cents.nullable(),
  fellBackToEqual: z.boolean(),
  /** The rule whose shares are counted as costs; null when no budget was kept. */
  rule: sharingRule.nullable(),
  partners: z.array(
    z.object({
      id,
      contracts: z.int(),
      turnoverCents: cents,
      marginCents: cents,
      bonusCents: cents,
      bonusParts: z.object({ fixedCents: cents, contractCents: cents, turnoverCents: cents }).nullable(),
      givesCents: cents,
      receivesCents: cents,
      costCents: cents.nullable(),
      netCents: cents.nullable(),
    }),
  ),
});
export type GainSimulation = z.infer<typeof gainSimulation>;

/** One contract that a partner may win; null is not known. Checked one by one (`expectation_refused`). */
export const prospect = z.object({
  id: z.string().min(1).max(100),
  market: country.nullable(),
  label: z.string().trim().max(200).default(''),
  probabilityRatio: ratio.nullable(),
  /** Without the group; null: the same. */
  aloneProbabilityRatio: ratio.nullable(),
  lowCents: cents.nullable(),
  likelyCents: cents.nullable(),
  highCents: cents.nullable(),
  minDelayMonths: z.number().nullable(),
  maxDelayMonths: z.number().nullable(),
  marginRatio: ratio.nullable(),
});
export type Prospect = z.infer<typeof prospect>;

const amounts = {
  p10: z.number(),
  p50: z.number(),
  p90: z.number(),
  mean: z.number(),
  meanHalfWidth: z.number(),
};
export const amountRange = z.object(amounts);
const chance = z.object({ ratio: z.number(), lowRatio: z.number(), highRatio: z.number() });
export const gainRange = z.object({ ...amounts, costCents: z.number(), loss: chance });
export type GainRangeShape = z.infer<typeof gainRange>;
const verdict = z.enum(['wins', 'loses', 'even', 'unknown']);
const missingGain = z.object({ partnerId: z.string(), contractId: z.string().nullable(), fact: z.string() });

export const partnerOutlook = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    id,
    together: gainRange,
    alone: gainRange,
    turnover: amountRange,
    turnoverAlone: amountRange,
    betterTogether: chance,
    advantageCents: z.number(),
    advantageHalfWidth: z.number(),
    verdict,
  }),
  z.object({ kind: z.literal('unknown'), id, missing: z.array(missingGain) }),
]);
export type PartnerOutlookShape = z.infer<typeof partnerOutlook>;

const outlookFrame = {
  currency: z.string(),
  rule: sharingRule,
  draws: z.int(),
  seed: z.int(),
  horizonMonths: z.int(),
  assumes: z.array(z.string()),
};
export const groupOutlook = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('outlook'),
    ...outlookFrame,
    /** The rule was chosen for the group; otherwise Shapley's is taken until one is. */
    ruleIsChosen: z.boolean(),
    totalCostCents: z.number(),
    partners: z.array(partnerOutlook),
    group: gainRange.nullable(),
    territory: z
      .object({
        keptCents: amountRange.nullable(),
        keptAloneCents: amountRange.nullable(),
        jobs: amountRange.nullable(),
        jobsAlone: amountRange.nullable(),
        stayHomeAlone: z.array(z.string()),
        missing: z.array(missingGain),
        verdict,
      })
      .nullable(),
    winWinWin: z.object({ partners: verdict, group: verdict, territory: verdict }),
  }),
  z.object({ kind: z.literal('no_budget') }),
  z.object({
    kind: z.literal('missing_data'),
    missing: z.array(z.object({ partnerId: id, fact: z.string() })),
  }),
  z.object({ kind: z.literal('undefined'), why: z.string() }),
]);
export type GroupOutlook = z.infer<typeof groupOutlook>;

export const expectationsEdit = z.object({
  version: z.int().nonnegative(),
  audience: z.enum(['self', 'coordinator']),
  prospects: z.array(prospect).max(50),
});
export type ExpectationsEdit = z.input<typeof expectationsEdit>;
export const expectationsWithdrawal = z.object({ version: z.int().positive() });
export const myOutlook = z.object({
  organisation: organisationRef,
  groupId: id,
  /** 0: nothing was entered. */
  version: z.int().nonnegative(),
  audience: z.enum(['self', 'coordinator']),
  prospects: z.array(prospect),
  /** Markets to start from. */
  commonMarkets: z.array(country),
  result: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('outlook'), ...outlookFrame, own: partnerOutlook }),
    /** No share is told yet: no budget, or a rule that cannot be told. */
    z.object({ kind: z.literal('no_share') }),
    z.object({ kind: z.literal('nothing_entered') }),
    /** Gains are pooled: what one receives depends on what others keep to themselves. */
    z.object({ kind: z.literal('pooled') }),
  ]),
});
export type MyOutlook = z.infer<typeof myOutlook>;
