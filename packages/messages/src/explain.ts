import type { NetworkFindings } from '@grappe/engine/network';
import type { Formats } from './formats.ts';

/** What explaining needs of a translator: `t('namespace:key', params)`. */
export type Sentence = (key: string, params?: Record<string, unknown>) => string;

/** A fact that explains, as the engine and the API give it. */
export interface ExplainingFact {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface ExplainContext {
  readonly t: Sentence;
  readonly formats: Formats;
  /** Name of an organisation from its id. */
  readonly name: (id: string) => string;
}

const marketParams = new Set(['markets', 'ownMarkets']);
const organisationParams = new Set([
  'organisations',
  'with',
  'members',
  'placedElsewhere',
  'mentor',
  'first',
  'second',
]);
const distanceCodes = new Set(['raise_max_km']);

function wording(code: string, key: string, value: unknown, context: ExplainContext): unknown {
  const { formats, t } = context;
  if (Array.isArray(value)) {
    const items = value.map(String);
    return formats.list(
      items.map((item) => (marketParams.has(key) ? formats.country(item) : context.name(item))),
    );
  }
  if (typeof value === 'string') {
    if (key === 'criterion') return t(`terms:criterion.${value}`);
    return organisationParams.has(key) ? context.name(value) : value;
  }
  if (typeof value === 'number') {
    const isDistance = key === 'km' || key === 'maxKm' || (key === 'to' && distanceCodes.has(code));
    return isDistance ? formats.km(value) : formats.number(value);
  }
  return value;
}

/** The sentence of a reason, of a change that would help, or of a fact about a group. */
export function explain(fact: ExplainingFact, context: ExplainContext): string {
  const params = Object.entries(fact.params).map(([key, value]) => [
    key,
    wording(fact.code, key, value, context),
  ]);
  return context.t(`explanations:${fact.code}`, Object.fromEntries(params));
}

/** The four facts that a manager needs first, each as one to three sentences. */
export function explainFindings(findings: NetworkFindings, context: ExplainContext): FindingSentences[] {
  return [
    { code: 'holds-together', sentences: holdsTogether(findings.holdsTogether, context) },
    { code: 'at-the-edge', sentences: atTheEdge(findings.atTheEdge, context) },
    { code: 'groups-apart', sentences: groupsApart(findings.groupsApart, context) },
    { code: 'openness', sentences: openness(findings.openness, context) },
  ];
}

export interface FindingSentences {
  readonly code: 'holds-together' | 'at-the-edge' | 'groups-apart' | 'openness';
  readonly sentences: readonly string[];
}

type Inconclusive = Extract<NetworkFindings[keyof NetworkFindings], { kind: 'cannot-conclude' }>;

const inconclusive = (finding: Inconclusive, { t, formats }: ExplainContext): string[] => [
  t(`explanations:cannot_conclude_${finding.reason}`, {
    organisations: formats.number(finding.figures.organisations),
    needed: formats.number(finding.figures.needed),
  }),
];

function holdsTogether(finding: NetworkFindings['holdsTogether'], context: ExplainContext): string[] {
  if (finding.kind === 'cannot-conclude') return inconclusive(finding, context);
  const { t, formats, name } = context;
  const [first, ...others] = finding.brokers;
  if (first === undefined) return [];
  const share = formats.percent(first.betweennessNormalised);
  const sentences = [t('explanations:finding_holds_together', { first: name(first.id), share })];
  if (first.separated.length > 0)
    sentences.push(t('explanations:finding_holds_together_split', { count: first.separated.length }));
  if (others.length > 0)
    sentences.push(
      t('explanations:finding_holds_together_others', {
        others: formats.list(others.map(({ id }) => name(id))),
      }),
    );
  return sentences;
}

function atTheEdge(finding: NetworkFindings['atTheEdge'], context: ExplainContext): string[] {
  if (finding.kind === 'cannot-conclude') return inconclusive(finding, context);
  const { t, formats, name } = context;
  const toCall = [...finding.isolated, ...finding.hanging.map(({ id }) => id)].slice(0, 5);
  const sentences = [
    t('explanations:finding_at_the_edge', {
      isolated: formats.number(finding.isolated.length),
      hanging: formats.number(finding.hanging.length),
    }),
  ];
  if (toCall.length > 0)
    sentences.push(
      t('explanations:finding_at_the_edge_names', { organisations: formats.list(toCall.map(name)) }),
    );
  return sentences;
}

function groupsApart(finding: NetworkFindings['groupsApart'], context: ExplainContext): string[] {
  if (finding.kind === 'cannot-conclude') return inconclusive(finding, context);
  const { t, formats, name } = context;
  const leaders = (ids: readonly string[]): string => formats.list(ids.slice(0, 2).map(name));
  const sentences = [
    t('explanations:finding_groups_apart', {
      first: leaders(finding.first.leaders),
      second: leaders(finding.second.leaders),
      between: formats.number(finding.tiesBetween),
      expected: formats.number(finding.tiesExpected, 1),
    }),
  ];
  if (finding.introducers.length > 0)
    sentences.push(
      t('explanations:finding_groups_apart_introducers', {
        introducers: formats.list(finding.introducers.slice(0, 3).map(name)),
      }),
    );
  return sentences;
}

function openness(finding: NetworkFindings['openness'], context: ExplainContext): string[] {
  if (finding.kind === 'cannot-conclude') return inconclusive(finding, context);
  const { t, formats, name } = context;
  return [
    t('explanations:finding_openness', {
      external: formats.number(finding.externalTies),
      all: formats.number(finding.externalTies + finding.internalTies),
      index: formats.number(finding.eiIndex),
    }),
    t('explanations:finding_openness_door', {
      organisation: name(finding.mainDoor.id),
      share: formats.percent(finding.mainDoor.share),
    }),
  ];
}
