import type { PlanListItem } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** How many sets of firms would all rather be together, in words; nothing is said of a plan where none was looked for. */
export function useStabilityWords(): (plan: Pick<PlanListItem, 'blockingSets'>) => string {
  const { t } = useText('groups');
  return ({ blockingSets }) => {
    if (blockingSets === null) return t('groups:stability.not_looked');
    return blockingSets === 0
      ? t('groups:stability.none')
      : t('groups:stability.count', { count: blockingSets });
  };
}
