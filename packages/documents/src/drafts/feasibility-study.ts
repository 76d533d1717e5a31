import { catalogues, explain } from '@grappe/messages';
import type { DraftVariant } from '@grappe/contracts/api';
import type { PairCriteria } from '@grappe/engine/groups';
import type { Block, Table } from '../block.ts';
import { money } from '../sections/money.ts';
import { counsel } from './contract.ts';
import { budget, figures, shares } from './draft-figures.ts';
import { onOneLine, type DraftWording } from './draft-wording.ts';
import { feasibilityPoints, type FeasibilityPoint, type GroupFacts } from './group-facts.ts';
import { registration } from './parties.ts';

/** From this distance on, the manager's journeys are worth a line of the budget. */
const farKm = 50;

/** The study that comes before a group: the six points of the method, the costs and an opinion to write together. */
export function feasibilityStudy(variant: DraftVariant, facts: GroupFacts, wording: DraftWording): Block[] {
  const { t } = wording;
  return [
    ...heading('purpose', wording),
    { kind: 'paragraph', text: t('drafts:feasibility.purpose.text') },
    { kind: 'paragraph', text: t(`drafts:feasibility.form_${variant}`) },
    { kind: 'lead', text: t('drafts:feasibility.purpose.lead') },
    ...figures('purpose', facts, wording),
    { kind: 'heading', level: 1, id: 'checklist', text: t('drafts:feasibility.summary') },
    checklist(facts, wording),
    ...heading('partners', wording),
    partners(facts, wording),
    ...heading('balance', wording),
    ...balance(facts, wording),
    ...heading('synergies', wording),
    ...synergies(facts, wording),
    ...heading('conflicts', wording),
    ...conflicts(facts, wording),
    ...heading('strategy', wording),
    { kind: 'paragraph', text: t('drafts:feasibility.strategy.lead') },
    ...questions('strategy', wording),
    ...heading('commitment', wording),
    ...commitment(facts, wording),
    ...heading('costs', wording),
    ...costs(facts, wording),
    ...counsel('feasibility_study', variant, wording),
    ...heading('opinion', wording),
    ...opinion(facts, wording),
  ];
}

const heading = (key: FeasibilityPoint | 'purpose' | 'costs' | 'opinion', { t }: DraftWording): Block[] => [
  { kind: 'heading', level: 1, id: key, text: t(`drafts:feasibility.${key}.title`) },
];

/** The opinion that was given, else the three to choose from. */
function opinion({ outcome }: GroupFacts, { t }: DraftWording): Block[] {
  const said = (what: 'go' | 'conditions' | 'no'): string => {
    const words = t(`drafts:feasibility.opinion.${what}`);
    return what === outcome?.verdict ? words.replace(/^\[\s*\]/u, '[X]') : words;
  };
  const note = onOneLine(outcome?.note ?? '');
  return [
    ...(outcome === null ? [{ kind: 'lead' as const, text: t('drafts:feasibility.opinion.lead') }] : []),
    { kind: 'bullets', items: (['go', 'conditions', 'no'] as const).map(said) },
    ...(note === '' ? [] : [{ kind: 'paragraph' as const, text: note }]),
  ];
}

function checklist({ findings }: GroupFacts, { t }: DraftWording): Table {
  return {
    kind: 'table',
    caption: t('drafts:table.checklist'),
    header: ['point', 'state', 'finding'].map((column) => t(`drafts:table.${column}`)),
    rows: feasibilityPoints.map((point) => {
      const found = findings[point];
      return [
        t(`drafts:point.${point}`),
        t(`drafts:state.${found?.state ?? 'open'}`),
        found === undefined ? '' : onOneLine(found.note),
      ];
    }),
    figures: [],
    widths: [5, 2, 5],
  };
}

function partners({ members, commonMarkets, terms }: GroupFacts, wording: DraftWording): Table {
  const { t, formats } = wording;
  const unknown = t('document:unknown');
  const selling = (served: readonly string[] | null): string => {
    if (served === null) return unknown;
    const common = commonMarkets.filter((market) => served.includes(market));
    return common.length === 0 ? t('document:not_yet') : formats.list(common.map(formats.country));
  };
  return {
    kind: 'table',
    caption: t('drafts:table.members'),
    header: ['firm', 'form', 'registration', 'town', 'headcount', 'sells'].map((column) =>
      t(`drafts:table.${column}`),
    ),
    rows: members.map((member) => [
      onOneLine(member.name),
      member.legalForm === null ? unknown : onOneLine(member.legalForm),
      registration(member, terms.signatories[member.id]?.registration ?? '', wording) ?? unknown,
      member.town === null ? unknown : onOneLine(member.town),
      member.headcount === null ? unknown : formats.number(member.headcount),
      selling(member.servedMarkets),
    ]),
    figures: [4],
    widths: [3.3, 2, 2.6, 2.2, 1.7, 2.5],
  };
}

function balance({ members }: GroupFacts, { t, formats }: DraftWording): Block[] {
  const known = members.flatMap(({ headcount }) => (headcount === null ? [] : [headcount]));
  const unknown = members.filter(({ headcount }) => headcount === null).map(({ name }) => onOneLine(name));
  const [largest, smallest] = [Math.max(...known), Math.min(...known)];
  const text =
    known.length < 2
      ? t('drafts:feasibility.balance.unknown', { names: formats.list(unknown) })
      : t(`drafts:feasibility.balance.${largest === smallest ? 'even' : 'ratio'}`, {
          largest: formats.number(largest),
          smallest: formats.number(smallest),
          ratio: formats.number(largest / smallest, 1),
        });
  return [
    { kind: 'paragraph', text },
    ...(known.length < 2 || unknown.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: t('drafts:feasibility.balance.missing', { names: formats.list(unknown) }),
          },
        ]),
    { kind: 'paragraph', text: t('drafts:feasibility.balance.why') },
  ];
}

function synergies(facts: GroupFacts, wording: DraftWording): Block[] {
  const { t, formats } = wording;
  const { commonMarkets, reasons, assessment } = facts;
  const said = reasons.map((reason) => explain(reason, wording));
  const markets =
    commonMarkets.length === 0
      ? t('drafts:feasibility.synergies.no_markets')
      : t('drafts:feasibility.synergies.markets', {
          markets: formats.list(commonMarkets.map(formats.country)),
        });
  return [
    { kind: 'paragraph', text: markets },
    ...(said.length === 0
      ? [{ kind: 'paragraph' as const, text: t('drafts:feasibility.synergies.none') }]
      : [
          { kind: 'lead' as const, text: t('drafts:feasibility.synergies.why') },
          { kind: 'bullets' as const, items: said },
        ]),
    ...(assessment === null ? [] : [criteria(assessment.criteria, wording)]),
  ];
}

function criteria(known: Readonly<Record<string, number | null>>, { t, formats }: DraftWording): Table {
  return {
    kind: 'table',
    caption: t('drafts:table.criteria'),
    header: ['criterion', 'mean'].map((column) => t(`drafts:table.${column}`)),
    rows: Object.entries(known).map(([criterion, value]) => [
      t(`terms:criterion.${criterion}`),
      value === null ? t('document:unknown') : formats.fixed(value, 2),
    ]),
    figures: [1],
    widths: [4, 2],
  };
}

/** What competitors are to each other is for the team; the members answer by themselves. */
function conflicts({ assessment }: GroupFacts, wording: DraftWording): Block[] {
  const { t } = wording;
  return [
    ...(assessment === null ? [] : rivalries(assessment.pairs, wording)),
    { kind: 'paragraph', text: t('drafts:feasibility.conflicts.members') },
    ...questions('conflicts', wording),
  ];
}

function rivalries(pairs: readonly PairCriteria[], wording: DraftWording): Block[] {
  const { t, formats, name } = wording;
  const strongest = pairs
    .filter(({ rivalry }) => rivalry !== null && rivalry > 0)
    .toSorted((one, other) => (other.rivalry ?? 0) - (one.rivalry ?? 0))[0];
  const sentence =
    strongest === undefined
      ? t('drafts:feasibility.conflicts.none')
      : t('drafts:feasibility.conflicts.highest', {
          left: onOneLine(name(strongest.a)),
          right: onOneLine(name(strongest.b)),
          rivalry: formats.fixed(strongest.rivalry ?? 0, 2),
        });
  const value = (number: number | null): string => (number === null ? '–' : formats.fixed(number, 2));
  return [
    { kind: 'paragraph', text: sentence },
    { kind: 'paragraph', text: t('drafts:feasibility.conflicts.team') },
    {
      kind: 'table',
      caption: t('drafts:table.pairs'),
      header: ['pair', 'score', 'rivalry'].map((column) => t(`drafts:table.${column}`)),
      rows: pairs.map((pair) => [
        formats.list([pair.a, pair.b].map((id) => onOneLine(name(id)))),
        value(pair.score),
        value(pair.rivalry),
      ]),
      figures: [1, 2],
      widths: [6, 1, 1],
    },
  ];
}

function commitment(facts: GroupFacts, wording: DraftWording): Block[] {
  const { t, formats } = wording;
  const { diameterKm: km } = facts;
  return [
    { kind: 'paragraph', text: t('drafts:feasibility.commitment.lead') },
    ...(km === null
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: t(`drafts:feasibility.commitment.${km < farKm ? 'proximity' : 'far'}`, {
              km: formats.km(km),
            }),
          },
        ]),
    ...figures('days', facts, wording),
    ...questions('commitment', wording),
  ];
}

function costs(facts: GroupFacts, wording: DraftWording): Block[] {
  const lead: Block = {
    kind: 'paragraph',
    text: wording.t(`drafts:feasibility.costs.lead_${facts.audience}`),
  };
  if (facts.audience === 'self') return [lead, ...budget(facts, wording), ...shares(facts, wording)];
  if (facts.budget === null) return [lead, ...budget(facts, wording)];
  const compared = facts.shares.filter(({ kind }) => kind === 'shared').slice(0, mostCompared);
  return [
    lead,
    ...money(
      {
        name: null,
        members: facts.members.map(({ id }) => id),
        pairs: [],
        reasons: [],
        budget: facts.budget,
        shares: compared,
      },
      wording,
    ),
  ];
}

const mostCompared = 3;

/** Questions to answer together, each with a line to write on. */
function questions(point: FeasibilityPoint, { t, language }: DraftWording): Block[] {
  const all = catalogues[language]['drafts']['question'] as Readonly<Record<string, object>>;
  return Object.keys(all[point] ?? {}).map((key) => ({
    kind: 'paragraph',
    text: `${t(`drafts:question.${point}.${key}`)}\n${t('drafts:answer_line')}`,
  }));
}
