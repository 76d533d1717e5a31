import { explainFindings } from '@grappe/messages';
import type { Block, Picture } from '../block.ts';
import { demandPicture } from '../pictures/demand-picture.ts';
import { networkPicture } from '../pictures/network-picture.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

const SENTENCES = 5;
const NAMED_MARKETS = 3;

/** Five sentences and one picture. */
export function onePage(facts: PlanFacts, wording: Wording): Block[] {
  const { t } = wording;
  const picture = mainPicture(facts, wording);
  return [
    { kind: 'heading', level: 1, text: t('document:one_page'), id: 'one-page' },
    { kind: 'bullets', items: sentences(facts, wording) },
    ...(picture === null ? [] : [picture]),
    ...(picture === null || facts.network === null
      ? []
      : [{ kind: 'paragraph' as const, text: t('document:picture_legend') }]),
  ];
}

/** The plan and what the network says; what cannot be said leaves its place to the cluster's figures. */
function sentences(facts: PlanFacts, wording: Wording): string[] {
  const network = facts.network === null ? [] : concluded(facts.network, wording);
  const figures = [...clusterSentence(facts, wording), ...demandSentence(facts, wording)];
  const lacking = missingSentence(facts, wording);
  const plan = facts.groups === null ? [] : [planSentence(facts.groups, wording)];
  const first = [...plan, ...network].slice(0, SENTENCES);
  return [...[...figures, ...lacking].slice(0, SENTENCES - first.length), ...first];
}

function concluded({ findings }: NonNullable<PlanFacts['network']>, wording: Wording): string[] {
  const kinds = [findings.holdsTogether, findings.atTheEdge, findings.groupsApart, findings.openness];
  return explainFindings(findings, wording)
    .filter((_, index) => kinds[index]?.kind === 'concluded')
    .flatMap(({ sentences: [first] }) => first ?? []);
}

export function planSentence(groups: NonNullable<PlanFacts['groups']>, wording: Wording): string {
  const { t, formats, counted } = wording;
  const { plan, candidates } = groups;
  const placed = plan.groups.reduce((sum, group) => sum + group.members.length, 0);
  const params = { placed: formats.number(placed), candidates: formats.number(candidates.length) };
  const { objective, bound, gap, proven } = plan;
  if (plan.groups.length === 0) {
    const said = plan.kind === 'no_admissible_group' ? 'document:no_group' : 'document:no_group_yet';
    return counted(said, candidates.length);
  }
  const what = counted('document:plan_sentence', plan.groups.length, params);
  if (objective === undefined || bound === undefined || gap === undefined) return what;
  const proof = t(proven === true ? 'document:proven' : 'document:gap', {
    objective: formats.number(objective, 2),
    bound: formats.number(bound, 2),
    gap: formats.percent(gap, gap < 0.01 ? 2 : 1),
  });
  return `${what} ${proof}`;
}

function clusterSentence({ cluster }: PlanFacts, { t, formats, counted }: Wording): string[] {
  const members = counted('document:cluster_members', cluster.members);
  if (cluster.exporters.known === 0) return [`${members}.`];
  const { count, known } = cluster.exporters;
  const exporting = counted('document:cluster_exporters', count, { known: formats.number(known) });
  return [t('document:cluster_sentence', { members, exporting })];
}

function demandSentence({ cluster }: PlanFacts, { t, formats }: Wording): string[] {
  const most = cluster.wantedMarkets.slice(0, NAMED_MARKETS);
  if (most.length === 0) return [];
  const markets = most.map(
    ({ market, members }) => `${formats.country(market)} (${formats.number(members)})`,
  );
  return [t('document:demand_sentence', { markets: formats.list(markets) })];
}

function missingSentence({ missing, firms }: PlanFacts, { t, counted, formats }: Wording): string[] {
  const [most] = [...missing.facts].sort((a, b) => b.count - a.count);
  if (most === undefined) return [];
  const all = formats.number(Object.keys(firms).length);
  return [counted('document:missing_sentence', most.count, { all, fact: factName(most.fact, t) })];
}

export const factName = (fact: string, t: Wording['t']): string =>
  fact === 'location' ? t('terms:identity.place') : t(`terms:fact.${fact}`);

function mainPicture(facts: PlanFacts, wording: Wording): Picture | null {
  const { t, formats } = wording;
  const { network, cluster } = facts;
  if (network !== null && network.analysis.organisations.length > 0) {
    const { organisations, ties, communities } = network.analysis.whole;
    const alternative = t('document:picture_alternative', {
      organisations: formats.number(organisations),
      ties: formats.number(ties),
      communities: formats.number(communities.length),
    });
    return networkPicture(network, wording.name, alternative);
  }
  return cluster.wantedMarkets.length === 0 ? null : demandPicture(cluster, wording);
}
