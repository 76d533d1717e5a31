import type { ImportKind } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** The name of what a column is taken for: a part of the identity, a place, a fact, the end of a tie. */
export function useTargetName(kind: ImportKind): (target: string) => string {
  const { t, has } = useText('imports', 'terms');
  return (target) => {
    const own = `imports:target.${kind}.${target}`;
    return has(own) ? t(own) : t(`terms:fact.${target}`);
  };
}
