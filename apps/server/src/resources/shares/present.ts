import type { GroupBudget, GroupSharing, Joining, RuleInDetail, ShareChoice } from '@grappe/contracts/api';
import { sharingRule } from '@grappe/contracts/api';
import type { ShareChoiceRow } from '@grappe/database';
import { roundShares, type BreakdownPart, type SharedCosts } from '@grappe/engine/shares';
import { estimateOf, reasonsOf, whyUndefined, type ComputedRule } from '../../plans/group-shares.ts';
import type { GroupFacts } from '../../plans/read-group-facts.ts';

export function presentSharing(
  facts: GroupFacts,
  computed: readonly ComputedRule[] | null,
  choices: readonly ShareChoiceRow[],
): GroupSharing {
  const [choice, ...earlier] = choices.map(presentChoice);
  return {
    groupId: facts.group.id,
    currency: facts.budget?.currency ?? 'EUR',
    rules: computed?.map((one) => presentRule(one, facts)) ?? null,
    choice: choice ?? null,
    earlier,
    markets: facts.organisations.map((organisation) => presentMarkets(organisation, facts)),
  };
}

export const presentChoice = (row: ShareChoiceRow): ShareChoice => ({
  id: row.id,
  rule: sharingRule.parse(row.rule),
  decidedBy: row.decidedBy,
  decidedOn: row.decidedOn,
  reason: row.reason,
  enteredBy: row.enteredBy,
  enteredAt: row.enteredAt.toISOString(),
});

function presentMarkets(
  { id, facts }: GroupFacts['organisations'][number],
  { usualMarkets }: GroupFacts,
): GroupSharing['markets'][number] {
  const open = usualMarkets(id);
  const wanted = facts.filter(({ key }) => key === 'wanted_market').map(({ item }) => item);
  const kept = [...new Set(wanted)].filter((market) => !open.includes(market)).toSorted();
  return { organisationId: id, open: [...open], kept };
}

function presentRule({ rule, result }: ComputedRule, { budget, disclosure }: GroupFacts): RuleInDetail {
  if (result.kind === 'not_agreed') {
    const missing = result.partnerIds.map((partnerId) => ({ partnerId, fact: result.fact }));
    return result.fact === 'unions'
      ? { kind: 'undefined', rule, why: 'no_unions' }
      : { kind: 'missing_data', rule, missing };
  }
  if (result.kind === 'missing_data')
    return { kind: 'missing_data', rule, missing: uniqueMissing(result.missing) };
  if (result.kind !== 'shared') return { kind: 'undefined', rule, why: whyUndefined(result) };
  return {
    kind: 'shared',
    rule,
    totalCents: result.totalCents,
    partners: result.partners.map((partner) => ({ ...partner })),
    individuallyRational: result.individuallyRational,
    inCore: result.inCore,
    mostAggrieved:
      result.mostAggrieved === null
        ? null
        : { ...result.mostAggrieved, members: [...result.mostAggrieved.members] },
    leaving: presentLeaving(result),
    reasons: reasonsOf(result.explanation),
    estimated: estimateOf(result),
    parts: partsOf(result, budget),
    keptFacts: disclosure
      .keptFacts(rule)
      .map(({ fact, organisationIds }) => ({ fact, organisationIds: [...organisationIds] })),
  };
}

type Missing = Extract<RuleInDetail, { kind: 'missing_data' }>['missing'];

/** Several lines may ask for the same fact of the same firm. */
export const uniqueMissing = (missing: Readonly<Missing>): Missing =>
  missing
    .filter(
      ({ partnerId, fact }, rank) =>
        missing.findIndex((other) => other.partnerId === partnerId && other.fact === fact) === rank,
    )
    .map(({ partnerId, fact }) => ({ partnerId, fact }));

const presentLeaving = ({ whenOneLeaves }: SharedCosts) =>
  whenOneLeaves?.map(({ leaverId, totalCents, partners }) => ({
    leaverId,
    totalCents,
    partners: partners.map((partner) => ({ ...partner })),
  })) ?? null;

/** Line by line, in whole cents that add up to the cost of each. */
function partsOf({ explanation, partners }: SharedCosts, budget: GroupBudget | null) {
  if (explanation.code !== 'by_line' || budget === null) return [];
  const ids = partners.map(({ id }) => id);
  return explanation.parts.map((part) => presentPart(part, ids, budget));
}

function presentPart(part: BreakdownPart, ids: readonly string[], budget: GroupBudget) {
  const line = budget.lines.find(({ id }) => id === part.lineId);
  const aid = budget.subsidies.find(({ id }) => id === part.lineId);
  const cents = roundShares(part.cents, part.costCents, ids);
  return {
    code: part.code,
    lineId: part.lineId,
    label: line?.label ?? aid?.label ?? '',
    purpose: line?.purpose ?? null,
    market: part.market ?? line?.market ?? null,
    costCents: part.costCents,
    sharers: [...part.sharers],
    partners: ids.map((id, rank) => ({ id, cents: cents[rank] as number })),
  };
}

/** What one more firm would change, by each rule. */
export function presentJoining({ rule, result }: ComputedRule): Joining {
  if (result.kind === 'not_agreed')
    return result.fact === 'unions'
      ? { kind: 'undefined', rule, why: 'no_unions' }
      : {
          kind: 'missing_data',
          rule,
          missing: result.partnerIds.map((partnerId) => ({ partnerId, fact: result.fact })),
        };
  if (result.kind === 'missing_data')
    return { kind: 'missing_data', rule, missing: uniqueMissing(result.missing) };
  if (result.kind !== 'shared') return { kind: 'undefined', rule, why: whyUndefined(result) };
  const [arrival] = result.whenOneJoins;
  if (arrival === undefined) throw new Error('no candidate was asked for');
  if (arrival.kind === 'missing_data')
    return { kind: 'missing_data', rule, missing: uniqueMissing(arrival.missing) };
  if (arrival.kind === 'undefined') return { kind: 'undefined', rule, why: arrival.reason };
  return {
    kind: 'shared',
    rule,
    totalCents: arrival.totalCents,
    joiner: { ...arrival.joiner },
    partners: arrival.partners.map((partner) => ({ ...partner })),
  };
}
