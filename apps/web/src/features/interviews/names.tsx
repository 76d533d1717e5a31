import { Button, Group as Row, Paper, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { InterviewName } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { namesQuery } from './interview-queries.ts';

const empty = { pseudonym: '', name: '', contact: '' };

/** The names behind pseudonyms: shown when somebody in charge asks, which leaves a trace. */
export function Names({ projectId }: { readonly projectId: string }) {
  const { t } = useText('interviews', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [shown, setShown] = useState(false);
  const [told, setTold] = useState(empty);
  const query = namesQuery(path(''), projectId);
  const { data, error } = useQuery({ ...query, enabled: shown });
  const change = useMutation({
    mutationFn: ({ rest, body }: { rest: string; body?: object }) =>
      call<InterviewName[]>(path(`/interviews/${projectId}/names${rest}`), {
        method: 'POST',
        ...(body === undefined ? {} : { body }),
      }),
    onSuccess: (now) => queryClient.setQueryData(query.queryKey, now),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ rest: '', body: told }, { onSuccess: () => setTold(empty) });
  };
  const failed = change.error ?? error;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="names">
      <Title id="names" order={2} size="h5">
        {t('interviews:names.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('interviews:names.lead')}
      </Text>
      {failed !== null && <ProblemNotice error={failed} />}
      {!shown && (
        <Button variant="default" onClick={() => setShown(true)}>
          {t('interviews:names.show')}
        </Button>
      )}
      {shown && data?.length === 0 && <Text size="sm">{t('interviews:names.none')}</Text>}
      {shown && data !== undefined && data.length > 0 && (
        <Scrolling bare label={t('interviews:names.title')}>
          <Table verticalSpacing={4} miw="30rem">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('interviews:transcripts.pseudonym')}</Table.Th>
                <Table.Th>{t('interviews:names.name')}</Table.Th>
                <Table.Th>{t('interviews:names.contact')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Th scope="row">{one.pseudonym}</Table.Th>
                  <Table.Td>{one.name}</Table.Td>
                  <Table.Td>{one.contact}</Table.Td>
                  <Table.Td ta="right">
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={t('interviews:names.remove_name', { name: one.pseudonym })}
                      onClick={() => change.mutate({ rest: `/${one.id}/remove` })}
                    >
                      {t('interviews:names.remove')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      )}
      {shown && (
        <form onSubmit={submit}>
          <Row gap="sm" align="flex-end" mt="sm">
            {(['pseudonym', 'name', 'contact'] as const).map((field) => (
              <TextInput
                key={field}
                size="sm"
                required={field !== 'contact'}
                label={t(
                  field === 'pseudonym' ? 'interviews:transcripts.pseudonym' : `interviews:names.${field}`,
                )}
                value={told[field]}
                maxLength={field === 'pseudonym' ? 100 : 300}
                onChange={(event) => setTold({ ...told, [field]: event.currentTarget.value })}
              />
            ))}
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('interviews:names.add')}
            </Button>
          </Row>
        </form>
      )}
    </Paper>
  );
}
