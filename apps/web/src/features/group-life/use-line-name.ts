import type { GroupAccounts } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** The name of a line of the budget: as people wrote it, else what it is for and its market. */
export function useLineName({ lines }: Pick<GroupAccounts, 'lines'>): (lineId: string) => string {
  const { t, f, has } = useText('life', 'terms');
  return (lineId) => {
    const line = lines.find((each) => each.lineId === lineId);
    if (line !== undefined && line.label !== '') return line.label;
    const purpose = line?.purpose == null ? null : t(`terms:purpose.${line.purpose}`);
    if (line?.market != null) {
      const country = f.country(line.market);
      return purpose === null ? t('life:lines.market', { country }) : `${purpose} (${country})`;
    }
    if (purpose !== null) return purpose;
    return has(`life:line.${lineId}`) ? t(`life:line.${lineId}`) : lineId;
  };
}
