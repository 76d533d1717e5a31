import type { Budget, BudgetLine, BreakdownPart, SharedCosts, ShareResult } from '@grappe/engine/shares';
import type { Block, Table } from '../block.ts';
import { sharePicture } from '../pictures/share-picture.ts';
import type { NamedGroup } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

/** Budget of the shared export manager for one group, what each pays by each rule, and whether it can be disputed. */
export function money(named: NamedGroup, wording: Wording): Block[] {
  if (named.budget === null) return [];
  const shares = named.shares.map((share) => inOrder(share, named.members));
  const shared = shares.filter((share): share is SharedCosts => share.kind === 'shared');
  return [
    budgetTable(named.budget, shared, wording),
    ...(shared.length === 0
      ? []
      : [
          {
            kind: 'beside' as const,
            table: sharesTable(shared, wording),
            picture: sharePicture(shared, wording),
          },
        ]),
    { kind: 'bullets', items: verdicts(shares, wording) },
  ];
}

/** Partners in the order of the group's other tables. */
export function inOrder(share: ShareResult, members: readonly string[]): ShareResult {
  if (share.kind !== 'shared') return share;
  const rank = (id: string): number => members.indexOf(id);
  return { ...share, partners: [...share.partners].sort((a, b) => rank(a.id) - rank(b.id)) };
}

/** One sentence for each rule; one for all of them when none can be disputed. */
function verdicts(shares: readonly ShareResult[], wording: Wording): string[] {
  const allFair = shares.every((share) => share.kind === 'shared' && share.mostAggrieved === null);
  return allFair && shares.length > 1
    ? [wording.t('document:all_fair')]
    : shares.map((share) => verdict(share, wording));
}

/** What each line costs this group; only the unit amounts when a fact that the lines need is missing. */
export function budgetTable(budget: Budget, shared: readonly SharedCosts[], wording: Wording): Table {
  const { t, formats } = wording;
  const amount = (cents: number): string => formats.money(cents, budget.currency);
  const parts = shared.flatMap(({ explanation }) =>
    explanation.code === 'by_line' ? [explanation.parts] : [],
  )[0];
  const total = shared[0]?.totalCents;
  const rows = budget.lines.flatMap((line) => lineRows(line, parts, amount, wording));
  const supports = (budget.subsidies ?? []).flatMap(({ id, label }) =>
    supportRow(label ?? id, costOf(parts, id, 'subsidy'), amount, wording),
  );
  return {
    kind: 'table',
    caption: t('document:budget_caption'),
    header: ['line', 'line_kind', 'unit', 'year'].map((column) => t(`document:column_${column}`)),
    rows: [
      ...rows,
      ...supports,
      ...(total === undefined ? [] : [[t('document:total'), '', '', amount(total)]]),
    ],
    figures: [2, 3],
    widths: [5, 4, 2, 2],
    hasTotal: total !== undefined,
  };
}

type Parts = readonly BreakdownPart[] | undefined;
type Amount = (cents: number) => string;

function lineRows(line: BudgetLine, parts: Parts, amount: Amount, wording: Wording): string[][] {
  const { t, counted } = wording;
  const label = line.label || unnamed(line, wording);
  const own = (parts ?? []).filter(({ lineId, code }) => lineId === line.id && code !== 'subsidy');
  const kind =
    line.kind === 'per_market' && parts !== undefined
      ? counted('document:line_markets', own.length)
      : t(`terms:budget_line.${line.kind}`);
  const cost = costOf(parts, line.id, 'line');
  return [
    [label, kind, amount(line.amountCents), cost === null ? '' : amount(cost)],
    ...(line.subsidy === undefined
      ? []
      : supportRow(label, costOf(parts, line.id, 'subsidy'), amount, wording)),
  ];
}

/** A line that nobody named is told by what it is for, or by how it counts. */
function unnamed({ kind, market, purpose }: BudgetLine, { t, formats }: Wording): string {
  const what = purpose === undefined ? t(`terms:budget_line.${kind}`) : t(`terms:purpose.${purpose}`);
  return market === undefined ? what : `${what} (${formats.country(market)})`;
}

function supportRow(label: string, cost: number | null, amount: Amount, { t }: Wording): string[][] {
  const what = t('document:support', { label });
  return [[what, '', '', cost === null ? '' : amount(cost)]];
}

function costOf(parts: Parts, lineId: string, what: 'line' | 'subsidy'): number | null {
  if (parts === undefined) return null;
  return parts
    .filter((part) => part.lineId === lineId && (part.code === 'subsidy') === (what === 'subsidy'))
    .reduce((sum, { costCents }) => sum + costCents, 0);
}

export function sharesTable(shares: readonly SharedCosts[], { t, formats, name }: Wording): Table {
  const first = shares[0];
  const amount = (cents: number): string =>
    formats.money(Math.round(cents / 100) * 100, first?.currency ?? 'EUR');
  const partners = first?.partners ?? [];
  const alone = partners.reduce((sum, { aloneCents }) => sum + aloneCents, 0);
  return {
    kind: 'table',
    caption: t('document:shares_caption'),
    header: [
      t('document:column_organisation'),
      t('document:column_alone'),
      ...shares.map(({ rule }) => t(`document:rule_short_${rule}`)),
    ],
    rows: [
      ...partners.map((partner, index) => [
        name(partner.id),
        amount(partner.aloneCents),
        ...shares.map((share) => amount(share.partners[index]?.paysCents ?? 0)),
      ]),
      [t('document:total'), amount(alone), ...shares.map((share) => amount(share.totalCents))],
    ],
    figures: [1, ...shares.map((_, index) => index + 2)],
    widths: [2.2, 1.2, ...shares.map(() => 1.2)],
    hasTotal: true,
  };
}

function verdict(share: ShareResult, wording: Wording): string {
  const { t, formats, name } = wording;
  const rule = 'rule' in share && share.rule !== null ? t(`terms:rule.${share.rule}`) : '';
  if (share.kind === 'missing_data') {
    const firms = [...new Set(share.missing.map(({ partnerId }) => name(partnerId)))];
    return t('document:share_missing', { rule, organisations: formats.list(firms) });
  }
  if (share.kind !== 'shared') return t('document:share_undefined', { rule });
  return t('document:share_said', { rule, verdict: coreSentence(share, wording) });
}

function coreSentence(share: SharedCosts, { t, formats, counted, name }: Wording): string {
  if (share.mostAggrieved === null) return t('document:share_fair');
  const { members, complaintCents } = share.mostAggrieved;
  return counted('document:share_disputed', members.length, {
    members: formats.list(members.map(name)),
    amount: formats.money(Math.round(complaintCents / 100) * 100, share.currency),
  });
}
