import { Button, Group, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { sensitiveCategories } from '@grappe/contracts/facts';
import type { SensitiveCategory } from '@grappe/contracts/facts';
import type { NewContribution } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { contributionsQuery } from './sensitive-queries.ts';

interface TellCoordinatorsProps {
  /** What it is about, when that is said elsewhere on the page. */
  readonly category?: SensitiveCategory;
  /** The room in which it was about to be said. */
  readonly roomId?: string;
  readonly startWith?: string;
  readonly onTold: () => void;
  readonly onClose?: () => void;
}

/** Something sensitive, for the cluster team alone. */
export function TellCoordinators({ category, roomId, startWith, onTold, onClose }: TellCoordinatorsProps) {
  const { t } = useText('meetings', 'terms', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({
    category: category ?? sensitiveCategories[0],
    subject: '',
    body: startWith ?? '',
  });
  const tell = useMutation({
    mutationFn: (body: NewContribution) => call(path('/sensitive/contributions'), { method: 'POST', body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: contributionsQuery(path('')).queryKey });
      onTold();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    tell.mutate({ ...draft, category: category ?? draft.category, roomId: roomId ?? null });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="40rem">
        {tell.error !== null && <ProblemNotice error={tell.error} />}
        {category === undefined && (
          <NativeSelect
            label={t('meetings:sensitive.category')}
            value={draft.category}
            data={sensitiveCategories.map((value) => ({ value, label: t(`terms:exchange.${value}`) }))}
            onChange={(event) =>
              setDraft({ ...draft, category: event.currentTarget.value as SensitiveCategory })
            }
          />
        )}
        <TextInput
          maxLength={300}
          label={t('meetings:sensitive.subject')}
          value={draft.subject}
          onChange={(event) => setDraft({ ...draft, subject: event.currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={3}
          maxRows={12}
          maxLength={8000}
          label={t('meetings:sensitive.body')}
          value={draft.body}
          onChange={(event) => setDraft({ ...draft, body: event.currentTarget.value })}
        />
        <Group gap="xs">
          <Button
            type="submit"
            loading={tell.isPending}
            disabled={draft.subject.trim() === '' || draft.body.trim() === ''}
          >
            {t('meetings:sensitive.submit')}
          </Button>
          {onClose !== undefined && (
            <Button variant="default" onClick={onClose}>
              {t('meetings:sensitive.cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
