import { Button, List, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Carried } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { PageLoading } from '../../app/page-loading.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useText } from '../../app/use-text.ts';
import { carriedQuery } from './people-queries.ts';

interface LeavingProps {
  /** Address of the person, in a cluster or on the platform. */
  readonly person: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Ends what somebody is here: first what it carries, then into whose hands that goes. */
export function Leaving({ person, name, onClose }: LeavingProps) {
  const { t } = useText('settings', 'errors');
  const { data, error } = useQuery(carriedQuery(person));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings:leaving.title', { name })}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined && error === null && <PageLoading />}
      {data !== undefined && <Handover person={person} name={name} carried={data} onClose={onClose} />}
    </Modal>
  );
}

function Handover({ person, name, carried, onClose }: LeavingProps & { readonly carried: Carried }) {
  const { t } = useText('settings', 'errors');
  const queryClient = useQueryClient();
  const [successor, setSuccessor] = useState('');
  const end = useMutation({
    mutationFn: () =>
      call(`${person}/end`, { method: 'POST', body: { successorId: successor === '' ? null : successor } }),
    onSuccess: async () => {
      onClose();
      await refreshAll(queryClient);
    },
  });
  const needed = carried.tasks > 0 || carried.responsibilities > 0 || carried.isLast;
  return (
    <Stack gap="sm">
      <Text size="sm">{t('settings:leaving.lead', { name })}</Text>
      <List size="sm">
        <List.Item>{t('settings:leaving.roles', { count: carried.roles })}</List.Item>
        <List.Item>{t('settings:leaving.tasks', { count: carried.tasks })}</List.Item>
        <List.Item>{t('settings:leaving.rooms', { count: carried.rooms })}</List.Item>
        <List.Item>{t('settings:leaving.responsibilities', { count: carried.responsibilities })}</List.Item>
      </List>
      {carried.isLast && <Text fw={600}>{t('settings:leaving.last')}</Text>}
      <NativeSelect
        label={t('settings:leaving.successor')}
        description={t('settings:leaving.successor_hint')}
        value={successor}
        onChange={(event) => setSuccessor(event.currentTarget.value)}
        data={[
          { value: '', label: t('settings:leaving.nobody') },
          ...carried.successors.map(({ personId, name: label }) => ({ value: personId, label })),
        ]}
      />
      {end.error !== null && <ProblemNotice error={end.error} />}
      <Button
        color="red"
        loading={end.isPending}
        disabled={needed && successor === ''}
        onClick={() => end.mutate()}
      >
        {t('settings:people.end')}
      </Button>
      {needed && successor === '' && <Text size="xs">{t('settings:leaving.needed')}</Text>}
    </Stack>
  );
}
