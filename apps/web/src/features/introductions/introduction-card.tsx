import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { IntroductionShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { useShownWords } from '../sharing/use-shown-words.ts';
import { FollowUp } from './follow-up.tsx';
import { MatchWays } from './match-ways.tsx';

const colours = { proposed: 'gray', accepted: 'leaf', declined: 'gray', withdrawn: 'gray' } as const;

/** One introduction, from the proposal to what came of it. */
export function IntroductionCard({ introduction }: { readonly introduction: IntroductionShape }) {
  const { t, f } = useText('introductions', 'sharing', 'terms', 'errors');
  const shown = useShownWords();
  const act = useAction();
  const { own, other, status } = introduction;
  const nameOf = (side: IntroductionShape['own']) =>
    side.organisation?.name ?? t('introductions:unnamed', { cluster: side.clusterName });
  const ownName = nameOf(own);
  const address = `/introductions/${introduction.id}`;
  const answer = (accept: boolean) =>
    act.mutate({ address: `${address}/answer`, body: { accept }, said: t('introductions:recorded') });
  return (
    <Paper
      withBorder
      p="md"
      bg="var(--grappe-surface)"
      component="article"
      aria-label={`${ownName} – ${nameOf(other)}`}
    >
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <div>
            <Text fw={600}>
              {ownName} ↔ {nameOf(other)}
            </Text>
            <Text size="sm" c="dimmed">
              {[shown(other.shown), introduction.allianceName].join(' · ')}
            </Text>
          </div>
          <Badge variant="light" color={colours[status]} tt="none">
            {t(`introductions:status.${status}`)}
          </Badge>
        </Group>
        <MatchWays ways={introduction.ways} ownName={ownName} />
        {introduction.message !== '' && (
          <Text size="sm">
            <q>{introduction.message}</q>
          </Text>
        )}
        {status === 'proposed' && (
          <Text size="sm" c="dimmed">
            {ownName} {t(`introductions:answer.${own.answer}`)}.{' '}
            {t('introductions:by', { date: f.date(introduction.respondBy) })}
          </Text>
        )}
        {act.error !== null && <ProblemNotice error={act.error} />}
        {introduction.mayAnswer && (
          <>
            <Text size="sm">{t('introductions:answer_note')}</Text>
            <Group gap="xs">
              <Button size="compact-md" loading={act.isPending} onClick={() => answer(true)}>
                {t('introductions:accept')}
              </Button>
              <Button
                size="compact-md"
                variant="default"
                loading={act.isPending}
                onClick={() => answer(false)}
              >
                {t('introductions:refuse')}
              </Button>
            </Group>
          </>
        )}
        {introduction.mayWithdraw && (
          <Button
            size="compact-sm"
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            loading={act.isPending}
            onClick={() =>
              act.mutate({ address: `${address}/withdraw`, said: t('introductions:status.withdrawn') })
            }
          >
            {t('introductions:withdraw')}
          </Button>
        )}
        {status === 'accepted' && <FollowUp introduction={introduction} />}
      </Stack>
    </Paper>
  );
}
