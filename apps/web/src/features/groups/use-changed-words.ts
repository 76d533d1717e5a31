import type { PlanPlacement, PlanSensitivity } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

type Changed =
  | NonNullable<PlanPlacement['price']>['changed']
  | NonNullable<PlanSensitivity['emphasis'][number]['below']>['changed'];

/** What another plan would change, in one phrase. */
export function useChangedWords(): (changed: Changed) => string {
  const { t, f } = useText('groups');
  return ({ kept, moving, entering, leaving }) => {
    const names = (firms: Changed['moving']) => f.list(firms.map(({ name }) => name));
    const parts = [
      entering.length === 0 ? [] : [t('groups:changed.entering', { names: names(entering) })],
      leaving.length === 0 ? [] : [t('groups:changed.leaving', { names: names(leaving) })],
      moving.length === 0 ? [] : [t('groups:changed.moving', { count: moving.length, names: names(moving) })],
      [t('groups:changed.kept', { count: kept })],
    ];
    return parts.flat().join(t('groups:changed.between'));
  };
}
