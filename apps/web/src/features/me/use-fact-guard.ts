import { useQuery } from '@tanstack/react-query';
import type { Me, ViewerShape } from '@grappe/contracts/api';
import { sensitiveCategoryOf } from '@grappe/contracts/facts';
import type { FactKey } from '@grappe/contracts/facts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { rulesQuery } from '../sensitive/sensitive-queries.ts';
import { useViewerName } from './use-viewer-name.ts';

export interface FactGuard {
  /** To whom the fact may be shown. */
  readonly viewers: readonly ViewerShape[];
  /** Why not to the others; null when to all. */
  readonly why: string | null;
}

/** To whom a fact of a kind may be shown: what is sensitive, not to a group of competitors, nor wider while one is in it. */
export function useFactGuard(me: Me): (key: FactKey) => FactGuard {
  const { t } = useText('meetings', 'terms');
  const path = useClusterPath();
  const nameOf = useViewerName();
  const { data } = useQuery(rulesQuery(path('')));
  const guarded = new Set((data?.groups ?? []).filter((one) => one.guarded).map(({ groupId }) => groupId));
  const isGuarded = ({ audienceId }: ViewerShape) => audienceId !== null && guarded.has(audienceId);
  const group = me.viewers.find(isGuarded);
  return (key) => {
    const category = sensitiveCategoryOf(key);
    if (category === null || group === undefined) return { viewers: me.viewers, why: null };
    return {
      viewers: me.viewers.filter(
        (viewer) =>
          viewer.audience === 'self' ||
          viewer.audience === 'coordinator' ||
          (viewer.audience === 'group' && !isGuarded(viewer)),
      ),
      why: t('meetings:sharing.why', {
        category: t(`terms:exchange.${category}`),
        group: nameOf(group),
      }),
    };
  };
}
