import { useText } from '../../app/use-text.ts';
import classes from './groups.module.css';

/** A quality from 0 to 1: the figure, and a bar for the eye. */
export function QualityBar({ quality }: { readonly quality: number }) {
  const { t, f } = useText('groups');
  return (
    <span className={classes['quality']}>
      {t('groups:quality', { value: f.number(quality, 2) })}
      <span className={classes['qualityBar']} aria-hidden>
        <span style={{ width: `${Math.round(quality * 100)}%` }} />
      </span>
    </span>
  );
}
