import {
  Button,
  Group,
  NativeSelect,
  NumberInput,
  Paper,
  Stack,
  Text,
  TextInput,
  Textarea,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { leastAnswers, leastMonthsOld } from '@grappe/contracts/api';
import type { CollectionStatistic, NewCollection } from '@grappe/contracts/api';
import { sensitiveCategories } from '@grappe/contracts/facts';
import type { SensitiveCategory } from '@grappe/contracts/facts';
import { call } from '../../app/api.ts';
import { focusOnOpen } from '../../app/focus-on-open.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { roomsQuery } from '../rooms/room-queries.ts';
import { collectionsQuery } from './sensitive-queries.ts';

const statistics: readonly CollectionStatistic[] = ['sum', 'mean', 'median'];

function firstDraft() {
  const year = new Date().getFullYear() - 1;
  return {
    roomId: '',
    category: 'volumes' as SensitiveCategory,
    title: '',
    question: '',
    unit: '',
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-12-31`,
    monthsOld: leastMonthsOld,
    smallest: leastAnswers,
    statistic: 'sum' as CollectionStatistic,
  };
}
type Draft = ReturnType<typeof firstDraft>;

/** Asks a figure of the organisations of a room. */
export function CollectionForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('meetings', 'terms', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { data: rooms = [] } = useQuery(roomsQuery(path('')));
  const own = rooms.filter(({ status, canManage }) => status === 'open' && canManage);
  const [draft, setDraft] = useState(firstDraft);
  const ask = useMutation({
    mutationFn: (body: NewCollection) => call<{ id: string }>(path('/collections'), { method: 'POST', body }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: collectionsQuery(path('')).queryKey });
      await navigate({ to: '/collections/$collectionId', params: { collectionId: id } });
    },
  });
  const roomId = draft.roomId === '' ? (own[0]?.id ?? '') : draft.roomId;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ ...draft, roomId });
  };
  return (
    <Paper withBorder p="md" mb="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm" maw="40rem">
        {ask.error !== null && <ProblemNotice error={ask.error} />}
        {own.length === 0 ? (
          <Text>{t('meetings:collections.no_room')}</Text>
        ) : (
          <NativeSelect
            label={t('meetings:collections.room')}
            description={t('meetings:collections.room_hint')}
            value={roomId}
            data={own.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(event) => setDraft({ ...draft, roomId: event.currentTarget.value })}
          />
        )}
        <QuestionFields draft={draft} onDraft={setDraft} />
        <RuleFields draft={draft} onDraft={setDraft} />
        <Group gap="xs">
          <Button
            type="submit"
            loading={ask.isPending}
            disabled={roomId === '' || draft.title.trim() === '' || draft.unit.trim() === ''}
          >
            {t('meetings:collections.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('meetings:collections.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

function QuestionFields({ draft, onDraft }: FieldsProps) {
  const { t } = useText('meetings', 'terms');
  return (
    <>
      <TextInput
        ref={focusOnOpen}
        maxLength={200}
        label={t('meetings:collections.name')}
        description={t('meetings:collections.name_hint')}
        value={draft.title}
        onChange={(event) => onDraft({ ...draft, title: event.currentTarget.value })}
      />
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <NativeSelect
          label={t('meetings:sensitive.category')}
          value={draft.category}
          data={sensitiveCategories.map((value) => ({ value, label: t(`terms:exchange.${value}`) }))}
          onChange={(event) =>
            onDraft({ ...draft, category: event.currentTarget.value as SensitiveCategory })
          }
        />
        <TextInput
          maxLength={40}
          label={t('meetings:collections.unit')}
          value={draft.unit}
          onChange={(event) => onDraft({ ...draft, unit: event.currentTarget.value })}
        />
      </Group>
      <Textarea
        autosize
        minRows={2}
        maxLength={2000}
        label={t('meetings:collections.question')}
        value={draft.question}
        onChange={(event) => onDraft({ ...draft, question: event.currentTarget.value })}
      />
    </>
  );
}

function RuleFields({ draft, onDraft }: FieldsProps) {
  const { t } = useText('meetings');
  return (
    <>
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <TextInput
          type="date"
          label={t('meetings:collections.from')}
          value={draft.periodStart}
          onChange={(event) => onDraft({ ...draft, periodStart: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('meetings:collections.to')}
          min={draft.periodStart}
          value={draft.periodEnd}
          onChange={(event) => onDraft({ ...draft, periodEnd: event.currentTarget.value })}
        />
      </Group>
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <NumberInput
          label={t('meetings:collections.months')}
          min={leastMonthsOld}
          max={60}
          allowDecimal={false}
          value={draft.monthsOld}
          onChange={(value) => onDraft({ ...draft, monthsOld: Number(value) })}
        />
        <NumberInput
          label={t('meetings:collections.smallest')}
          min={leastAnswers}
          max={100}
          allowDecimal={false}
          value={draft.smallest}
          onChange={(value) => onDraft({ ...draft, smallest: Number(value) })}
        />
      </Group>
      <NativeSelect
        label={t('meetings:collections.statistic')}
        value={draft.statistic}
        data={statistics.map((value) => ({ value, label: t(`meetings:collections.statistics.${value}`) }))}
        onChange={(event) =>
          onDraft({ ...draft, statistic: event.currentTarget.value as CollectionStatistic })
        }
      />
    </>
  );
}
