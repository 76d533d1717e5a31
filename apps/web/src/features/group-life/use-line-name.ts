import type { GroupAccounts } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** The name of a line of the budget: as people wrote it, else its market or what it is for. */
export function useLineName({ lines }: Pick<GroupAccounts, 'lines'>): (lineId: string) => string {
  const { t, f, has } = useText('life', 'terms');
  return (lineId) => {
    const line = lines.find((each) => each.lineId === lineId);
    if (line !== undefined && line.label !== '') return line.label;
    if (line?.market != null) return t('life:lines.market', { country: f.country(line.market) });
    if (line?.purpose != null) return t(`terms:purpose.${line.purpose}`);
    return has(`life:line.${lineId}`) ? t(`life:line.${lineId}`) : lineId;
  };
}
