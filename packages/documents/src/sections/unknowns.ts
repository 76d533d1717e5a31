import type { Block } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

const NAMED = 8;

/** What is missing in the data to do better, and the limits of the methods. */
export function unknowns({ missing, groups, network }: PlanFacts, { t, formats, name }: Wording): Block[] {
  const rows = missing.facts.map(({ fact, organisations }) => [
    fact === 'location' ? t('terms:identity.place') : t(`terms:fact.${fact}`),
    formats.number(organisations.length),
    formats.list([
      ...organisations.slice(0, NAMED).map(name),
      ...(organisations.length > NAMED
        ? [t('document:and_others', { number: formats.number(organisations.length - NAMED) })]
        : []),
    ]),
    t(`document:missing_${fact}`),
  ]);
  const limits = [
    ...(missing.approximateLocations.length > 0
      ? [t('document:limit_locations', { number: formats.number(missing.approximateLocations.length) })]
      : []),
    ...(missing.tiesUndated > 0
      ? [t('document:limit_undated', { number: formats.number(missing.tiesUndated) })]
      : []),
    ...(network === null ? [t('document:limit_no_ties')] : []),
    ...(groups !== null && !groups.plan.proven ? [t('document:limit_not_proven')] : []),
    t('document:limit_scores'),
  ];
  return [
    { kind: 'heading', level: 1, text: t('document:unknowns_heading') },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: t('document:missing_caption'),
            header: [
              t('document:column_fact'),
              t('document:column_number'),
              t('document:column_who'),
              t('document:column_effect'),
            ],
            rows,
            figures: [1],
          },
        ]),
    { kind: 'bullets', items: limits },
  ];
}
