import { Badge, Button, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { leastAnswers, leastMonthsOld } from '@grappe/contracts/api';
import type { CollectionSummary } from '@grappe/contracts/api';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import classes from '../rooms/rooms.module.css';
import { CollectionForm } from './collection-form.tsx';
import { collectionsQuery } from './sensitive-queries.ts';

/** Figures that were asked, each answering alone. */
export function CollectionsSection() {
  const { t } = useText('meetings');
  const path = useClusterPath();
  const { isTeam } = usePlace();
  const [asking, setAsking] = useState(false);
  const { data } = useSuspenseQuery(collectionsQuery(path('')));
  return (
    <section aria-labelledby="collections">
      <Title id="collections" order={2} size="h5">
        {t('meetings:collections.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs" maw="46rem">
        {t('meetings:collections.lead', { months: leastMonthsOld, answers: leastAnswers })}
        {data.length === 0 && ` ${t('meetings:collections.none')}`}
      </Text>
      {isTeam && !asking && (
        <Button
          size="compact-md"
          mb="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('meetings:collections.open_new')}
        </Button>
      )}
      {asking && <CollectionForm onClose={() => setAsking(false)} />}
      {data.length > 0 && (
        <ul className={classes['rooms']}>
          {data.map((collection) => (
            <li key={collection.id}>
              <CollectionLine collection={collection} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CollectionLine({ collection }: { readonly collection: CollectionSummary }) {
  const { t, f } = useText('meetings', 'terms');
  const { asked, myAnswer, publications, status } = collection;
  const state =
    publications.length > 0
      ? 'published'
      : asked && status === 'open'
        ? myAnswer === null
          ? 'unanswered'
          : 'answered'
        : null;
  return (
    <Link
      to="/collections/$collectionId"
      params={{ collectionId: collection.id }}
      className={classes['room'] ?? ''}
    >
      <span className={classes['roomWords']}>
        <Text span fw={600} display="block">
          {collection.title}
        </Text>
        <Text span size="xs" c="dimmed">
          {t(`terms:exchange.${collection.category}`)} ·{' '}
          {t('meetings:collections.period', {
            from: f.date(collection.periodStart),
            to: f.date(collection.periodEnd),
          })}
        </Text>
      </span>
      {state !== null && (
        <Badge variant="light" {...(state === 'unanswered' ? {} : { color: 'leaf' })}>
          {t(`meetings:collections.state.${state}`)}
        </Badge>
      )}
      <Badge variant="light" color="gray">
        {t(`meetings:collections.status.${status}`)}
      </Badge>
    </Link>
  );
}
