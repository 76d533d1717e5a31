import { criteria } from '@grappe/contracts/api';
import type { Block, Table } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

/** Methods in plain words, parameters, versions, seed: what somebody needs to compute it all again. */
export function annex({ annex: facts, groups, network }: PlanFacts, wording: Wording): Block[] {
  const { t } = wording;
  const methods = [
    ...(groups === null ? [] : ['score', 'quality', 'plan']),
    ...(groups?.named.some(({ budget }) => budget !== null) === true ? ['shares'] : []),
    ...(network === null ? [] : ['network']),
  ];
  return [
    { kind: 'heading', level: 1, text: t('document:annex_heading'), id: 'annex' },
    { kind: 'bullets', items: methods.map((method) => t(`document:method_${method}`)) },
    ...(groups === null
      ? []
      : [criteriaTable(groups.settings, wording), parameters(groups.settings, wording)]),
    {
      kind: 'paragraph',
      text: t('document:versions', {
        version: facts.version,
        methods: facts.methodsVersion,
        seed: String(facts.seed),
      }),
    },
  ];
}

type Settings = NonNullable<PlanFacts['groups']>['settings'];

const criteriaTable = ({ emphasis }: Settings, { t, formats }: Wording): Table => ({
  kind: 'table',
  caption: t('document:criteria_table_caption'),
  header: [t('document:column_criterion'), t('document:column_emphasis'), t('document:column_meaning')],
  rows: [
    ...criteria.map((criterion) => [
      t(`terms:criterion.${criterion}`),
      formats.number(emphasis[criterion]),
      t(`terms:criterion_meaning.${criterion}`),
    ]),
    [t('terms:criterion.rivalry'), t('document:penalty'), t('terms:criterion_meaning.rivalry')],
  ],
  figures: [1],
  widths: [3, 1.4, 6],
});

const parameters = (settings: Settings, { t, formats }: Wording): Table => ({
  kind: 'table',
  caption: t('document:parameters_caption'),
  header: [t('document:column_parameter'), t('document:column_value')],
  rows: [
    [
      t('document:parameter_sizes'),
      t('document:from_to', {
        from: formats.number(settings.bounds.min),
        to: formats.number(settings.bounds.max),
      }),
    ],
    [
      t('document:parameter_km'),
      settings.maxKm === null ? t('document:no_limit') : formats.km(settings.maxKm),
    ],
    [t('document:parameter_rivalry'), formats.number(settings.maxRivalry)],
    [t('document:parameter_quality'), formats.number(settings.minQuality)],
    [t('document:parameter_staged'), t(settings.stagedCoopetition ? 'terms:word.yes' : 'terms:word.no')],
  ],
  figures: [1],
  widths: [3, 1],
});
