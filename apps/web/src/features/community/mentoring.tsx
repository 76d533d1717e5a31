import { Button, Group, MultiSelect, NumberInput, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { communityTopics, type Community, type MentorShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { MentoringPairs } from './mentoring-pairs.tsx';

/** Somebody experienced and somebody new. */
export function Mentoring({ community }: { readonly community: Community }) {
  const { t } = useText('community', 'errors');
  const [offers, setOffers] = useState(false);
  const act = useAction();
  const mine = community.mentors.find(({ author }) => author.mine);
  return (
    <Stack gap="md">
      <Text size="sm">{t('community:mentors_lead')}</Text>
      {act.error !== null && <ProblemNotice error={act.error} />}
      {mine !== undefined && (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={act.isPending}
          onClick={() =>
            act.mutate({
              address: '/community/mentoring/offer/withdraw',
              said: t('community:offer_withdraw'),
            })
          }
        >
          {t('community:offer_withdraw')}
        </Button>
      )}
      {mine === undefined && !offers && (
        <Button style={{ alignSelf: 'flex-start' }} onClick={() => setOffers(true)}>
          {t('community:offer')}
        </Button>
      )}
      {mine === undefined && offers && <OfferForm onDone={() => setOffers(false)} />}
      {community.mentors.length === 0 && <Text size="sm">{t('community:mentors_none')}</Text>}
      {community.mentors.map((mentor) => (
        <Mentor key={`${mentor.personId} ${mentor.author.clusterId}`} mentor={mentor} />
      ))}
      <MentoringPairs pairs={community.pairs} />
    </Stack>
  );
}

function Mentor({ mentor }: { readonly mentor: MentorShape }) {
  const { t } = useText('community', 'errors');
  const [asks, setAsks] = useState(false);
  const [message, setMessage] = useState('');
  const act = useAction();
  const name = mentor.author.name ?? t('community:somebody');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { mentorId: mentor.personId, mentorClusterId: mentor.author.clusterId, message };
    act.mutate(
      { address: '/community/mentoring', body, said: t('community:as_mentee', { name }) },
      { onSuccess: () => setAsks(false) },
    );
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={name}>
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {[
          mentor.author.clusterName,
          t('community:since', { year: String(mentor.sinceYear) }),
          ...mentor.topics.map((topic) => t(`community:topic.${topic}`)),
        ].join(' · ')}
      </Text>
      {mentor.about !== '' && <Text size="sm">{mentor.about}</Text>}
      {act.error !== null && <ProblemNotice error={act.error} />}
      {!mentor.author.mine &&
        (asks ? (
          <form onSubmit={submit}>
            <Textarea
              required
              autosize
              label={t('community:mentor_message')}
              maxLength={2000}
              value={message}
              onChange={(event) => setMessage(event.currentTarget.value)}
            />
            <Button mt="xs" type="submit" size="compact-sm" loading={act.isPending}>
              {t('community:send')}
            </Button>
          </form>
        ) : (
          <Button
            mt="xs"
            size="compact-sm"
            variant="default"
            aria-label={t('community:ask_help_of', { name })}
            onClick={() => setAsks(true)}
          >
            {t('community:ask_help')}
          </Button>
        ))}
    </Paper>
  );
}

function OfferForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText('community', 'errors');
  const [thisYear] = useState(() => new Date().getFullYear());
  const [draft, setDraft] = useState({
    sinceYear: thisYear - 5,
    topics: [] as string[],
    about: '',
  });
  const act = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      { address: '/community/mentoring/offer', method: 'PUT', body: draft, said: t('community:offer') },
      { onSuccess: onDone },
    );
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm" maw="40rem">
        {act.error !== null && <ProblemNotice error={act.error} />}
        <NumberInput
          required
          label={t('community:since_year')}
          min={1980}
          max={2200}
          allowDecimal={false}
          thousandSeparator=""
          value={draft.sinceYear}
          onChange={(value) => setDraft({ ...draft, sinceYear: Number(value) })}
        />
        <MultiSelect
          label={t('community:topic.label')}
          data={communityTopics.map((value) => ({ value, label: t(`community:topic.${value}`) }))}
          value={draft.topics}
          onChange={(topics) => setDraft({ ...draft, topics })}
        />
        <Textarea
          autosize
          label={t('community:offer_about')}
          maxLength={1000}
          value={draft.about}
          onChange={(event) => setDraft({ ...draft, about: event.currentTarget.value })}
        />
        <Group gap="xs">
          <Button type="submit" loading={act.isPending} disabled={draft.topics.length === 0}>
            {t('community:offer')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('community:keep')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
