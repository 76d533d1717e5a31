import type { Block, Table } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

const NAMED_MARKETS = 12;

/** The cluster in figures: members, sizes, kinds, markets. */
export function clusterFigures(facts: PlanFacts, wording: Wording): Block[] {
  return [
    { kind: 'heading', level: 1, text: wording.t('document:cluster_heading'), id: 'cluster' },
    figures(facts, wording),
    ...kinds(facts, wording),
    ...markets(facts, wording),
  ];
}

function figures({ cluster }: PlanFacts, { t, formats, counted }: Wording): Table {
  const ofKnown = (known: number): string => counted('document:of_known', known);
  const rows = [[t('document:figure_members'), formats.number(cluster.members), '']];
  if (cluster.outside > 0) rows.push([t('document:figure_outside'), formats.number(cluster.outside), '']);
  if (cluster.exporters.known > 0) {
    const { count, known } = cluster.exporters;
    rows.push([t('document:figure_exporters'), formats.number(count), ofKnown(known)]);
  }
  if (cluster.headcount !== null) {
    const { total, median, known } = cluster.headcount;
    rows.push([t('document:figure_headcount'), formats.number(total), ofKnown(known)]);
    rows.push([t('document:figure_median_headcount'), formats.number(median, 1), ofKnown(known)]);
  }
  return {
    kind: 'table',
    caption: t('document:figures_caption'),
    header: [t('document:column_figure'), t('document:column_value'), t('document:column_known')],
    rows,
    figures: [1],
    widths: [3, 1, 2],
  };
}

function kinds({ cluster }: PlanFacts, { t, formats }: Wording): Table[] {
  if (cluster.byKind.every(({ kind }) => kind === null)) return [];
  return [
    {
      kind: 'table',
      caption: t('document:kinds_caption'),
      header: [t('terms:identity.kind'), t('document:column_members')],
      rows: cluster.byKind.map(({ kind, count }) => [
        kind === null ? t('document:unknown') : t(`terms:kind.${kind}`),
        formats.number(count),
      ]),
      figures: [1],
      widths: [3, 1],
    },
  ];
}

function markets({ cluster }: PlanFacts, { t, formats }: Wording): Block[] {
  const served = new Map(cluster.servedMarkets.map(({ market, members }) => [market, members]));
  const wanted = new Map(cluster.wantedMarkets.map(({ market, members }) => [market, members]));
  const all = [...new Set([...wanted.keys(), ...served.keys()])];
  if (all.length === 0) return [];
  const shown = all.slice(0, NAMED_MARKETS);
  const caption =
    shown.length === all.length
      ? t('document:markets_caption')
      : t('document:markets_caption_first', {
          shown: formats.number(shown.length),
          all: formats.number(all.length),
        });
  return [
    {
      kind: 'table',
      caption,
      header: [t('document:column_market'), t('document:column_served'), t('document:column_wanted')],
      rows: shown.map((market) => [
        formats.country(market),
        formats.number(served.get(market) ?? 0),
        wanted.has(market) ? formats.number(wanted.get(market) ?? 0) : t('document:none_counted'),
      ]),
      figures: [1, 2],
      widths: [3, 1, 1],
    },
  ];
}
