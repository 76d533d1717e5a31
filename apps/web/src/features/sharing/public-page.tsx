import { Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { useText } from '../../app/use-text.ts';
import { publicPageQuery } from './sharing-queries.ts';
import { ToldFacts } from './told-facts.tsx';
import classes from './sharing.module.css';

/** What an organisation shows to everybody, without signing in. */
export function PublicPage() {
  const { t, f } = useText('sharing', 'terms', 'directory');
  const { shortName, organisationId } = useParams({ from: '/public/$shortName/$organisationId' });
  const { data } = useSuspenseQuery(publicPageQuery(shortName, organisationId));
  useEffect(() => {
    document.title = t('shell:document_title', { title: data.name });
  }, [t, data.name]);
  return (
    <main className={classes['public']}>
      <LanguageSwitch />
      <Text c="dimmed">{data.clusterName}</Text>
      <Title order={1} size="h2">
        {data.name}
      </Title>
      <Text>
        {f.list([t(`terms:kind.${data.kind}`), ...(data.country === null ? [] : [f.country(data.country)])])}
      </Text>
      {data.people.length > 0 && <Text>{t('sharing:public.people', { names: f.list(data.people) })}</Text>}
      {data.labelUntil !== null && (
        <Text>
          <Link to="/public-label/$shortName" params={{ shortName }}>
            {t('sharing:public.label', { date: f.date(data.labelUntil) })}
          </Link>
        </Text>
      )}
      <ToldFacts facts={data.facts} />
      <Text size="xs" c="dimmed" mt="xl">
        {t('sharing:public.note')}
      </Text>
    </main>
  );
}
