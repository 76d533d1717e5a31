import { Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import type { RegisterEntry } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { CooperationFacts } from './cooperation-facts.tsx';
import type { EntryDraft } from './entry-form.tsx';
import { useRegisterAct } from './register-queries.ts';
import classes from './register.module.css';

interface EntryLineProps {
  readonly entry: RegisterEntry;
  readonly canManage: boolean;
  readonly onEdit: (draft: EntryDraft) => void;
}

/** One cooperation, its state, and for coordinators who agreed to be named. */
export function EntryLine({ entry, canManage, onEdit }: EntryLineProps) {
  const { t } = useText('register', 'errors');
  const { kind, title, status } = entry;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <div className={classes['entry']}>
        <div className={classes['words']}>
          <Text size="sm" c="dimmed">
            {t(`register:kind.${kind}`)}
          </Text>
          <Title order={2} size="h4">
            {title}
          </Title>
          <CooperationFacts {...entry} />
        </div>
        <Badge variant="light" color={status === 'published' ? 'leaf' : 'gray'}>
          {t(`register:status.${status}`)}
        </Badge>
      </div>
      {canManage && <Members entry={entry} />}
      {canManage && <EntryActions entry={entry} onEdit={onEdit} />}
    </Paper>
  );
}

function Members({ entry }: { readonly entry: RegisterEntry }) {
  const { t } = useText('register');
  return (
    <ul>
      {entry.members.map(({ id, name, consent }) => (
        <li key={id}>
          {name}{' '}
          <Text span size="sm" c="dimmed">
            {`(${t(`register:consent.${consent}`)})`}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function EntryActions({ entry, onEdit }: Pick<EntryLineProps, 'entry' | 'onEdit'>) {
  const { t } = useText('register', 'errors');
  const act = useRegisterAct();
  const { id, title, status, version } = entry;
  const turn = (next: 'published' | 'withdrawn'): void =>
    act.mutate({ address: `/register/${id}/status`, body: { status: next, version } });
  return (
    <>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Group gap="xs" mt="sm">
        {status === 'published' ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={act.isPending}
            aria-label={t('register:withdraw_of', { title })}
            onClick={() => turn('withdrawn')}
          >
            {t('register:withdraw')}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            loading={act.isPending}
            aria-label={t('register:publish_of', { title })}
            onClick={() => turn('published')}
          >
            {t('register:publish')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('register:edit_of', { title })}
          onClick={() => onEdit({ ...entry, entryId: id, subjectId: id })}
        >
          {t('register:edit')}
        </Button>
      </Group>
    </>
  );
}
