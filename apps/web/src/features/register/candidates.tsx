import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import type { Register } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import type { EntryDraft } from './entry-form.tsx';
import classes from './register.module.css';

interface CandidatesProps {
  readonly candidates: Register['candidates'];
  readonly onChoose: (draft: EntryDraft) => void;
}

/** Cooperations that live and are not in the register. */
export function Candidates({ candidates, onChoose }: CandidatesProps) {
  const { t, language } = useText('register');
  const inOrder = candidates.toSorted(
    (one, other) =>
      one.kind.localeCompare(other.kind) || one.title.localeCompare(other.title, language, { numeric: true }),
  );
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Title order={2} size="h4">
        {t('register:candidates')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('register:candidates_why')}
      </Text>
      <Stack gap="sm">
        {inOrder.map((one) => (
          <div key={one.subjectId} className={classes['entry']}>
            <div className={classes['words']}>
              <Text fw={600}>{one.title}</Text>
              <Text size="sm" c="dimmed">
                {`${t(`register:kind.${one.kind}`)} · ${t('register:members_count', { count: one.members })}`}
              </Text>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('register:enter_of', { title: one.title })}
              onClick={() => onChoose({ ...one, entryId: null, version: 0, endedOn: null, funding: [] })}
            >
              {t('register:enter')}
            </Button>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
