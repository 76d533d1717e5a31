import type { Language } from '@grappe/messages';
import type { PlanFacts } from './plan-facts.ts';
import { groupTitle } from './sections/groups.ts';
import { factName, planSentence } from './sections/one-page.ts';
import { unplacedSentences } from './sections/unplaced.ts';
import { wordingOf } from './wording.ts';
import type { Wording } from './wording.ts';

export type CellValue = string | number | null;
/** How a column's numbers are shown. */
export type ColumnFormat = 'text' | 'count' | 'ratio' | 'money';

export interface Column {
  readonly title: string;
  readonly format: ColumnFormat;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** The sheets of the plan's workbook: summary, groups, pairs, shares, firms not placed, network, missing data. */
export function workbookSheets(facts: PlanFacts, language: Language): Sheet[] {
  const wording = wordingOf(language, facts.names);
  const { groups, network } = facts;
  return [
    summarySheet(facts, wording),
    ...(groups === null ? [] : groupSheets(groups, facts, wording)),
    ...(network === null ? [] : [networkSheet(network, wording)]),
    missingSheet(facts, wording),
  ].filter(({ rows }) => rows.length > 0);
}

const column =
  ({ t }: Wording) =>
  (name: string, format: ColumnFormat = 'text'): Column => ({ title: t(`document:column_${name}`), format });

function summarySheet({ cover, groups, annex }: PlanFacts, wording: Wording): Sheet {
  const { t, formats } = wording;
  const { settings } = groups ?? {};
  const rows: (readonly CellValue[])[] = [
    [t('document:title'), cover.clusterName],
    ...(cover.title === '' ? [] : [[t('document:summary_name'), cover.title]]),
    [t('document:summary_date'), formats.date(cover.date)],
    ...(cover.isDemonstration ? [[t('document:summary_note'), t('document:fictional')]] : []),
    ...cover.dataUsed.map(({ name }) => [t('document:data_heading'), name]),
    ...(groups === null ? [] : [[t('document:sheet_groups'), planSentence(groups, wording)]]),
    ...(settings === undefined
      ? []
      : [
          [t('document:parameter_sizes'), `${settings.bounds.min}–${settings.bounds.max}`],
          [
            t('document:parameter_km'),
            settings.maxKm === null ? t('document:no_limit') : formats.km(settings.maxKm),
          ],
          [t('document:parameter_rivalry'), formats.number(settings.maxRivalry)],
        ]),
    [t('document:summary_version'), `Grappe ${annex.version} · ${annex.methodsVersion} · ${annex.seed}`],
  ];
  return {
    name: t('document:sheet_summary'),
    columns: [column(wording)('figure'), column(wording)('value')],
    rows,
  };
}

type Groups = NonNullable<PlanFacts['groups']>;

function groupSheets(groups: Groups, facts: PlanFacts, wording: Wording): Sheet[] {
  return [
    membersSheet(groups, facts, wording),
    pairsSheet(groups, wording),
    sharesSheet(groups, wording),
    unplacedSheet(groups, wording),
  ];
}

function membersSheet({ plan, named }: Groups, { firms }: PlanFacts, wording: Wording): Sheet {
  const { t, formats, name } = wording;
  const of = column(wording);
  return {
    name: t('document:sheet_groups'),
    columns: [
      of('group'),
      of('organisation'),
      of('town'),
      of('headcount', 'count'),
      of('quality', 'ratio'),
      of('pair_score', 'ratio'),
      of('balance', 'ratio'),
      of('market'),
    ],
    rows: plan.groups.flatMap((group, index) =>
      group.members.map((member) => [
        groupTitle(group, named[index], index, wording),
        name(member),
        firms[member]?.town ?? null,
        firms[member]?.headcount ?? null,
        group.quality,
        group.meanPairScore,
        group.balance,
        formats.list(group.commonMarkets.map(formats.country)),
      ]),
    ),
  };
}

const pairCriteria = ['markets', 'complementarity', 'proximity', 'trust', 'mentoring', 'rivalry'] as const;

function pairsSheet({ plan, named }: Groups, wording: Wording): Sheet {
  const { t, name } = wording;
  const of = column(wording);
  return {
    name: t('document:sheet_pairs'),
    columns: [
      of('group'),
      of('organisation'),
      of('partner'),
      of('pair_score', 'ratio'),
      ...pairCriteria.map((criterion): Column => ({
        title: t(`terms:criterion.${criterion}`),
        format: 'ratio',
      })),
      of('km', 'count'),
    ],
    rows: plan.groups.flatMap((group, index) =>
      (named[index]?.pairs ?? []).map((pair) => [
        groupTitle(group, named[index], index, wording),
        name(pair.a),
        name(pair.b),
        pair.score,
        ...pairCriteria.map((criterion) => pair[criterion]),
        pair.km,
      ]),
    ),
  };
}

function sharesSheet({ plan, named }: Groups, wording: Wording): Sheet {
  const { t, name } = wording;
  const of = column(wording);
  return {
    name: t('document:sheet_shares'),
    columns: [
      of('group'),
      of('rule'),
      of('organisation'),
      of('pays', 'money'),
      of('alone', 'money'),
      of('saves', 'money'),
      of('currency'),
    ],
    rows: plan.groups.flatMap((group, index) =>
      (named[index]?.shares ?? []).flatMap((share) =>
        share.kind === 'shared'
          ? share.partners.map((partner) => [
              groupTitle(group, named[index], index, wording),
              t(`terms:rule.${share.rule}`),
              name(partner.id),
              partner.paysCents / 100,
              partner.aloneCents / 100,
              partner.savesCents / 100,
              share.currency,
            ])
          : [],
      ),
    ),
  };
}

function unplacedSheet({ plan }: Groups, wording: Wording): Sheet {
  const of = column(wording);
  return {
    name: wording.t('document:sheet_unplaced'),
    columns: [of('organisation'), of('why'), of('change')],
    rows: plan.unplaced.map((firm) => {
      const { why, change } = unplacedSentences(firm, wording);
      return [wording.name(firm.firm), why, change];
    }),
  };
}

function networkSheet({ analysis }: NonNullable<PlanFacts['network']>, wording: Wording): Sheet {
  const of = column(wording);
  return {
    name: wording.t('document:sheet_network'),
    columns: [
      of('organisation'),
      of('ties', 'count'),
      of('betweenness', 'ratio'),
      of('closeness', 'ratio'),
      of('community', 'count'),
      of('core', 'count'),
      of('constraint', 'ratio'),
    ],
    rows: analysis.organisations.map((organisation) => [
      wording.name(organisation.id),
      organisation.degree,
      organisation.betweennessNormalised,
      organisation.closeness,
      organisation.community + 1,
      organisation.coreNumber,
      organisation.constraint,
    ]),
  };
}

function missingSheet({ missing }: PlanFacts, wording: Wording): Sheet {
  const { t, name } = wording;
  const of = column(wording);
  return {
    name: t('document:sheet_missing'),
    columns: [of('fact'), of('organisation')],
    rows: missing.facts.flatMap(({ fact, organisations }) =>
      organisations.map((organisation) => [factName(fact, t), name(organisation)]),
    ),
  };
}
