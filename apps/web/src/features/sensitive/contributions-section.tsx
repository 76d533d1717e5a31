import { Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contribution } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import classes from '../rooms/rooms.module.css';
import { contributionsQuery } from './sensitive-queries.ts';
import { TellCoordinators } from './tell-coordinators.tsx';

/** What was told to the cluster team alone: by one's own firm, or to the team. */
export function ContributionsSection() {
  const { t } = useText('meetings');
  const path = useClusterPath();
  const { isTeam, isFirm } = usePlace();
  const [telling, setTelling] = useState(false);
  const { data } = useSuspenseQuery(contributionsQuery(path('')));
  return (
    <section aria-labelledby="contributions">
      <Title id="contributions" order={2} size="h5" mt="lg">
        {t('meetings:sensitive.contributions')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(isTeam ? 'meetings:sensitive.contributions_team' : 'meetings:sensitive.contributions_firm')}
        {data.length === 0 && ` ${t('meetings:sensitive.contributions_none')}`}
      </Text>
      {isFirm && !telling && (
        <Button size="compact-md" variant="default" onClick={() => setTelling(true)}>
          {t('meetings:sensitive.tell')}
        </Button>
      )}
      {telling && (
        <Paper withBorder p="md" bg="var(--grappe-surface)">
          <TellCoordinators onTold={() => setTelling(false)} onClose={() => setTelling(false)} />
        </Paper>
      )}
      <ul className={classes['lines']}>
        {data.map((contribution) => (
          <li key={contribution.id}>
            <ContributionLine contribution={contribution} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ContributionLine({ contribution }: { readonly contribution: Contribution }) {
  const { t, f } = useText('meetings', 'terms');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const takeBack = useMutation({
    mutationFn: () => call(path(`/sensitive/contributions/${contribution.id}/withdraw`), { method: 'POST' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: contributionsQuery(path('')).queryKey }),
  });
  return (
    <>
      <Group gap="xs">
        <Badge variant="light" color="gray">
          {t(`terms:exchange.${contribution.category}`)}
        </Badge>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {contribution.subject}
        </Text>
      </Group>
      <p className={classes['body']}>{contribution.body}</p>
      <Text size="xs" c="dimmed">
        {t('meetings:sensitive.by', {
          organisation: contribution.organisation.name,
          name: contribution.authorName ?? t('meetings:page.somebody'),
          when: f.dateTime(contribution.createdAt),
        })}
      </Text>
      {takeBack.error !== null && <ProblemNotice error={takeBack.error} />}
      {contribution.mine &&
        (contribution.withdrawnAt === null ? (
          <Button
            size="compact-xs"
            variant="subtle"
            ml={-8}
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate()}
          >
            {t('meetings:sensitive.take_back')}
          </Button>
        ) : (
          <Text size="xs">{t('meetings:sensitive.taken_back')}</Text>
        ))}
    </>
  );
}
