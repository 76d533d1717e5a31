import { Paper, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { MyIncubator } from '@grappe/contracts/api';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { myIncubatorsQuery } from './incubator-queries.ts';

/** The incubators that house my group: my share of what they cost, and what other groups learned. */
export default function MyIncubators() {
  const path = useClusterPath();
  const { data } = useSuspenseQuery(myIncubatorsQuery(path('')));
  return (
    <>
      {data.map((one) => (
        <OneIncubator key={one.id} incubator={one} />
      ))}
    </>
  );
}

function OneIncubator({ incubator }: { readonly incubator: MyIncubator }) {
  const { t, f } = useText('incubators');
  const { share } = incubator;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={incubator.name}>
      <Title order={2} size="h4">
        {incubator.name}
      </Title>
      {incubator.place !== '' && (
        <Text size="xs" c="dimmed">
          {incubator.place}
        </Text>
      )}
      {incubator.purpose !== '' && <Text mt="xs">{incubator.purpose}</Text>}
      <Text mt="xs">
        {share === null
          ? t('incubators:mine.no_share')
          : t('incubators:mine.share', {
              pays: f.money(share.paysCents, share.currency),
              alone: f.money(share.aloneCents, share.currency),
            })}
      </Text>
      <Title order={3} size="h6" mt="sm">
        {t('incubators:part.lessons')}
      </Title>
      {incubator.lessons.length === 0 && <Text size="sm">{t('incubators:lessons.none')}</Text>}
      {incubator.lessons.map((lesson) => (
        <Paper key={lesson.id} withBorder p="sm" mt="xs" component="article" aria-label={lesson.title}>
          <Text fw={600}>{lesson.title}</Text>
          <Text size="xs" c="dimmed">
            {t(lesson.ours ? 'incubators:mine.ours' : 'incubators:mine.theirs', {
              date: f.date(lesson.learnedOn),
            })}
            {lesson.takenUp && ` ${t('incubators:mine.taken_up')}`}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {lesson.lesson}
          </Text>
        </Paper>
      ))}
    </Paper>
  );
}
