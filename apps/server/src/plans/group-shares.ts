import type {
  GroupBudget,
  MyGroup,
  Reason,
  ShareEstimate,
  SharesByRule,
  SharingRuleName,
} from '@grappe/contracts/api';
import { sharingRule } from '@grappe/contracts/api';
import { sharePartners, type ProfileOrganisation } from '@grappe/contracts/profiles';
import {
  shareCosts,
  type Budget,
  type Partner,
  type ShareExplanation,
  type ShareOptions,
  type ShareResult,
  type SharedCosts,
} from '@grappe/engine/shares';

/** What a rule gives; weights and sub-groups are agreed in the group, and may not be there yet. */
export type RuleResult =
  | ShareResult
  | { readonly kind: 'not_agreed'; readonly fact: 'weights'; readonly partnerIds: readonly string[] }
  | { readonly kind: 'not_agreed'; readonly fact: 'unions'; readonly partnerIds: readonly [] };

export interface ComputedRule {
  readonly rule: SharingRuleName;
  readonly result: RuleResult;
}

/** What each member pays by each rule, from the group's budget and what the coordinator reads of its members. */
export function computeShares(
  budget: GroupBudget,
  members: readonly ProfileOrganisation[],
  options: Pick<ShareOptions, 'candidates' | 'leaving'> = {},
): ComputedRule[] {
  const partners = budgetPartners(budget, members);
  const asked = engineBudget(budget);
  return sharingRule.options.map((rule) => ({
    rule,
    result: oneRule(asked, partners, rule, budget, options),
  }));
}

function oneRule(
  asked: Budget,
  partners: readonly Partner[],
  rule: SharingRuleName,
  { weights, unions }: GroupBudget,
  options: Pick<ShareOptions, 'candidates' | 'leaving'>,
): RuleResult {
  const missing = notAgreed(partners, rule, { weights, unions });
  if (missing !== null) return missing;
  return shareCosts(asked, partners, rule, { ...agreedOptions(partners, { weights, unions }), ...options });
}

export type NotAgreed = Extract<RuleResult, { kind: 'not_agreed' }>;

/** What a rule needs that the members have not agreed yet; null: nothing. */
export function notAgreed(
  partners: readonly Partner[],
  rule: SharingRuleName,
  { weights, unions }: Pick<GroupBudget, 'weights' | 'unions'>,
): NotAgreed | null {
  if (rule === 'weighted_shapley') {
    const without = partners.flatMap(({ id }) => (weights[id] === undefined ? [id] : []));
    if (without.length > 0) return { kind: 'not_agreed', fact: 'weights', partnerIds: without };
  }
  return rule === 'owen' && unions.length === 0
    ? { kind: 'not_agreed', fact: 'unions', partnerIds: [] }
    : null;
}

/** Whoever stands in no sub-group came by itself. */
export function agreedOptions(
  partners: readonly Partner[],
  { weights, unions }: Pick<GroupBudget, 'weights' | 'unions'>,
): ShareOptions {
  const ids = new Set(partners.map(({ id }) => id));
  const kept = unions.map((union) => union.filter((id) => ids.has(id))).filter((union) => union.length > 0);
  const alone = [...ids].filter((id) => !kept.some((union) => union.includes(id))).map((id) => [id]);
  return { weights, unions: [...kept, ...alone] };
}

/** What sharing reads of each member. Its markets are those that the group agreed to visit for it, never what it keeps. */
export const budgetPartners = (
  { currency, days, markets }: GroupBudget,
  members: readonly ProfileOrganisation[],
): Partner[] =>
  sharePartners(members, { currency, days }).map((partner) => ({
    ...partner,
    markets: markets[partner.id] ?? null,
  }));

export const engineBudget = ({ currency, lines, subsidies }: GroupBudget): Budget => ({
  currency,
  lines: lines.map(({ id, kind, amountCents, label, purpose, market, partners, subsidy }) => ({
    id,
    kind,
    amountCents,
    label,
    ...(purpose === undefined ? {} : { purpose }),
    ...(market === undefined || kind !== 'per_market' ? {} : { market }),
    ...(partners === undefined ? {} : { partners }),
    ...(subsidy === undefined ? {} : { subsidy }),
  })),
  subsidies: subsidies.map(({ id, label, rateRatio, ceilingCents, minPartners, lines: eligible }) => ({
    id,
    label,
    rateRatio,
    ceilingCents,
    ...(minPartners === undefined ? {} : { minPartners }),
    ...(eligible === undefined ? {} : { lines: eligible }),
  })),
});

export function presentShares({ rule, result }: ComputedRule): SharesByRule {
  if (result.kind === 'not_agreed' && result.fact === 'unions')
    return { kind: 'undefined', rule, why: 'no_unions' };
  if (result.kind === 'not_agreed')
    return {
      kind: 'missing_data',
      rule,
      missing: result.partnerIds.map((partnerId) => ({ partnerId, fact: result.fact })),
    };
  if (result.kind === 'missing_data') {
    const missing = result.missing.map(({ partnerId, fact }) => ({ partnerId, fact: fact as string }));
    return { kind: 'missing_data', rule, missing };
  }
  if (result.kind !== 'shared') return { kind: 'undefined', rule, why: whyUndefined(result) };
  return {
    kind: 'shared',
    rule,
    totalCents: result.totalCents,
    partners: result.partners.map((partner) => ({ ...partner })),
    inCore: result.inCore ?? result.mostAggrieved === null,
    mostAggrieved:
      result.mostAggrieved === null
        ? null
        : { ...result.mostAggrieved, members: [...result.mostAggrieved.members] },
    reasons: reasonsOf(result.explanation),
  };
}

/** How far shares that were drawn may be from the exact ones; null: they are exact. */
export const estimateOf = ({ estimated }: SharedCosts): ShareEstimate | null =>
  estimated && {
    samples: estimated.samples,
    marginCents: Math.ceil(Math.max(...estimated.halfWidthCents)),
  };

/** A code that a sentence says; of a fault in the facts of a member, what is wrong. */
export const whyUndefined = (result: Exclude<ShareResult, { kind: 'shared' | 'missing_data' }>): string =>
  result.kind === 'undefined' ? result.reason : (result.problems[0]?.code ?? 'invalid');

/** How the rule came to its shares, where a sentence says it without amounts. */
export function reasonsOf(explanation: ShareExplanation): Reason[] {
  if (explanation.code === 'equal')
    return [{ code: 'share_equal', params: { partners: explanation.partners } }];
  if (explanation.code === 'by_line' || explanation.code === 'least_unhappy') {
    return [{ code: `share_${explanation.code}`, params: {} }];
  }
  return [];
}

/** What one member may read: its own part of each rule that gave an answer and tells nothing of the others. */
export function ownShares(
  organisationId: string,
  computed: readonly ComputedRule[],
  isTold: (rule: SharingRuleName, organisationId: string) => boolean,
): MyGroup['myShares'] {
  return computed.flatMap(({ rule, result }) => {
    if (result.kind !== 'shared' || !isTold(rule, organisationId)) return [];
    const own = result.partners.find(({ id }) => id === organisationId);
    if (own === undefined) return [];
    const { paysCents, aloneCents, savesCents } = own;
    return [{ rule, paysCents, aloneCents, savesCents, currency: result.currency }];
  });
}
