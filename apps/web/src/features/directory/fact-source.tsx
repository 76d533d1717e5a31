import type { FactShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { dayOf } from './fact-groups.ts';
import classes from './organisation.module.css';

/** Where a fact comes from, and since when it is known. */
export function FactSource({ fact }: { readonly fact: FactShape }) {
  const { t, f } = useText('directory', 'terms');
  const source = t(`terms:source.${fact.source}`);
  const from =
    fact.sourceDetail === null ? source : t('directory:fact.source', { source, detail: fact.sourceDetail });
  return (
    <span className={classes['source']}>
      {t('directory:fact.source_on', { source: from, date: f.date(dayOf(fact)) })}
    </span>
  );
}
