import type { ProposedGroup } from '@grappe/engine/groups';
import type { NamedGroup, PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';

/** What to do next with a group, from its own facts. */
export function nextSteps(
  group: ProposedGroup,
  named: NamedGroup | undefined,
  { firms, missing }: PlanFacts,
  wording: Wording,
): string[] {
  const { t, formats, counted, name } = wording;
  const weakest = named?.reasons.find(({ code }) => code === 'group_weakest_pair') ? group.weakestPair : null;
  const guides = group.members.filter((member) =>
    group.commonMarkets.some((market) => firms[member]?.servedMarkets?.includes(market)),
  );
  const asked = missing.facts.filter(({ fact, organisations }) =>
    named?.budget === null || fact !== 'turnover'
      ? organisations.some((one) => group.members.includes(one))
      : false,
  );
  return [
    weakest === null
      ? t('document:next_call', { members: formats.list(group.members.map(name)) })
      : t('document:next_call_first', { first: name(weakest.a), second: name(weakest.b) }),
    ...(guides.length === 0 || guides.length === group.members.length
      ? []
      : [counted('document:next_guide', guides.length, { guides: formats.list(guides.map(name)) })]),
    ...(asked.length === 0 ? [] : [t('document:next_ask')]),
    t('document:next_feasibility'),
    t(named?.budget == null ? 'document:next_budget' : 'document:next_rule'),
    t('document:next_commit'),
  ];
}
