import type { PlanListItem } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** How sure one is of a plan, in words: proven best, or within so much of the best. */
export function useGapWords(): (plan: Pick<PlanListItem, 'proven' | 'gap' | 'groupCount'>) => string {
  const { t, f } = useText('groups');
  return ({ proven, gap, groupCount }) => {
    if (proven) return t(groupCount === 0 ? 'groups:sure.proven_none' : 'groups:sure.proven');
    return t('groups:sure.within', { gap: f.percent(gap, gap < 0.01 ? 2 : 1) });
  };
}
