import { explain } from '@grappe/messages';
import type { Block } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

/** Firms that no group takes, why, and the single changes that would place them. */
export function unplacedFirms({ plan }: NonNullable<PlanFacts['groups']>, wording: Wording): Block[] {
  const { t, name } = wording;
  if (plan.unplaced.length === 0) return [];
  const sentence = ({ code, ...params }: { readonly code: string }): string =>
    explain({ code, params }, wording);
  return [
    { kind: 'heading', level: 1, text: t('document:unplaced_heading') },
    {
      kind: 'table',
      caption: t('document:unplaced_caption'),
      header: [t('document:column_organisation'), t('document:column_why'), t('document:column_change')],
      rows: plan.unplaced.map(({ firm, reasons, changes }) => [
        name(firm),
        reasons
          .filter(
            ({ audience }) =>
              audience === 'coordinator' || reasons.every((other) => other.audience === 'firm'),
          )
          .map(({ audience: _audience, ...reason }) => sentence(unpacked(reason)))
          .join(' '),
        changes.length === 0
          ? t('document:no_single_change')
          : changes.map(({ audience: _audience, ...change }) => sentence(change)).join(' '),
      ]),
      figures: [],
    },
  ];
}

/** `better_elsewhere` carries its group one level down. */
function unpacked<Reason extends { readonly code: string }>(reason: Reason): { readonly code: string } {
  if (!('bestGroup' in reason)) return reason;
  const { bestGroup, ...rest } = reason as Reason & { bestGroup: object };
  return { ...rest, ...bestGroup };
}
