import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { RegisterEntry, RegisterMember } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useRegisterAct } from './register-queries.ts';
import classes from './register.module.css';

/** For whom one answers: to be named, or only counted. */
export function ConsentList({ entries }: { readonly entries: readonly RegisterEntry[] }) {
  const { t } = useText('register', 'errors');
  const asked = entries.flatMap((entry) =>
    entry.members.filter(({ mine }) => mine).map((member) => ({ entry, member })),
  );
  if (asked.length === 0) return null;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Title order={2} size="h4">
        {t('register:asked_title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('register:asked_why')}
      </Text>
      <Stack gap="sm">
        {asked.map(({ entry, member }) => (
          <Consent key={member.id} entry={entry} member={member} />
        ))}
      </Stack>
    </Paper>
  );
}

function Consent({ entry, member }: { readonly entry: RegisterEntry; readonly member: RegisterMember }) {
  const { t } = useText('register', 'errors');
  const act = useRegisterAct();
  const { name, consent } = member;
  const answer = (agrees: boolean): void =>
    act.mutate({ address: `/register/members/${member.id}/answer`, body: { agrees, was: member.consent } });
  return (
    <div className={classes['entry']}>
      <div className={classes['words']}>
        <Text fw={600}>{entry.title}</Text>
        <Text size="sm">{t(`register:mine.${consent}`, { name })}</Text>
        {act.error !== null && <ProblemNotice error={act.error} />}
      </div>
      <Group gap="xs">
        {consent !== 'agreed' && (
          <Button size="compact-sm" loading={act.isPending} onClick={() => answer(true)}>
            {t('register:agree', { name })}
          </Button>
        )}
        {consent !== 'refused' && (
          <Button size="compact-sm" variant="default" loading={act.isPending} onClick={() => answer(false)}>
            {t('register:refuse', { name })}
          </Button>
        )}
      </Group>
    </div>
  );
}
