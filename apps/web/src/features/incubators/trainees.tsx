import {
  Button,
  Checkbox,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Incubator, IncubatorTrainee } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { useIncubatorChange } from './use-incubator-change.ts';

const outcomes = ['under_way', 'hired_here', 'hired_elsewhere', 'studies', 'stopped'] as const;

/** Future shared managers in training, without their names. */
export function Trainees({ incubator }: { readonly incubator: Incubator }) {
  const { t } = useText('incubators', 'terms', 'errors');
  return (
    <Stack gap="md">
      <NewTrainee incubator={incubator} />
      {incubator.trainees.length === 0 ? (
        <Text size="sm">{t('incubators:trainees.none')}</Text>
      ) : (
        <TraineeTable incubator={incubator} />
      )}
    </Stack>
  );
}

function NewTrainee({ incubator }: { readonly incubator: Incubator }) {
  const { t } = useText('incubators', 'terms', 'errors');
  const empty = { groupId: '', programme: '', mission: '', alternates: true, startsOn: '', endsOn: '' };
  const [told, setTold] = useState(empty);
  const change = useIncubatorChange(incubator.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { ...told, groupId: told.groupId === '' ? null : told.groupId };
    change.mutate({ rest: '/trainees', method: 'POST', body }, { onSuccess: () => setTold(empty) });
  };
  const text = (field: 'programme' | 'mission' | 'startsOn' | 'endsOn') => (
    <TextInput
      size="xs"
      required={field !== 'mission'}
      type={field === 'startsOn' || field === 'endsOn' ? 'date' : 'text'}
      label={t(`incubators:trainees.${field}`)}
      value={told[field]}
      onChange={(event) => setTold({ ...told, [field]: event.currentTarget.value })}
    />
  );
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="new-trainee">
      <Title id="new-trainee" order={2} size="h5">
        {t('incubators:trainees.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('incubators:trainees.lead')}
      </Text>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <form onSubmit={submit}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs">
          {text('programme')}
          {text('mission')}
          <NativeSelect
            size="xs"
            label={t('incubators:trainees.group')}
            value={told.groupId}
            data={[
              { value: '', label: t('incubators:trainees.no_group') },
              ...incubator.groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setTold({ ...told, groupId: event.currentTarget.value })}
          />
          {text('startsOn')}
          {text('endsOn')}
          <Checkbox
            mt={{ base: 0, xs: 'lg' }}
            label={t('incubators:trainees.alternates')}
            checked={told.alternates}
            onChange={(event) => setTold({ ...told, alternates: event.currentTarget.checked })}
          />
        </SimpleGrid>
        <Button type="submit" size="xs" mt="sm" loading={change.isPending}>
          {t('incubators:trainees.add')}
        </Button>
      </form>
    </Paper>
  );
}

function TraineeTable({ incubator }: { readonly incubator: Incubator }) {
  const { t, f } = useText('incubators', 'terms', 'errors');
  const change = useIncubatorChange(incubator.id);
  const set = ({ id, ...trainee }: IncubatorTrainee, outcome: string) =>
    change.mutate({ rest: `/trainees/${id}`, method: 'PUT', body: { ...trainee, outcome } });
  return (
    <>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <Scrolling label={t('incubators:trainees.title')}>
        <Table verticalSpacing="xs" miw="46rem">
          <Table.Thead>
            <Table.Tr>
              {(['programme', 'group', 'period', 'outcome', 'change'] as const).map((column) => (
                <Table.Th key={column}>{t(`incubators:trainees.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {incubator.trainees.map((trainee) => (
              <Table.Tr key={trainee.id}>
                <Table.Th scope="row" fw={500}>
                  {trainee.programme}
                  {trainee.mission !== '' && (
                    <Text size="xs" c="dimmed">
                      {trainee.mission}
                    </Text>
                  )}
                </Table.Th>
                <Table.Td>
                  {incubator.groups.find(({ id }) => id === trainee.groupId)?.name ??
                    t('incubators:trainees.no_group')}
                </Table.Td>
                <Table.Td>
                  {t('incubators:trainees.from_to', {
                    from: f.date(trainee.startsOn),
                    to: f.date(trainee.endsOn),
                  })}
                  {trainee.alternates && ` (${t('incubators:trainees.alternating')})`}
                </Table.Td>
                <Table.Td>
                  <NativeSelect
                    size="xs"
                    aria-label={t('incubators:trainees.outcome_of', { programme: trainee.programme })}
                    value={trainee.outcome}
                    data={outcomes.map((value) => ({
                      value,
                      label: t(`incubators:trainees.ended.${value}`),
                    }))}
                    onChange={(event) => set(trainee, event.currentTarget.value)}
                  />
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    aria-label={t('incubators:trainees.remove_name', { programme: trainee.programme })}
                    onClick={() => change.mutate({ rest: `/trainees/${trainee.id}/remove`, method: 'POST' })}
                  >
                    {t('incubators:groups.remove')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </>
  );
}
