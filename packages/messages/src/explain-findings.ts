import type { NetworkFindings } from '@grappe/engine/network';
import type { ExplainContext } from './explain.ts';

export interface FindingSentences {
  readonly code: 'holds-together' | 'at-the-edge' | 'groups-apart' | 'openness';
  readonly sentences: readonly string[];
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

/** Organisations named in one sentence. */
const NAMED = 5;

type Inconclusive = Extract<NetworkFindings[keyof NetworkFindings], { kind: 'cannot-conclude' }>;

const inconclusive = (finding: Inconclusive, { t, formats }: ExplainContext): string[] => [
  t(`explanations:cannot_conclude_${finding.reason}`, {
    organisations: formats.number(finding.figures.organisations),
    needed: formats.number(finding.figures.needed),
  }),
];

/** The first names, and how many others. */
function names(ids: readonly string[], { t, formats, name }: ExplainContext): string {
  const others = ids.length - NAMED;
  const said = ids.slice(0, NAMED).map(name);
  if (others > 0) said.push(t('explanations:finding_others', { count: others, n: formats.number(others) }));
  return formats.list(said);
}

function holdsTogether(finding: NetworkFindings['holdsTogether'], context: ExplainContext): string[] {
  if (finding.kind === 'cannot-conclude') return inconclusive(finding, context);
  const { t, formats, name } = context;
  const [first, ...others] = finding.brokers;
  if (first === undefined) return [];
  const share = formats.percent(first.betweennessNormalised);
  const sentences = [t('explanations:finding_holds_together', { first: name(first.id), share })];
  const cut = first.separated.length;
  if (cut > 0)
    sentences.push(t('explanations:finding_holds_together_split', { count: cut, n: formats.number(cut) }));
  const next = others.slice(0, 3);
  if (next.length > 0)
    sentences.push(
      t('explanations:finding_holds_together_others', {
        count: next.length,
        others: formats.list(next.map(({ id }) => name(id))),
      }),
    );
  return sentences;
}

function atTheEdge(finding: NetworkFindings['atTheEdge'], context: ExplainContext): string[] {
  if (finding.kind === 'cannot-conclude') return inconclusive(finding, context);
  const { t, formats } = context;
  const lists: readonly [code: string, ids: readonly string[]][] = [
    ['isolated', finding.isolated],
    ['hanging', finding.hanging.map(({ id }) => id)],
    ['cut_off', finding.cutOff],
  ];
  return lists
    .filter(([, ids]) => ids.length > 0)
    .map(([code, ids]) =>
      t(`explanations:finding_${code}`, {
        count: ids.length,
        n: formats.number(ids.length),
        organisations: names(ids, context),
      }),
    );
}

function groupsApart(finding: NetworkFindings['groupsApart'], context: ExplainContext): string[] {
  if (finding.kind === 'cannot-conclude') return inconclusive(finding, context);
  const { t, formats, name } = context;
  const leaders = (ids: readonly string[]): string => formats.list(ids.slice(0, 2).map(name));
  const isSilent = finding.tiesBetween === 0;
  const sentences = [
    t(isSilent ? 'explanations:finding_groups_silent' : 'explanations:finding_groups_apart', {
      count: finding.tiesBetween,
      n: formats.number(finding.tiesBetween),
      first: leaders(finding.first.leaders),
      second: leaders(finding.second.leaders),
      expected: formats.number(finding.tiesExpected, 1),
    }),
  ];
  const introducers = finding.introducers.slice(0, 3);
  if (introducers.length > 0)
    sentences.push(
      t('explanations:finding_groups_apart_introducers', {
        count: introducers.length,
        introducers: formats.list(introducers.map(name)),
      }),
    );
  return sentences;
}

function openness(finding: NetworkFindings['openness'], context: ExplainContext): string[] {
  if (finding.kind === 'cannot-conclude') return inconclusive(finding, context);
  const { t, formats, name } = context;
  const { externalTies, internalTies, mainDoor } = finding;
  if (externalTies === 0) return [t('explanations:finding_closed')];
  const all = externalTies + internalTies;
  const sentences = [
    t('explanations:finding_openness', {
      count: externalTies,
      n: formats.number(externalTies),
      all: formats.number(all),
      share: formats.percent(externalTies / all),
    }),
  ];
  if (mainDoor !== null)
    sentences.push(
      t('explanations:finding_openness_door', {
        organisation: name(mainDoor.id),
        share: formats.percent(mainDoor.share),
      }),
    );
  return sentences;
}
