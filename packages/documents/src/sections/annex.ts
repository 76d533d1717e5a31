import type { Block } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

/** Methods in plain words, parameters, versions, seed: what somebody needs to compute it all again. */
export function annex({ annex: facts, groups }: PlanFacts, { t, formats }: Wording): Block[] {
  const settings = groups?.settings;
  const parameters =
    settings === undefined
      ? []
      : [
          ...Object.entries(settings.emphasis).map(([criterion, emphasis]) => [
            t('document:parameter_emphasis', { criterion: t(`terms:criterion.${criterion}`) }),
            formats.number(emphasis),
          ]),
          [t('document:parameter_sizes'), `${settings.bounds.min}–${settings.bounds.max}`],
          [
            t('document:parameter_km'),
            settings.maxKm === null ? t('document:no_limit') : formats.km(settings.maxKm),
          ],
          [t('document:parameter_rivalry'), formats.number(settings.maxRivalry)],
          [t('document:parameter_quality'), formats.number(settings.minQuality)],
          [
            t('document:parameter_staged'),
            t(settings.stagedCoopetition ? 'terms:word.yes' : 'terms:word.no'),
          ],
        ];
  return [
    { kind: 'heading', level: 1, text: t('document:annex_heading') },
    {
      kind: 'bullets',
      items: ['score', 'quality', 'plan', 'shares', 'network'].map((method) =>
        t(`document:method_${method}`),
      ),
    },
    ...(parameters.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: t('document:parameters_caption'),
            header: [t('document:column_parameter'), t('document:column_value')],
            rows: parameters,
            figures: [1],
          },
        ]),
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
