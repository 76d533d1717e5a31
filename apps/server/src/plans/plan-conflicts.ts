import type { PlanCheck } from '@grappe/contracts/api';
import { problem, type Problem } from '@grappe/contracts/errors';
import type { Language } from '@grappe/contracts/roles';
import { groupConflicts, pairCriteria, type GroupConflict, type GroupProblem } from '@grappe/engine/groups';
import { formats, translator } from '@grappe/messages';

/** What a check is asked: the problem as its reader may know it, and the names of its firms. */
export interface CheckRequest {
  readonly problem: GroupProblem;
  readonly names: readonly (readonly [id: string, name: string])[];
  readonly language: Language;
}

/** How many pairs the conditions admit, and which of them contradict each other. Nothing is kept. */
export function checkConditions({ problem: asked, names, language }: CheckRequest): PlanCheck {
  const pairs = pairCriteria(asked);
  const nameOf = new Map(names);
  const { list } = formats(language);
  const say = {
    names: (ids: readonly string[]) => list(ids.map((id) => nameOf.get(id) ?? '')),
    rule: (rule: string) => translator(language)(`groups:rule.${rule}`),
    list,
  };
  return {
    firms: asked.firms.length,
    pairs: pairs.length,
    admissible: pairs.filter(({ admissible }) => admissible).length,
    conflicts: groupConflicts(asked).map((conflict) => problemOf(conflict, say)),
  };
}

interface Saying {
  readonly names: (ids: readonly string[]) => string;
  readonly rule: (rule: string) => string;
  readonly list: (items: readonly string[]) => string;
}

function problemOf(conflict: GroupConflict, say: Saying): Problem {
  switch (conflict.code) {
    case 'too_few_firms':
      return problem('plan_too_few_firms', { count: conflict.firms, needed: conflict.min });
    case 'locks_exceed_size':
      return problem('plan_locks_exceed_size', { names: say.names(conflict.members), max: conflict.max });
    case 'lock_against_pair':
      return problem('plan_lock_against_pair', {
        names: say.names(conflict.members),
        pair: say.names(conflict.pair),
        rule: say.rule(conflict.rule),
      });
    case 'lock_without_market':
      return problem('plan_lock_without_market', { names: say.names(conflict.members) });
    case 'lock_with_unplaceable':
      return problem('plan_lock_with_unplaceable', {
        names: say.names(conflict.members),
        firm: say.names([conflict.firm]),
      });
    case 'all_pairs_excluded':
      return problem('plan_all_pairs_excluded', { pairs: conflict.pairs, rules: rulesOf(conflict, say) });
    case 'no_group_of_min':
      return problem('plan_no_group_of_min', { min: conflict.min, rules: rulesOf(conflict, say) });
    case 'floor_above_all':
      return problem('plan_floor_above_all', {
        floor: conflict.minQuality,
        best: Math.floor(conflict.best * 100) / 100,
      });
  }
}

const rulesOf = (
  { rules }: Extract<GroupConflict, { code: 'all_pairs_excluded' | 'no_group_of_min' }>,
  say: Saying,
): string => say.list(rules.map(({ rule, pairs }) => `${say.rule(rule)} (${pairs})`));
