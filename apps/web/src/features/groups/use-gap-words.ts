import type { PlanListItem } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

type Sure = Pick<PlanListItem, 'proven' | 'gap' | 'groupCount' | 'stopped' | 'origin'>;

/** How sure one is of a plan, in words: proven best, within so much of the best, stopped before, or made by hand. */
export function useGapWords(): (plan: Sure) => string {
  const { t, f } = useText('groups');
  return ({ proven, gap, groupCount, stopped, origin }) => {
    if (proven) return t(groupCount === 0 ? 'groups:sure.proven_none' : 'groups:sure.proven');
    const within = t('groups:sure.within', { gap: f.percent(gap, gap < 0.01 ? 2 : 1) });
    if (origin === 'moved') return t('groups:sure.by_hand', { within });
    return stopped ? t('groups:sure.stopped', { within }) : within;
  };
}
