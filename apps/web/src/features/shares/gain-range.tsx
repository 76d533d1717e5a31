import type { GainRangeShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './shares.module.css';

interface GainRangeProps {
  readonly range: Pick<GainRangeShape, 'p10' | 'p50' | 'p90'>;
  /** Lowest and highest of all that stand beneath each other. */
  readonly bounds: readonly [number, number];
  readonly currency: string;
  readonly alone?: boolean;
}

/** From the bad case to the good one, with the middle and the place of zero; the amounts are written beside. */
export function GainRange({ range, bounds, currency, alone = false }: GainRangeProps) {
  const { f } = useText();
  const [low, high] = bounds;
  const at = (cents: number) => `${((cents - low) / Math.max(1, high - low)) * 100}%`;
  return (
    <div className={classes['range']}>
      <span className={classes['track']} aria-hidden>
        {low < 0 && high > 0 && <span className={classes['zero']} style={{ left: at(0) }} />}
        <span
          className={alone ? classes['spanAlone'] : classes['span']}
          style={{ left: at(range.p10), right: `calc(100% - ${at(range.p90)})` }}
        />
        <span className={classes['middle']} style={{ left: at(range.p50) }} />
      </span>
      <span className={classes['amounts']}>
        {[range.p10, range.p50, range.p90]
          .map((cents) => f.money(Math.round(cents / 100) * 100, currency))
          .join(' · ')}
      </span>
    </div>
  );
}

export function boundsOf(ranges: readonly Pick<GainRangeShape, 'p10' | 'p90'>[]): readonly [number, number] {
  return [Math.min(0, ...ranges.map(({ p10 }) => p10)), Math.max(0, ...ranges.map(({ p90 }) => p90))];
}
