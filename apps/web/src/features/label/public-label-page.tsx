import { Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { labelCriteria } from '@grappe/contracts/api';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { useText } from '../../app/use-text.ts';
import classes from '../sharing/sharing.module.css';
import { publicLabelQuery } from './label-queries.ts';

/** That a cluster holds the label today, for everybody; nothing is found here when it does not. */
export function PublicLabelPage() {
  const { t, f } = useText('label');
  const { shortName } = useParams({ from: '/public-label/$shortName' });
  const { data } = useSuspenseQuery(publicLabelQuery(shortName));
  useEffect(() => {
    document.title = t('shell:document_title', { title: t('label:public.title') });
  }, [t]);
  const said = { cluster: data.clusterName, from: f.date(data.grantedOn), until: f.date(data.expiresOn) };
  return (
    <main className={classes['public']}>
      <LanguageSwitch />
      <Title order={1} size="h2">
        {t('label:public.title')}
      </Title>
      <Text fw={600}>{t('label:public.stands', said)}</Text>
      <dl className={classes['facts']}>
        {labelCriteria.map((criterion) => {
          const finding = data.findings[criterion];
          return (
            finding !== undefined && (
              <div key={criterion} style={{ display: 'contents' }}>
                <dt>{t(`label:criterion.${criterion}`)}</dt>
                <dd>{t(`label:finding.${finding}`)}</dd>
              </div>
            )
          );
        })}
      </dl>
      <Text size="sm" c="dimmed" mt="lg">
        {t('label:public.how')}
      </Text>
    </main>
  );
}
