import { Text } from '@mantine/core';
import type { FirmReport } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './score-line.module.css';

/** One score on the scale of seven, beside the mean of others when there are enough of them. */
export function ScoreLine({ line }: { readonly line: FirmReport['constructs'][number] }) {
  const { t, f, language } = useText('diagnosis');
  const { score, before, comparable } = line;
  if (score === null) return null;
  const points = (value: number): string => f.number(Math.round(value * 10) / 10);
  const others =
    comparable === null
      ? `${t('diagnosis:mine_report.alike')} : ${t('diagnosis:mine_report.too_little')}`
      : `${t(`diagnosis:mine_report.${comparable.alike ? 'alike' : 'all'}`)} : ${t('diagnosis:mine_report.of_firms', { mean: points(comparable.mean), count: comparable.firms })}`;
  return (
    <div>
      <div className={classes['words']}>
        <Text fw={600} size="sm">
          {line.name[language]}
        </Text>
        <Text size="sm" className={classes['figure']}>
          {points(score)}
        </Text>
      </div>
      <div className={classes['track']} aria-hidden>
        <span className={classes['own']} style={{ inlineSize: share(score) }} />
        {comparable !== null && (
          <span className={classes['others']} style={{ insetInlineStart: share(comparable.mean) }} />
        )}
      </div>
      <Text size="xs" c="dimmed">
        {language === 'fr' ? others : others.replace(' :', ':')}
        {before !== null && ` · ${progress(t, score - before, points)}`}
      </Text>
    </div>
  );
}

/** 1 to 7 as a part of the line. */
const share = (value: number): string => `${((value - 1) / 6) * 100}%`;

function progress(
  t: ReturnType<typeof useText>['t'],
  change: number,
  points: (value: number) => string,
): string {
  const rounded = Math.round(change * 10) / 10;
  if (rounded === 0) return t('diagnosis:mine_report.progress_same');
  return t(`diagnosis:mine_report.progress_${rounded > 0 ? 'up' : 'down'}`, {
    points: points(Math.abs(rounded)),
  });
}
