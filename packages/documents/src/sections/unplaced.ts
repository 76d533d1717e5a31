import type { UnplacedFirm } from '@grappe/engine/groups';
import { explain } from '@grappe/messages';
import type { Block } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

/** Firms that no group takes, why, and the single changes that would place them; those with the same reason together. */
export function unplacedFirms({ plan }: NonNullable<PlanFacts['groups']>, wording: Wording): Block[] {
  const { t, counted } = wording;
  if (plan.unplaced.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: t('document:unplaced_heading'), id: 'unplaced' },
    { kind: 'paragraph', text: counted('document:unplaced_sentence', plan.unplaced.length) },
    {
      kind: 'table',
      caption: t('document:unplaced_caption'),
      header: [t('document:column_organisations'), t('document:column_why'), t('document:column_change')],
      rows: gathered(plan.unplaced, wording),
      figures: [],
      widths: [3, 4, 4],
    },
  ];
}

/** One row for each couple of reason and change, the most frequent first. */
function gathered(unplaced: readonly UnplacedFirm[], wording: Wording): string[][] {
  const rows = new Map<string, { firms: string[]; why: string; change: string }>();
  for (const one of unplaced) {
    const { why, change } = unplacedSentences(one, wording);
    const key = `${why}\n${change}`;
    const row = rows.get(key) ?? { firms: [], why, change };
    row.firms.push(wording.name(one.firm));
    rows.set(key, row);
  }
  return [...rows.values()]
    .sort((a, b) => b.firms.length - a.firms.length || a.firms.join().localeCompare(b.firms.join()))
    .map(({ firms, why, change }) => [firms.join(', '), why, change]);
}

export function unplacedSentences(
  { firm, reasons, changes }: UnplacedFirm,
  wording: Wording,
): { why: string; change: string } {
  // The coordinator's reasons contain the firm's, told for the firm apart.
  const own = reasons.filter(({ audience }) => audience === 'coordinator');
  const ways = changes.filter(({ audience }) => audience === 'coordinator');
  const told = own.length > 0 ? own : reasons;
  const offered = own.length > 0 ? ways : changes;
  const say = ({ code, ...params }: { readonly code: string }): string => explain({ code, params }, wording);
  return {
    why: told.map(({ audience: _audience, ...reason }) => say(unpacked(reason, firm))).join(' '),
    change:
      offered.length === 0
        ? wording.t(noChange(told))
        : offered.map(({ audience: _audience, ...change }) => say(change)).join(' '),
  };
}

const noChange = (reasons: readonly { readonly code: string }[]): string =>
  reasons.some(({ code }) => code === 'better_elsewhere' || code === 'not_in_this_proposal')
    ? 'document:another_plan'
    : 'document:no_single_change';

/** `better_elsewhere` carries its group one level down, the firm itself among its members. */
function unpacked<Reason extends { readonly code: string }>(
  reason: Reason,
  firm: string,
): { readonly code: string } {
  if (!('bestGroup' in reason)) return reason;
  const { bestGroup, ...rest } = reason as Reason & { bestGroup: { readonly members: readonly string[] } };
  return { ...rest, ...bestGroup, members: bestGroup.members.filter((member) => member !== firm) };
}
