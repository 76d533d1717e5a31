import type { StatisticsDimension } from '@grappe/contracts/api';
import { useOfficialNames } from '../../app/use-official-names.ts';
import { useText } from '../../app/use-text.ts';

/** The words for a code of a table, from its path: `['FR', '75', '33']` is a département. */
export function useCodeName(): (dimension: StatisticsDimension, path: readonly string[]) => string {
  const { t, f } = useText('aggregates', 'terms');
  const { sectorName, territoryName, regionName } = useOfficialNames();
  return (dimension, path) => {
    const code = path.at(-1) ?? '';
    switch (dimension) {
      case 'kind':
        return t(`terms:kind.${code}`);
      case 'size':
        return t(`aggregates:size.${code}`);
      case 'markets':
        return t(`aggregates:markets.${code}`);
      case 'sector':
        return sectorName(code);
      case 'territory':
        return path.length === 1
          ? f.country(code)
          : path.length === 2
            ? regionName(code)
            : territoryName(code);
    }
  };
}
