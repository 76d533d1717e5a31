import { Badge, Button, Checkbox, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ProfileShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from './use-action.ts';
import { useShownWords } from './use-shown-words.ts';

interface ProfileCardProps {
  readonly profile: ProfileShape;
  readonly mayAnswer: boolean;
}

/** What somebody offers or looks for, with what may be shown of them. */
export function ProfileCard({ profile, mayAnswer }: ProfileCardProps) {
  const { t, f, language } = useText('sharing', 'errors');
  const shownWords = useShownWords();
  const act = useAction();
  const { id, title, summary, kind, direction, markets, languages, owner, mine, closed, answered } = profile;
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={title}>
      <Stack gap="xs">
        <Group gap="xs">
          <Badge variant="light">{t(`sharing:direction.${direction}`)}</Badge>
          <Badge variant="light" color="gray">
            {t(`sharing:profile_kind.${kind}`)}
          </Badge>
          {closed && <Badge color="gray">{t('sharing:partnering.closed')}</Badge>}
        </Group>
        <Title order={2} size="h5">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {mine
            ? t('sharing:partnering.mine', { shown: shownWords(profile.shown) })
            : shownWords(profile.shown)}
        </Text>
        {!mine && owner !== null && <Text fw={600}>{owner.name}</Text>}
        <Text style={{ whiteSpace: 'pre-line' }}>{summary}</Text>
        {markets.length > 0 && (
          <Text size="sm">
            {t('sharing:partnering.markets', { names: f.list(markets.map((code) => f.country(code))) })}
          </Text>
        )}
        {languages.length > 0 && (
          <Text size="sm">
            {t('sharing:partnering.languages', {
              names: f.list(languages.map((one) => names.of(one) ?? one)),
            })}
          </Text>
        )}
        {act.error !== null && <ProblemNotice error={act.error} />}
        {mine && (
          <Button
            variant="default"
            size="compact-md"
            style={{ alignSelf: 'flex-start' }}
            onClick={() =>
              act.mutate({
                address: `/partnering/${id}/state`,
                body: { closed: !closed },
                said: t(closed ? 'sharing:partnering.opened_again' : 'sharing:partnering.now_closed'),
              })
            }
          >
            {t(closed ? 'sharing:partnering.open_again' : 'sharing:partnering.close')}
          </Button>
        )}
        {!mine && !closed && mayAnswer && !answered && <ExpressInterest id={id} />}
        {answered && <Text size="sm">{t('sharing:partnering.answered')}</Text>}
      </Stack>
    </Paper>
  );
}

function ExpressInterest({ id }: Pick<ProfileShape, 'id'>) {
  const { t } = useText('sharing', 'errors');
  const [opened, setOpened] = useState(false);
  const [message, setMessage] = useState('');
  const [tellSize, setTellSize] = useState(true);
  const act = useAction();
  if (!opened) {
    return (
      <Button size="compact-md" style={{ alignSelf: 'flex-start' }} onClick={() => setOpened(true)}>
        {t('sharing:partnering.interested')}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { message, tellSize };
    act.mutate({ address: `/partnering/${id}/interests`, body, said: t('sharing:partnering.expressed') });
  };
  return (
    <Stack gap="xs" component="form" onSubmit={submit as never}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Textarea
        label={t('sharing:partnering.message')}
        description={t('sharing:partnering.no_name')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <Checkbox
        label={t('sharing:partnering.tell_size')}
        checked={tellSize}
        onChange={(event) => setTellSize(event.currentTarget.checked)}
      />
      <Button type="submit" loading={act.isPending} style={{ alignSelf: 'flex-start' }}>
        {t('sharing:partnering.send')}
      </Button>
    </Stack>
  );
}
