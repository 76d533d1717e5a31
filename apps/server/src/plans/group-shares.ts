import type { GroupBudget, MyGroup, Reason, SharesByRule } from '@grappe/contracts/api';
import { sharingRule } from '@grappe/contracts/api';
import { revealingRules, sharePartners, type ProfileOrganisation } from '@grappe/contracts/profiles';
import { shareCosts, type Budget, type ShareExplanation, type ShareResult } from '@grappe/engine/shares';

type SharingRuleName = (typeof sharingRule.options)[number];

/** What each member pays by each rule, from the group's budget and what the coordinator reads of its members. */
export function computeShares(
  budget: GroupBudget,
  members: readonly ProfileOrganisation[],
): { readonly rule: SharingRuleName; readonly result: ShareResult }[] {
  const partners = sharePartners(members, { currency: budget.currency, days: budget.days });
  const asked = engineBudget(budget);
  return sharingRule.options.map((rule) => ({ rule, result: shareCosts(asked, partners, rule) }));
}

export const engineBudget = ({ currency, lines }: GroupBudget): Budget => ({
  currency,
  lines: lines.map(({ id, kind, amountCents, label, market, subsidy }) => ({
    id,
    kind,
    amountCents,
    label,
    ...(market === undefined ? {} : { market }),
    ...(subsidy === undefined ? {} : { subsidy }),
  })),
});

export function presentShares(rule: SharingRuleName, result: ShareResult): SharesByRule {
  if (result.kind === 'missing_data') {
    const missing = result.missing.map(({ partnerId, fact }) => ({ partnerId, fact: fact as string }));
    return { kind: 'missing_data', rule, missing };
  }
  if (result.kind === 'undefined') return { kind: 'undefined', rule, why: result.reason };
  if (result.kind === 'invalid')
    return { kind: 'undefined', rule, why: result.problems[0]?.code ?? 'invalid' };
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
    reasons: reasonOf(result.explanation),
  };
}

/** How the rule came to its shares, where a sentence says it without amounts. */
function reasonOf(explanation: ShareExplanation): Reason[] {
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
  computed: readonly { readonly rule: SharingRuleName; readonly result: ShareResult }[],
): MyGroup['myShares'] {
  return computed.flatMap(({ rule, result }) => {
    if (result.kind !== 'shared' || revealingRules.has(rule)) return [];
    const own = result.partners.find(({ id }) => id === organisationId);
    if (own === undefined) return [];
    const { paysCents, aloneCents, savesCents } = own;
    return [{ rule, paysCents, aloneCents, savesCents, currency: result.currency }];
  });
}

/** Lines to start from, made from the group's common markets; amounts are for people to fill. */
export const budgetDraft = (commonMarkets: readonly string[]): GroupBudget => ({
  currency: 'EUR',
  lines: [
    { id: 'manager', label: '', kind: 'fixed', amountCents: 0 },
    ...commonMarkets.map((market) => ({
      id: `market-${market}`,
      label: '',
      kind: 'per_market' as const,
      amountCents: 0,
      market,
    })),
    { id: 'firm', label: '', kind: 'per_firm', amountCents: 0 },
  ],
  days: {},
});
