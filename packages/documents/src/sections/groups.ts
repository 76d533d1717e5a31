import type { ProposedGroup } from '@grappe/engine/groups';
import type { Budget, SharedCosts, ShareResult } from '@grappe/engine/shares';
import { explain } from '@grappe/messages';
import type { Block, Table } from '../block.ts';
import type { NamedGroup, PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';
import { planSentence } from './one-page.ts';

type Groups = NonNullable<PlanFacts['groups']>;

/** For each group: members, reasons, common markets, criteria, budget, shares, next steps. */
export function exportGroups(facts: Groups, wording: Wording): Block[] {
  const { t } = wording;
  return [
    { kind: 'heading', level: 1, text: t('document:groups_heading') },
    { kind: 'paragraph', text: planSentence(facts, wording) },
    { kind: 'paragraph', text: t('document:groups_how') },
    ...facts.plan.groups.flatMap((group, index) => groupBlocks(group, facts.named[index], index, wording)),
  ];
}

export const groupTitle = (named: NamedGroup | undefined, index: number, { t }: Wording): string =>
  named?.name ?? t('document:group_number', { number: index + 1 });

function groupBlocks(
  group: ProposedGroup,
  named: NamedGroup | undefined,
  index: number,
  wording: Wording,
): Block[] {
  const { t, formats, name } = wording;
  return [
    { kind: 'heading', level: 2, text: groupTitle(named, index, wording) },
    {
      kind: 'paragraph',
      text: t('document:group_members', {
        members: formats.list(group.members.map(name)),
        quality: formats.number(group.quality),
      }),
    },
    { kind: 'bullets', items: (named?.reasons ?? []).map((reason) => explain(reason, wording)) },
    criteria(group, wording),
    ...(named === undefined ? [] : money(named, wording)),
    {
      kind: 'bullets',
      items: ['call', 'feasibility', 'commit'].map((step) => t(`document:next_${step}`)),
    },
  ];
}

function criteria(group: ProposedGroup, { t, formats }: Wording): Table {
  const rows = Object.entries(group.criteria).map(([criterion, value]) => [
    t(`terms:criterion.${criterion}`),
    value === null ? t('terms:word.unknown') : formats.number(value),
    t(`terms:criterion_meaning.${criterion}`),
  ]);
  return {
    kind: 'table',
    caption: t('document:criteria_caption'),
    header: [t('document:column_criterion'), t('document:column_mean'), t('document:column_meaning')],
    rows,
    figures: [1],
  };
}

function money(named: NamedGroup, wording: Wording): Block[] {
  if (named.budget === null) return [{ kind: 'note', text: wording.t('document:no_budget') }];
  const shared = named.shares.filter((share): share is SharedCosts => share.kind === 'shared');
  return [
    budgetTable(named.budget, wording),
    ...(shared.length === 0 ? [] : [sharesTable(shared, wording)]),
    { kind: 'bullets', items: named.shares.map((share) => verdict(share, wording)) },
  ];
}

const budgetTable = (budget: Budget, { t, formats }: Wording): Table => ({
  kind: 'table',
  caption: t('document:budget_caption'),
  header: [t('document:column_line'), t('document:column_line_kind'), t('document:column_amount')],
  rows: budget.lines.map((line) => [
    line.label ?? line.id,
    t(`terms:budget_line.${line.kind}`),
    formats.money(line.amountCents, budget.currency),
  ]),
  figures: [2],
});

function sharesTable(shares: readonly SharedCosts[], { t, formats, name }: Wording): Table {
  const first = shares[0];
  const rows = (first?.partners ?? []).map((partner, index) => [
    name(partner.id),
    formats.money(partner.aloneCents, first?.currency ?? 'EUR'),
    ...shares.map((share) => formats.money(share.partners[index]?.paysCents ?? 0, share.currency)),
  ]);
  const totals = [
    t('document:total'),
    '',
    ...shares.map((share) => formats.money(share.totalCents, share.currency)),
  ];
  return {
    kind: 'table',
    caption: t('document:shares_caption'),
    header: [
      t('document:column_organisation'),
      t('document:column_alone'),
      ...shares.map(({ rule }) => t(`terms:rule.${rule}`)),
    ],
    rows: [...rows, totals],
    figures: [1, ...shares.map((_, index) => index + 2)],
  };
}

function verdict(share: ShareResult, { t, formats, name }: Wording): string {
  const rule = 'rule' in share && share.rule !== null ? t(`terms:rule.${share.rule}`) : '';
  if (share.kind === 'missing_data') {
    const firms = [...new Set(share.missing.map(({ partnerId }) => name(partnerId)))];
    return t('document:share_missing', { rule, organisations: formats.list(firms) });
  }
  if (share.kind !== 'shared') return t('document:share_undefined', { rule });
  if (share.mostAggrieved === null) return `${rule}. ${t('explanations:share_in_core')}`;
  const { members, complaintCents } = share.mostAggrieved;
  const amount = formats.money(complaintCents, share.currency);
  return `${rule}. ${t('explanations:share_not_in_core', { members: formats.list(members.map(name)), amount })}`;
}
