import type { Block } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

/** Cluster, date, data used; a demonstration says that it is fictional. */
export function cover({ cover: facts }: PlanFacts, { t, formats }: Wording): Block[] {
  const used = facts.dataUsed.map((data) =>
    t('document:data_used', {
      name: data.name,
      organisations: formats.number(data.organisations),
      ties: formats.number(data.ties),
    }),
  );
  return [
    {
      kind: 'title',
      text: t('document:title'),
      subtitle: `${facts.clusterName} · ${formats.date(facts.date)}`,
    },
    ...(facts.isDemonstration ? [{ kind: 'note' as const, text: t('document:fictional') }] : []),
    { kind: 'bullets', items: used },
  ];
}
