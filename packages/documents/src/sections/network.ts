import { explainFindings } from '@grappe/messages';
import type { Block, Table } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

const NAMED_ORGANISATIONS = 10;
type Network = NonNullable<PlanFacts['network']>;

/** The network in four facts, the measures of the whole, and those through whom it passes. */
export function network(facts: Network, wording: Wording): Block[] {
  const { t } = wording;
  return [
    { kind: 'heading', level: 1, text: t('document:network_heading'), id: 'network' },
    { kind: 'bullets', items: explainFindings(facts.findings, wording).map(said) },
    wholeMeasures(facts, wording),
    organisations(facts, wording),
    { kind: 'paragraph', text: t('document:central_note') },
  ];
}

const said = ({ sentences }: { readonly sentences: readonly string[] }): string => sentences.join(' ');

function wholeMeasures({ analysis }: Network, { t, formats }: Wording): Table {
  const { whole } = analysis;
  const whole0 = (number: number): string => formats.number(number);
  const ratio = (number: number | null): string | null =>
    number === null ? null : formats.number(number, 2);
  const share = (number: number | null): string | null =>
    number === null ? null : formats.percent(number, 1);
  const measures: readonly [string, string | null][] = [
    ['organisations', whole0(whole.organisations)],
    ['ties', whole0(whole.ties)],
    ['density', share(whole.density)],
    ['components', whole0(whole.components)],
    ['isolates', whole0(whole.isolates.length)],
    ['average_path_length', ratio(whole.averagePathLength)],
    ['transitivity', share(whole.transitivity)],
    ['reciprocity', share(whole.reciprocity)],
    ['modularity', ratio(whole.modularity)],
    ['core_fit', ratio(whole.corePeripheryFit)],
  ];
  const directed = analysis.directed ? '_directed' : '';
  const meaning = (code: string): string =>
    t(`document:measure_${code}_meaning${['ties', 'density'].includes(code) ? directed : ''}`);
  return {
    kind: 'table',
    caption: t('document:measures_caption'),
    header: [t('document:column_measure'), t('document:column_value'), t('document:column_meaning')],
    rows: measures.flatMap(([code, value]) =>
      value === null ? [] : [[t(`document:measure_${code}`), value, meaning(code)]],
    ),
    figures: [1],
    widths: [2, 1, 5],
  };
}

function organisations(facts: Network, wording: Wording): Table {
  const { t, formats, name, counted } = wording;
  const value = (number: number | null): string =>
    number === null ? t('document:undefined') : formats.percent(number, 1);
  const top = [...facts.analysis.organisations]
    .sort((a, b) => b.betweenness - a.betweenness || b.degree - a.degree)
    .slice(0, NAMED_ORGANISATIONS);
  return {
    kind: 'table',
    caption: counted('document:central_caption', top.length),
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
      formats.number(organisation.closeness),
      formats.number(organisation.community + 1),
    ]),
    figures: [1, 2, 3, 4],
    widths: [4, 1, 1.4, 1.4, 1.4],
  };
}
