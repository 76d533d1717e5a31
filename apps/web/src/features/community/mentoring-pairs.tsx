import { Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { MentoringPairShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';

/** Whom one accompanies, and who accompanies one. */
export function MentoringPairs({ pairs }: { readonly pairs: readonly MentoringPairShape[] }) {
  const { t } = useText('community');
  return (
    <section aria-labelledby="pairs">
      <Title id="pairs" order={2} size="h5" mb="xs">
        {t('community:pairs')}
      </Title>
      {pairs.length === 0 && <Text size="sm">{t('community:pairs_none')}</Text>}
      <Stack gap="sm">
        {pairs.map((pair) => (
          <Pair key={pair.id} pair={pair} />
        ))}
      </Stack>
    </section>
  );
}

type Next = 'accepted' | 'declined' | 'withdrawn' | 'ended';
const words = { accepted: 'accept', declined: 'decline', withdrawn: 'withdraw', ended: 'end' } as const;

const nextOf = ({ status, asMentor }: MentoringPairShape): readonly Next[] => {
  if (status === 'asked') return asMentor ? ['accepted', 'declined'] : ['withdrawn'];
  return status === 'accepted' ? ['ended'] : [];
};

function Pair({ pair }: { readonly pair: MentoringPairShape }) {
  const { t, f } = useText('community', 'errors');
  const [learnt, setLearnt] = useState('');
  const act = useAction();
  const name = pair.other.name ?? t('community:somebody');
  const title = t(pair.asMentor ? 'community:as_mentor' : 'community:as_mentee', { name });
  const go = (status: Next) =>
    act.mutate({
      address: `/community/mentoring/${pair.id}/state`,
      body: { status, learnt },
      said: t(`community:pair.${status}`),
    });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={title}>
      <Text fw={600}>{title}</Text>
      <Text size="xs" c="dimmed">
        {[pair.other.clusterName, f.date(pair.askedOn), t(`community:pair.${pair.status}`)].join(' · ')}
      </Text>
      <Text size="sm">{pair.message}</Text>
      {pair.learnt !== '' && <Text size="sm">{t('community:learnt_is', { learnt: pair.learnt })}</Text>}
      {act.error !== null && <ProblemNotice error={act.error} />}
      {pair.status === 'accepted' && (
        <Textarea
          autosize
          label={t('community:learnt')}
          maxLength={4000}
          value={learnt}
          onChange={(event) => setLearnt(event.currentTarget.value)}
        />
      )}
      <Group gap="xs" mt="xs">
        {nextOf(pair).map((status) => (
          <Button
            key={status}
            size="compact-sm"
            variant="default"
            loading={act.isPending}
            onClick={() => go(status)}
          >
            {t(`community:${words[status]}`)}
          </Button>
        ))}
      </Group>
    </Paper>
  );
}
