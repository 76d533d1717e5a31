import type { SharedCosts } from '@grappe/engine/shares';
import type { Block } from '../block.ts';
import { budgetTable, inOrder, sharesTable } from '../sections/money.ts';
import { onOneLine, type DraftWording } from './draft-wording.ts';
import type { GroupFacts } from './group-facts.ts';

/** What stands for `%name` in the text of an article. */
export function figures(name: string, facts: GroupFacts, wording: DraftWording): Block[] {
  switch (name) {
    case 'purpose':
      return written(facts.terms.purpose, wording.blank('purpose'));
    case 'objectives':
      return written(facts.terms.objectives, wording.blank('objectives'));
    case 'budget':
      return budget(facts, wording);
    case 'shares':
      return shares(facts, wording);
    case 'days':
      return [days(facts, wording)];
    case 'bonus':
      return [bonus(facts, wording)];
    default:
      throw new Error(`Nothing stands for %${name}.`);
  }
}

/** What people wrote, one paragraph for each of their lines. */
function written(text: string, blank: string): Block[] {
  const lines = text.split(/\r\n|\r|\n/u).map(onOneLine);
  const told = lines.filter((line) => line !== '');
  return (told.length === 0 ? [blank] : told).map((line) => ({ kind: 'paragraph', text: line }));
}

const sharedOnes = ({ shares: all, members }: GroupFacts): SharedCosts[] =>
  all
    .map((share) =>
      inOrder(
        share,
        members.map(({ id }) => id),
      ),
    )
    .filter((share): share is SharedCosts => share.kind === 'shared');

export function budget(facts: GroupFacts, wording: DraftWording): Block[] {
  if (facts.budget === null || facts.budget.lines.length === 0)
    return [{ kind: 'paragraph', text: wording.blank('budget') }];
  return [budgetTable(facts.budget, sharedOnes(facts), wording)];
}

/** By the rule that was chosen; side by side while none is. */
export function shares(facts: GroupFacts, wording: DraftWording): Block[] {
  if (facts.audience === 'self') return ownShares(facts, wording);
  const all = sharedOnes(facts);
  const chosen = all.filter(({ rule }) => rule === facts.rule);
  const shown = facts.rule === null ? all.slice(0, mostRules) : chosen;
  if (shown.length === 0) return [{ kind: 'paragraph', text: wording.blank('shares') }];
  return [sharesTable(shown, wording)];
}

const mostRules = 4;

function ownShares({ ownShares: own, rule: chosen }: GroupFacts, wording: DraftWording): Block[] {
  const { t, formats } = wording;
  const shown = chosen === null ? own : own.filter(({ rule }) => rule === chosen);
  if (shown.length === 0) return [{ kind: 'paragraph', text: wording.blank('shares') }];
  return [
    {
      kind: 'table',
      caption: t('drafts:table.shares_own'),
      header: ['rule', 'pays', 'alone', 'saves'].map((column) => t(`drafts:table.${column}`)),
      rows: shown.map(({ rule, paysCents, aloneCents, savesCents, currency }) => [
        t(`terms:rule.${rule}`),
        ...[paysCents, aloneCents, savesCents].map((cents) => formats.money(cents, currency)),
      ]),
      figures: [1, 2, 3],
      widths: [4, 2, 2, 2],
    },
  ];
}

function days({ members, days: known }: GroupFacts, { t, formats, blank }: DraftWording): Block {
  const total = members.reduce((sum, { id }) => sum + (known[id] ?? 0), 0);
  const isWhole = members.every(({ id }) => known[id] !== undefined) && total > 0;
  return {
    kind: 'table',
    caption: t('drafts:table.days'),
    header: ['firm', 'days_count', 'days_share'].map((column) => t(`drafts:table.${column}`)),
    rows: [
      ...members.map(({ id, name }) => {
        const count = known[id];
        return count === undefined
          ? [onOneLine(name), blank('days'), '']
          : [onOneLine(name), formats.number(count), isWhole ? formats.percent(count / total) : ''];
      }),
      ...(isWhole ? [[t('document:total'), formats.number(total), formats.percent(1)]] : []),
    ],
    figures: [1, 2],
    widths: [4, 6.3, 1.2],
    hasTotal: isWhole,
  };
}

function bonus({ bonus: scheme }: GroupFacts, { t, formats, blank }: DraftWording): Block {
  const amount = (cents: number | null): string =>
    scheme === null || cents === null ? blank('bonus') : formats.money(cents, scheme.currency);
  const ceiling =
    scheme !== null && scheme.ceilingCents === null
      ? t('drafts:bonus.no_ceiling')
      : amount(scheme?.ceilingCents ?? null);
  return {
    kind: 'table',
    caption: t('drafts:table.bonus'),
    header: ['part', 'value'].map((column) => t(`drafts:table.${column}`)),
    rows: [
      [t('drafts:bonus.fixed'), amount(scheme?.fixedCents ?? null)],
      [t('drafts:bonus.per_contract'), amount(scheme?.perContractCents ?? null)],
      [
        t('drafts:bonus.turnover'),
        scheme === null ? blank('bonus') : formats.percent(scheme.turnoverRatio, 2),
      ],
      [t('drafts:bonus.ceiling'), ceiling],
    ],
    figures: [1],
    widths: [5, 6],
  };
}
