import type { ProposedGroup } from '@grappe/engine/groups';
import { explain } from '@grappe/messages';
import type { Block, Table } from '../block.ts';
import type { NamedGroup, PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';
import { alternative } from './alternative.ts';
import { money } from './money.ts';
import { nextSteps } from './next-steps.ts';
import { planSentence } from './one-page.ts';

type Groups = NonNullable<PlanFacts['groups']>;

/** Reasons that tell what to look at before accepting, rather than what brings the members together. */
const cautions = new Set([
  'group_rivalry',
  'group_weakest_pair',
  'group_sizes_unknown',
  'group_unknown_criterion',
]);

/** Reasons that the tables of the group already show. */
const inTables = new Set(['group_mentor', 'group_strength']);

/** For each group: members, reasons, common markets, criteria, budget, shares, next steps. */
export function exportGroups(groups: Groups, facts: PlanFacts, wording: Wording): Block[] {
  const { t } = wording;
  const { plan, named } = groups;
  return [
    { kind: 'heading', level: 1, text: t('document:groups_heading'), id: 'groups' },
    { kind: 'paragraph', text: planSentence(groups, wording) },
    ...(plan.groups.length === 0
      ? []
      : [{ kind: 'paragraph' as const, text: t('document:groups_how') }, summary(groups, wording)]),
    ...(plan.groups.length > 0 && named.every(({ budget }) => budget === null)
      ? [{ kind: 'note' as const, text: t('document:no_budget') }]
      : []),
    ...plan.groups.map((group, index) => groupBlock(group, named[index], index, facts, wording)),
  ];
}

/** The name that people gave, else a number and the markets that all want. */
export function groupTitle(
  group: ProposedGroup,
  named: NamedGroup | undefined,
  index: number,
  wording: Wording,
): string {
  const { t, formats } = wording;
  if (named?.name) return named.name;
  const number = formats.number(index + 1);
  const markets = formats.list(group.commonMarkets.map(formats.country));
  return markets === ''
    ? t('document:group_number', { number })
    : t('document:group_number_markets', { number, markets });
}

function summary({ plan, named }: Groups, wording: Wording): Table {
  const { t, formats, name } = wording;
  return {
    kind: 'table',
    caption: t('document:summary_caption'),
    header: [t('document:column_group'), t('document:column_organisations'), t('document:column_quality')],
    rows: plan.groups.map((group, index) => [
      groupTitle(group, named[index], index, wording),
      formats.list(group.members.map(name)),
      formats.number(group.quality),
    ]),
    figures: [2],
    widths: [4, 6, 1],
  };
}

function groupBlock(
  group: ProposedGroup,
  named: NamedGroup | undefined,
  index: number,
  facts: PlanFacts,
  wording: Wording,
): Block {
  const { t } = wording;
  const reasons = (named?.reasons ?? []).filter(({ code }) => !inTables.has(code));
  const said = reasons.map((reason) => ({ ...reason, text: explain(reason, wording) }));
  const forIt = said.filter(({ code }) => !cautions.has(code)).map(({ text }) => text);
  const watch = [
    ...said.filter(({ code }) => cautions.has(code)).map(({ text }) => text),
    ...(group.bestAlternative === null ? [] : [alternative(group.bestAlternative, wording)]),
  ];
  const lists = [
    { label: t('document:why_heading'), items: forIt },
    { label: t('document:watch_heading'), items: watch },
  ].filter(({ items }) => items.length > 0);
  const title = groupTitle(group, named, index, wording);
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: title, id: `group-${index + 1}` },
    members(group, facts, wording),
    { kind: 'lists', lists },
    criteria(group, wording),
    ...(named === undefined ? [] : money(named, wording)),
    { kind: 'lead', text: t('document:next_heading') },
    { kind: 'steps', items: nextSteps(group, named, facts, wording) },
  ];
  return { kind: 'together', long: named?.budget != null, blocks };
}

function members(group: ProposedGroup, { firms }: PlanFacts, { t, formats, name }: Wording): Table {
  const unknown = t('document:unknown');
  const selling = (served: readonly string[] | null): string => {
    if (served === null) return unknown;
    const common = group.commonMarkets.filter((market) => served.includes(market));
    return common.length === 0 ? t('document:not_yet') : formats.list(common.map(formats.country));
  };
  return {
    kind: 'table',
    caption: t('document:members_caption'),
    header: ['organisation', 'town', 'headcount', 'already_sells'].map((column) =>
      t(`document:column_${column}`),
    ),
    rows: group.members.map((member) => {
      const firm = firms[member];
      return [
        name(member),
        firm?.town ?? unknown,
        firm?.headcount == null ? unknown : formats.number(firm.headcount),
        selling(firm?.servedMarkets ?? null),
      ];
    }),
    figures: [2],
    widths: [4, 3, 1.4, 4],
  };
}

function criteria(group: ProposedGroup, { t, formats }: Wording): Table {
  const value = (number: number | null): string =>
    number === null ? t('document:unknown') : formats.number(number);
  const named = Object.entries(group.criteria);
  return {
    kind: 'table',
    caption: t('document:criteria_caption'),
    header: [
      ...named.map(([criterion]) => t(`terms:criterion.${criterion}`)),
      t('document:column_balance'),
      t('document:column_quality'),
    ],
    rows: [[...named.map(([, number]) => value(number)), value(group.balance), value(group.quality)]],
    figures: [...named.keys(), named.length, named.length + 1],
    widths: [...named.map(() => 1), 1, 1],
  };
}
