import { explainFindings } from '@grappe/messages';
import type { Block } from '../block.ts';
import { networkPicture } from '../network-picture.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

/** Five sentences and one picture. */
export function onePage(facts: PlanFacts, wording: Wording): Block[] {
  const { t } = wording;
  const network = facts.network;
  const sentences = [
    ...(facts.groups === null ? [] : [planSentence(facts.groups, wording)]),
    ...(network === null
      ? []
      : explainFindings(network.findings, wording).map(({ sentences: [first] }) => first ?? '')),
  ].filter((sentence) => sentence !== '');
  return [
    { kind: 'heading', level: 1, text: t('document:one_page') },
    { kind: 'bullets', items: sentences },
    ...(network === null || network.analysis.organisations.length === 0
      ? []
      : [networkPicture(network, wording.name, pictureAlternative(network, wording))]),
    ...(network === null ? [] : [{ kind: 'paragraph' as const, text: t('document:picture_legend') }]),
  ];
}

export function planSentence(groups: NonNullable<PlanFacts['groups']>, { t, formats }: Wording): string {
  const { plan, candidates } = groups;
  const placed = plan.groups.reduce((sum, group) => sum + group.members.length, 0);
  const params = {
    groups: formats.number(plan.groups.length),
    placed: formats.number(placed),
    candidates: formats.number(candidates.length),
    gap: formats.percent(plan.gap, 2),
    objective: formats.number(plan.objective, 3),
    bound: formats.number(plan.bound, 3),
  };
  if (plan.kind === 'no_admissible_group') return t('document:no_group', params);
  return `${t('document:plan_sentence', params)} ${t(plan.proven ? 'document:proven' : 'document:gap', params)}`;
}

const pictureAlternative = (network: NonNullable<PlanFacts['network']>, { t, formats }: Wording): string =>
  t('document:picture_alternative', {
    organisations: formats.number(network.analysis.whole.organisations),
    ties: formats.number(network.analysis.whole.ties),
    communities: formats.number(network.analysis.whole.communities.length),
  });
