import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { feedQuery } from './life-queries.ts';
import { Section } from './section.tsx';
import classes from './group-life.module.css';

/** The secret address that one's own calendar follows: made, made anew, taken back. */
export function CalendarFeedBox() {
  const { t, f } = useText('life', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const { data: feed } = useSuspenseQuery(feedQuery(path('')));
  const refresh = () => queryClient.invalidateQueries({ queryKey: feedQuery(path('')).queryKey });
  const make = useMutation({
    mutationFn: () => call<{ address: string }>(path('/me/calendar-feed'), { method: 'POST', body: {} }),
    onSuccess: refresh,
  });
  const revoke = useMutation({
    mutationFn: () => call(path('/me/calendar-feed/revoke'), { method: 'POST', body: {} }),
    onSuccess: async () => {
      make.reset();
      await refresh();
    },
  });
  const error = make.error ?? revoke.error;
  return (
    <Section title={t('life:feed_box.title')} lead={t('life:feed_box.lead')}>
      {error !== null && <ProblemNotice error={error} />}
      {make.data !== undefined && (
        <>
          <Text size="sm">{t('life:feed_box.once')}</Text>
          <Text className={classes['secret'] ?? ''} my="xs">
            {make.data.address}
          </Text>
        </>
      )}
      <Group gap="xs">
        <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          {t(feed.madeAt === null ? 'life:feed_box.make' : 'life:feed_box.again')}
        </Button>
        {feed.madeAt !== null && (
          <Button variant="default" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('life:feed_box.revoke')}
          </Button>
        )}
      </Group>
      {feed.madeAt !== null && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('life:feed_box.made', { date: f.dateTime(feed.madeAt) })}
        </Text>
      )}
    </Section>
  );
}
