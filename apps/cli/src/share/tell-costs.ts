import type { Arrival, RuleComparison, SharedCosts } from '@grappe/engine/shares';
import type { Output } from '../output.ts';

/** What each pays by one rule, and whether it holds: against sub-groups, departures, arrivals and rising costs. */
export function tellShares(result: SharedCosts, output: Output): void {
  const { line, t, formats } = output;
  const money = (cents: number): string => formats.money(cents, result.currency);
  line(t('cli:share.total', { total: money(result.totalCents), rule: result.rule }));
  for (const { id, paysCents, aloneCents, savesCents } of result.partners)
    line(
      t('cli:share.partner', {
        id,
        pays: money(paysCents),
        alone: money(aloneCents),
        saves: money(savesCents),
      }),
    );
  line(coreSentence(result, output));
  if (result.mostAggrieved === null && result.leastSatisfied !== null)
    line(
      t('cli:share.least_satisfied', {
        members: formats.list([...result.leastSatisfied.members]),
        amount: money(-result.leastSatisfied.complaintCents),
      }),
    );
  if (result.estimated !== null)
    line(
      t('cli:share.estimated', {
        samples: formats.number(result.estimated.samples),
        seed: result.estimated.seed,
        margin: money(Math.ceil(Math.max(...result.estimated.halfWidthCents))),
      }),
    );
  tellChanges(result, output);
}

/** Whether a sub-group would pay less apart, which and by how much. */
function coreSentence({ inCore, mostAggrieved, currency }: SharedCosts, { t, formats }: Output): string {
  if (mostAggrieved !== null)
    return t('explanations:share_not_in_core', {
      count: mostAggrieved.members.length,
      members: formats.list([...mostAggrieved.members]),
      amount: formats.money(mostAggrieved.complaintCents, currency),
    });
  return t(inCore === null ? 'cli:share.core_unknown' : 'explanations:share_in_core');
}

function tellChanges(result: SharedCosts, output: Output): void {
  const { line, t, formats } = output;
  const money = (cents: number): string => formats.money(cents, result.currency);
  for (const { leaverId, totalCents, partners } of result.whenOneLeaves ?? []) {
    const shares = shareList(partners, result.currency, output);
    if (totalCents === null) line(t('cli:share.leaves_undefined', { id: leaverId }));
    else line(t('cli:share.leaves', { id: leaverId, shares }));
  }
  if (result.someoneGainsFromDeparture !== null && (result.whenOneLeaves ?? []).length > 0)
    line(
      t(
        result.someoneGainsFromDeparture
          ? 'cli:share.gains_from_leaving'
          : 'cli:share.nobody_gains_from_leaving',
      ),
    );
  for (const arrival of result.whenOneJoins) line(arrivalSentence(arrival, result.currency, output));
  for (const { lineId, id, riseCents, changeCents } of result.paysLessWhenCostRises ?? [])
    line(t('cli:share.cost_rise', { line: lineId, id, rise: money(riseCents), change: money(-changeCents) }));
}

function arrivalSentence(arrival: Arrival, currency: string, output: Output): string {
  const { t, formats } = output;
  const id = arrival.joinerId;
  if (arrival.kind === 'undefined')
    return t('cli:share.joins_undefined', { id, reason: t(`share-faults:undefined.${arrival.reason}`) });
  if (arrival.kind === 'missing_data') {
    const facts = arrival.missing.map(({ fact }) => t(`share-faults:missing.${fact}`));
    return t('cli:share.joins_missing', { id, facts: formats.list(facts) });
  }
  return t('cli:share.joins', {
    id,
    pays: formats.money(arrival.joiner.paysCents, currency),
    alone: formats.money(arrival.joiner.aloneCents, currency),
    shares: shareList(arrival.partners, currency, output),
  });
}

/** `cave €1,200, fût €800 and verre €500`. */
export function shareList(
  partners: readonly { readonly id: string; readonly paysCents: number }[],
  currency: string,
  { t, formats }: Output,
): string {
  return formats.list(
    partners.map(({ id, paysCents }) =>
      t('cli:share.one_share', { id, amount: formats.money(paysCents, currency) }),
    ),
  );
}

/** The rules side by side, then what the choice changes for each firm. */
export function tellComparison(result: RuleComparison, output: Output): void {
  const { line, t, formats } = output;
  const money = (cents: number): string => formats.money(cents, result.currency);
  line(t('cli:share.compared', { total: money(result.totalCents), partners: result.partners.length }));
  for (const { rule, result: one } of result.rules) {
    if (one.kind === 'shared') {
      const shares = shareList(one.partners, result.currency, output);
      line(t('cli:share.rule_shares', { rule, shares, core: coreSentence(one, output) }));
    } else if (one.kind === 'undefined')
      line(t('cli:share.rule_undefined', { rule, reason: t(`share-faults:undefined.${one.reason}`) }));
    else if (one.kind === 'missing_data') {
      const facts = one.missing.map(({ partnerId, fact }) =>
        t('cli:share.fact_of', { id: partnerId, fact: t(`share-faults:missing.${fact}`) }),
      );
      line(t('cli:share.rule_missing', { rule, facts: formats.list(facts) }));
    }
  }
  for (const { id, aloneCents, least, most } of result.partners) {
    if (least === null || most === null) continue;
    line(
      t('cli:share.range', {
        id,
        alone: money(aloneCents),
        least: money(least.paysCents),
        leastRule: least.rule,
        most: money(most.paysCents),
        mostRule: most.rule,
      }),
    );
  }
  if (result.coreNonEmpty === false) line(t('cli:share.no_core'));
}
