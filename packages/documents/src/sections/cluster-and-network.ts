import { explainFindings } from '@grappe/messages';
import type { Block, Table } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

const NAMED_ORGANISATIONS = 15;

/** The cluster in figures, then its network: sentences, measures of the whole, and the most central members. */
export function clusterAndNetwork(facts: PlanFacts, wording: Wording): Block[] {
  const { t } = wording;
  return [
    { kind: 'heading', level: 1, text: t('document:cluster_heading') },
    figures(facts, wording),
    kinds(facts, wording),
    ...markets(facts, wording),
    ...(facts.network === null ? [] : network(facts.network, wording)),
  ];
}

function figures({ cluster }: PlanFacts, { t, formats }: Wording): Table {
  const ofKnown = (known: number): string => t('document:of_known', { known: formats.number(known) });
  const rows = [
    [t('document:figure_members'), formats.number(cluster.members), ''],
    [t('document:figure_outside'), formats.number(cluster.outside), ''],
    [
      t('document:figure_exporters'),
      formats.number(cluster.exporters.count),
      ofKnown(cluster.exporters.known),
    ],
  ];
  if (cluster.headcount !== null) {
    const { total, median, known } = cluster.headcount;
    rows.push([t('document:figure_headcount'), formats.number(total), ofKnown(known)]);
    rows.push([t('document:figure_median_headcount'), formats.number(median), ofKnown(known)]);
  }
  return {
    kind: 'table',
    caption: t('document:figures_caption'),
    header: [t('document:column_figure'), t('document:column_value'), t('document:column_known')],
    rows,
    figures: [1],
  };
}

const kinds = ({ cluster }: PlanFacts, { t, formats }: Wording): Table => ({
  kind: 'table',
  caption: t('document:kinds_caption'),
  header: [t('terms:identity.kind'), t('document:column_members')],
  rows: cluster.byKind.map(({ kind, count }) => [t(`terms:kind.${kind}`), formats.number(count)]),
  figures: [1],
});

function markets({ cluster }: PlanFacts, { t, formats }: Wording): Block[] {
  const served = new Map(cluster.servedMarkets.map(({ market, members }) => [market, members]));
  const wanted = new Map(cluster.wantedMarkets.map(({ market, members }) => [market, members]));
  const all = [...new Set([...wanted.keys(), ...served.keys()])].slice(0, 12);
  if (all.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('document:markets_caption'),
      header: [t('document:column_market'), t('document:column_served'), t('document:column_wanted')],
      rows: all.map((market) => [
        formats.country(market),
        formats.number(served.get(market) ?? 0),
        formats.number(wanted.get(market) ?? 0),
      ]),
      figures: [1, 2],
    },
  ];
}

function network(facts: NonNullable<PlanFacts['network']>, wording: Wording): Block[] {
  const { t } = wording;
  return [
    { kind: 'heading', level: 2, text: t('document:network_heading') },
    ...explainFindings(facts.findings, wording).map((finding) => ({
      kind: 'paragraph' as const,
      text: finding.sentences.join(' '),
    })),
    wholeMeasures(facts, wording),
    organisations(facts, wording),
  ];
}

function wholeMeasures({ analysis }: NonNullable<PlanFacts['network']>, { t, formats }: Wording): Table {
  const { whole } = analysis;
  const value = (number: number | null): string =>
    number === null ? t('document:undefined') : formats.number(number, 3);
  const measures: [string, number | null][] = [
    ['organisations', whole.organisations],
    ['ties', whole.ties],
    ['density', whole.density],
    ['components', whole.components],
    ['isolates', whole.isolates.length],
    ['average_path_length', whole.averagePathLength],
    ['transitivity', whole.transitivity],
    ['reciprocity', whole.reciprocity],
    ['modularity', whole.modularity],
    ['core_fit', whole.corePeripheryFit],
  ];
  return {
    kind: 'table',
    caption: t('document:measures_caption'),
    header: [t('document:column_measure'), t('document:column_value'), t('document:column_meaning')],
    rows: measures.map(([code, number]) => [
      t(`document:measure_${code}`),
      value(number),
      t(`document:measure_${code}_meaning`),
    ]),
    figures: [1],
  };
}

function organisations(facts: NonNullable<PlanFacts['network']>, wording: Wording): Table {
  const { t, formats, name } = wording;
  const value = (number: number | null): string =>
    number === null ? t('document:undefined') : formats.number(number, 3);
  const top = [...facts.analysis.organisations]
    .sort((a, b) => b.betweenness - a.betweenness || b.degree - a.degree)
    .slice(0, NAMED_ORGANISATIONS);
  return {
    kind: 'table',
    caption: t('document:central_caption', { count: top.length }),
    header: [
      t('document:column_organisation'),
      t('document:column_ties'),
      t('document:column_betweenness'),
      t('document:column_closeness'),
      t('document:column_community'),
    ],
    rows: top.map((organisation) => [
      name(organisation.id),
      formats.number(organisation.degree),
      value(organisation.betweennessNormalised),
      value(organisation.closeness),
      formats.number(organisation.community + 1),
    ]),
    figures: [1, 2, 3, 4],
  };
}
