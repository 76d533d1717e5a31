import type { Block } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import { isConfidential } from '../shareable-facts.ts';
import type { Wording } from '../wording.ts';

/** Cluster, date, data used; a demonstration says that it is fictional, a confidential copy who may read it. */
export function cover(facts: PlanFacts, { t, formats, counted }: Wording): Block[] {
  const { clusterName, title, date, dataUsed, isDemonstration } = facts.cover;
  const day = t('document:made_on', { date: formats.date(date) });
  return [
    {
      kind: 'cover',
      kicker: t('document:title'),
      title: clusterName,
      subtitle: title === '' ? day : `${title} · ${day}`,
      notes: [
        ...(isDemonstration ? [t('document:fictional')] : []),
        ...(isConfidential(facts) ? [t('document:confidential')] : []),
      ],
      dataHeading: t('document:data_heading'),
      data: dataUsed.map(({ name, organisations, ties }) => {
        const counts = [
          ...(organisations > 0 ? [counted('document:data_organisations', organisations)] : []),
          ...(ties > 0 ? [counted('document:data_ties', ties)] : []),
        ];
        return t('document:data_used', { name, counts: formats.list(counts) });
      }),
      contentsHeading: t('document:contents'),
    },
  ];
}
