import type { PublicPage } from '@grappe/contracts/api';
import { FactValue } from '../../app/fact-value.tsx';
import { useText } from '../../app/use-text.ts';
import classes from './sharing.module.css';

/** Facts as they are told outside the cluster: name and value. */
export function ToldFacts({ facts }: Pick<PublicPage, 'facts'>) {
  const { t } = useText('terms');
  return (
    <dl className={classes['facts']}>
      {facts.map((fact) => [
        <dt key={`${fact.key} ${fact.item} name`}>{t(`terms:fact.${fact.key}`)}</dt>,
        <dd key={`${fact.key} ${fact.item} value`}>
          <FactValue fact={fact} />
        </dd>,
      ])}
    </dl>
  );
}
