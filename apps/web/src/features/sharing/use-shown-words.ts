import type { ShownOf } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** What is shown of somebody without a name: "SME, France, 10 to 49 people", or that nothing may be. */
export function useShownWords(): (shown: ShownOf) => string {
  const { t, f } = useText('sharing', 'terms');
  return ({ country, kind, size }) => {
    const parts = [
      ...(kind === null ? [] : [t(`terms:kind.${kind}`)]),
      ...(country === null ? [] : [f.country(country)]),
      ...(size === null ? [] : [t(`sharing:size.${size}`)]),
    ];
    return parts.length === 0 ? t('sharing:partnering.nothing_shown') : parts.join(', ');
  };
}
