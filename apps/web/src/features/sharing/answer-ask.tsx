import { Button, Checkbox, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AskAnswer, AskShape, FactShape } from '@grappe/contracts/api';
import { useFactText } from '../../app/fact-value.tsx';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { meQuery } from '../me/me-queries.ts';
import { endOfDay, inDays } from './days.ts';
import { useAction } from './use-action.ts';

const contactKeys: readonly string[] = ['contact_name', 'contact_email', 'contact_phone'];

/** Facts that would answer an ask: those of its key, or how to be reached. */
const answering = ({ key }: AskShape, facts: readonly FactShape[]): FactShape[] =>
  facts.filter((fact) => (key === null ? contactKeys.includes(fact.key) : fact.key === key));

/** One thing that somebody asks: what to show and until when, or no, without reasons. */
export function AnswerAsk({ ask }: { readonly ask: AskShape }) {
  const { t } = useText('sharing', 'terms', 'errors', 'directory');
  const path = useClusterPath();
  const { data: me } = useSuspenseQuery(meQuery(path('')));
  const textOf = useFactText();
  const facts = answering(ask, me.facts);
  const mayAccept = facts.length > 0 || ask.kind === 'introduction';
  const [chosen, setChosen] = useState<readonly string[]>(() => facts.map(({ id }) => id));
  const [day, setDay] = useState(() => inDays(90));
  const act = useAction();
  const answer = (body: AskAnswer, said: string) =>
    act.mutate({ address: `/asks/${ask.id}/answer`, body, said });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={ask.other.name}>
      <Stack gap="sm">
        {act.error !== null && <ProblemNotice error={act.error} />}
        <div>
          <OrganisationLink id={ask.other.id}>{ask.other.name}</OrganisationLink>{' '}
          {ask.key === null
            ? t('sharing:asks.wants_introduction')
            : t('sharing:asks.wants_fact', { fact: t(`terms:fact.${ask.key}`) })}
          {ask.message !== '' && <Text c="dimmed">{ask.message}</Text>}
        </div>
        {facts.length === 0 ? (
          <Text size="sm">{t(mayAccept ? 'sharing:asks.no_contact' : 'sharing:asks.nothing_to_show')}</Text>
        ) : (
          <Checkbox.Group label={t('sharing:asks.what')} value={[...chosen]} onChange={setChosen}>
            <Stack gap={6} mt={6}>
              {facts.map((fact) => (
                <Checkbox
                  key={fact.id}
                  value={fact.id}
                  label={t('sharing:asks.one_fact', {
                    key: t(`terms:fact.${fact.key}`),
                    value: textOf(fact),
                  })}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Group align="flex-end">
          {mayAccept && (
            <TextInput
              type="date"
              size="sm"
              label={t('sharing:for_a_time.until')}
              value={day}
              min={inDays(1)}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          )}
          {mayAccept && (
            <Button
              disabled={(chosen.length === 0 && ask.kind === 'fact') || day === ''}
              loading={act.isPending}
              onClick={() =>
                answer(
                  { accept: true, factIds: [...chosen], until: endOfDay(day) },
                  t('sharing:asks.accepted'),
                )
              }
            >
              {t(ask.kind === 'fact' ? 'sharing:asks.accept' : 'sharing:asks.accept_introduction')}
            </Button>
          )}
          <Button
            variant="default"
            disabled={act.isPending}
            onClick={() => answer({ accept: false }, t('sharing:asks.refused'))}
          >
            {t('sharing:asks.refuse')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          {t('sharing:asks.no_reason')}
        </Text>
      </Stack>
    </Paper>
  );
}
