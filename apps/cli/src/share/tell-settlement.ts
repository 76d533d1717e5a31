import type { Settled, SettledLife, SharedIncubator, TransferPlan } from '@grappe/engine/shares';
import type { Output } from '../output.ts';
import { shareList } from './tell-costs.ts';

/** Actual costs against the budget, and who pays whom. */
export function tellSettlement(result: Settled, output: Output): void {
  const { line, t, formats } = output;
  const money = (cents: number) => formats.money(cents, result.currency);
  line(
    t('cli:share.settled', {
      actual: money(result.actualTotalCents),
      planned: money(result.plannedTotalCents),
      paid: money(result.paidTotalCents),
      rule: result.rule,
    }),
  );
  for (const { id, dueCents, plannedCents, paidCents, balanceCents } of result.partners)
    line(
      t('cli:share.settled_partner', {
        id,
        due: money(dueCents),
        planned: money(plannedCents),
        paid: money(paidCents),
        balance: balanceText(balanceCents, result.currency, output),
      }),
    );
  tellTransfers(result, result.currency, output);
  if (result.estimated) line(t('cli:share.assumes.estimated_costs'));
}

/** The life of a group, stretch by stretch, and who pays whom at the date. */
export function tellLife(result: SettledLife, output: Output): void {
  const { line, t, formats } = output;
  const money = (cents: number) => formats.money(cents, result.currency);
  line(
    t('cli:share.life', {
      at: formats.date(result.at),
      total: money(result.totalCents),
      paid: money(result.paidTotalCents),
      rule: result.rule,
    }),
  );
  for (const { from, to, members, totalCents } of result.stages)
    line(
      t('cli:share.stage', {
        from: formats.date(from),
        to: formats.date(to),
        members: formats.list([...members]),
        total: money(totalCents),
      }),
    );
  for (const { id, dueCents, paidCents, balanceCents } of result.partners)
    line(
      t('cli:share.life_partner', {
        id,
        due: money(dueCents),
        paid: money(paidCents),
        balance: balanceText(balanceCents, result.currency, output),
      }),
    );
  tellTransfers(result, result.currency, output);
  for (const assumed of result.assumes) line(t(`cli:share.assumes.${assumed}`));
}

function balanceText(cents: number, currency: string, { t, formats }: Output): string {
  if (cents === 0) return t('cli:share.balance_even');
  const amount = formats.money(Math.abs(cents), currency);
  return t(cents > 0 ? 'cli:share.balance_owed' : 'cli:share.balance_owes', { amount });
}

function tellTransfers({ transfers, fewest }: TransferPlan, currency: string, output: Output): void {
  const { line, t, formats } = output;
  const account = t('cli:share.account');
  for (const { from, to, amountCents } of transfers)
    line(
      t('cli:share.transfer', {
        from: from ?? account.charAt(0).toLocaleUpperCase() + account.slice(1),
        to: to ?? account,
        amount: formats.money(amountCents, currency),
      }),
    );
  if (transfers.length === 0) line(t('cli:share.transfers_none'));
  else if (fewest) line(t('cli:share.transfers_fewest'));
}

/** Second-level costs by group and firm. */
export function tellIncubator(result: SharedIncubator, output: Output): void {
  const { line, t, formats } = output;
  const money = (cents: number) => formats.money(cents, result.currency);
  line(t('cli:share.incubator', { total: money(result.totalCents), groups: result.groups.length }));
  for (const { id, paysCents, aloneCents, partners } of result.groups)
    line(
      t('cli:share.incubator_group', {
        id,
        pays: money(paysCents),
        alone: money(aloneCents),
        shares: shareList(partners, result.currency, output),
      }),
    );
  if (result.mostAggrievedGroups !== null)
    line(
      t('explanations:share_not_in_core', {
        count: result.mostAggrievedGroups.members.length,
        members: formats.list([...result.mostAggrievedGroups.members]),
        amount: money(result.mostAggrievedGroups.complaintCents),
      }),
    );
  else if (result.groupsInCore === true) line(t('explanations:share_in_core'));
}
