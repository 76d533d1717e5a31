import type {
  BlockingSets,
  DifferentPlans,
  ExplainedInstance,
  GroupConflict,
  PlanComparison,
  RuleCount,
  StablePlan,
} from '@grappe/engine/groups';
import type { Output } from '../output.ts';

/** Conditions that contradict each other, one sentence each; the same sentences as in the pages. */
export function tellConflicts(conflicts: readonly GroupConflict[], { aside, t, formats }: Output): void {
  const rules = (counts: readonly RuleCount[]): string =>
    formats.list(
      counts.map(({ rule, pairs }) => t(`explanations:conflict_rule_${rule}_pairs`, { count: pairs, pairs })),
    );
  for (const conflict of conflicts) {
    const params: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(conflict)) {
      if (typeof value === 'string' || typeof value === 'number') params[name] = value;
    }
    if ('members' in conflict) params['members'] = formats.list([...conflict.members]);
    if ('pair' in conflict) params['pair'] = formats.list([...conflict.pair]);
    if ('rule' in conflict) params['rule'] = t(`explanations:conflict_rule_${conflict.rule}`);
    if ('rules' in conflict) params['rules'] = rules(conflict.rules);
    if ('best' in conflict) params['best'] = formats.number(conflict.best, 3);
    aside(t(`explanations:conflict_${conflict.code}`, params));
  }
}

export function tellComparison(
  { kept, dissolved, formed, entering, leaving }: PlanComparison,
  output: Output,
): void {
  const { line, t, formats } = output;
  const before = kept.length + dissolved.length;
  line(t('cli:groups.kept', { count: kept.length, kept: kept.length, before, formed: formed.length }));
  if (entering.length > 0) line(t('cli:groups.entering', { firms: formats.list([...entering]) }));
  if (leaving.length > 0) line(t('cli:groups.leaving', { firms: formats.list([...leaving]) }));
}

export function tellPlans({ plans, order, exhausted }: DifferentPlans, { line, t, formats }: Output): void {
  for (const [rank, { objective, groups }] of plans.entries()) {
    line(
      t('cli:groups.choice', {
        number: formats.number(rank + 1),
        objective: formats.number(objective, 4),
        groups: groups.map(({ members }) => members.join(', ')).join(' | '),
      }),
    );
  }
  line(t(`cli:groups.order_${order}`));
  if (exhausted) line(t('cli:groups.exhausted'));
}

export function tellStability(found: StablePlan, output: Output): void {
  const { line, t, formats } = output;
  line(t('cli:groups.blocking', blockingParams(found.best.blocking)));
  for (const { members } of found.best.blocking.sets.slice(0, 5)) {
    line(t('cli:groups.blocking_set', { members: members.join(', ') }));
  }
  if (found.loss === 0) line(t(`cli:groups.steadiest_${found.fewest}`));
  else {
    const params = {
      ...blockingParams(found.blocking),
      loss: formats.percent(found.loss, 2),
      groups: found.plan.groups.map(({ members }) => members.join(', ')).join(' | '),
    };
    line(t(`cli:groups.steadier_${found.fewest}`, params));
  }
}

const blockingParams = ({ count }: BlockingSets): { count: number; n: number } => ({ count, n: count });

export function tellExplanation({ groups, unplaced }: ExplainedInstance, output: Output): void {
  const { line, t, formats } = output;
  const number = (value: number): string => formats.number(value, 3);
  for (const [rank, group] of groups.entries()) {
    const { weakestPair, meanPairScore, balance } = group;
    line(
      t('cli:groups.why_group', {
        number: formats.number(rank + 1),
        mean: number(meanPairScore),
        balance: number(balance),
        weakest: `${weakestPair.a}, ${weakestPair.b}`,
        score: number(weakestPair.score),
      }),
    );
  }
  for (const { firm, reason, bestGroup, price } of unplaced) {
    const params = {
      firm,
      members: (bestGroup?.members ?? []).join(', '),
      value: number(bestGroup?.value ?? 0),
    };
    line(t(`cli:groups.why_${reason}`, params));
    if (price) {
      const cost = { firm, least: number(price.least), most: number(price.most) };
      line(t(price.proven ? 'cli:groups.price' : 'cli:groups.price_between', cost));
    }
  }
}
