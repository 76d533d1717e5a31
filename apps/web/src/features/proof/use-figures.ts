import type { AnalysisDetail } from '@grappe/contracts/api';
import { nameColumn, nameStratum } from '@grappe/messages';
import { useText } from '../../app/use-text.ts';

interface Limits {
  readonly low: number;
  readonly high: number;
}

/** Names and figures as the tables of an analysis write them; what does not exist is a dash. */
export function useFigures({ labels, settings }: Pick<AnalysisDetail, 'labels' | 'settings'>) {
  const { t, f, language } = useText('proof', 'diagnosis');
  const number = (value: number | null | undefined): string =>
    value === null || value === undefined || !Number.isFinite(value) ? '–' : f.fixed(value, 3);
  return {
    t,
    f,
    number,
    name: (column: string): string => nameColumn(column, { t, language }, labels),
    /** A word that divides firms: a band of size, a sector, a code of the instrument. */
    word: (column: string, value: string): string =>
      column.startsWith('known_') ? nameStratum(t, column.slice('known_'.length), value) : value,
    limits: (interval: Limits | null | undefined): string =>
      interval === null || interval === undefined
        ? '–'
        : `[${number(interval.low)} ; ${number(interval.high)}]`,
    shown: (interval: Limits | null | undefined): string =>
      interval === null || interval === undefined
        ? '–'
        : t(`proof:table.${interval.low > 0 || interval.high < 0 ? 'yes' : 'no'}`),
    interval: t('proof:table.interval', { share: f.percent(settings.confidence) }),
    heads: (...columns: readonly string[]): string[] => columns.map((column) => t(`proof:table.${column}`)),
  };
}
