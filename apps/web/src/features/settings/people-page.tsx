import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { PersonInCluster } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, useSession } from '../../app/session.ts';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { InvitePerson } from './invite-person.tsx';
import { SettingsTabs } from './settings-tabs.tsx';

/** Who may do what here. */
export function PeoplePage() {
  const { t } = useText('settings', 'terms', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery({
    queryKey: ['people', path('')],
    queryFn: () => call<PersonInCluster[]>(path('/people')),
  });
  const [adding, { open, close }] = useDisclosure(false);
  return (
    <Page
      place={t('shell:pages.settings')}
      title={t('settings:people.title')}
      action={<Button onClick={open}>{t('settings:people.add')}</Button>}
    >
      <SettingsTabs current="people" />
      <Scrolling label={t('settings:people.title')}>
        <Table verticalSpacing={6} miw="38rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('settings:people.person')}</Table.Th>
              <Table.Th>{t('settings:people.roles')}</Table.Th>
              <Table.Th>{t('settings:people.since')}</Table.Th>
              <Table.Th>{t('settings:people.change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((person) => (
              <PersonRow key={person.personId} person={person} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <InvitePerson
        opened={adding}
        onClose={close}
        onInvited={(name) => void say({ color: 'leaf', message: t('settings:new.sent', { name }) })}
      />
    </Page>
  );
}

function PersonRow({ person }: { readonly person: PersonInCluster }) {
  const { t, f } = useText('settings', 'terms');
  const { name, email, grants, since } = person;
  return (
    <Table.Tr>
      <Table.Td>
        {name}
        <Text size="xs" c="dimmed">
          {email}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {grants.map(({ role, organisationName }) => (
            <Badge key={`${role} ${organisationName}`} variant="light" tt="none" c="inherit">
              {organisationName === null
                ? t(`terms:role.${role}`)
                : t('settings:people.role_for', {
                    role: t(`terms:role.${role}`),
                    organisation: organisationName,
                  })}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td>{f.date(since)}</Table.Td>
      <Table.Td>
        <EndRoles person={person} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Two steps instead of an undo: rights that are given back by mistake would open what was closed. */
function EndRoles({ person }: { readonly person: PersonInCluster }) {
  const { t } = useText('settings', 'errors');
  const { personId } = useSession();
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [asking, { open, close }] = useDisclosure(false);
  const end = useMutation({
    mutationFn: () => call(path(`/people/${person.personId}/end`), { method: 'POST', body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['people'] }),
  });
  if (person.personId === personId) return <Text size="xs">{t('settings:people.you')}</Text>;
  if (end.error !== null) return <ProblemNotice error={end.error} />;
  if (!asking) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        onClick={open}
        aria-label={t('settings:people.end_of', { name: person.name })}
      >
        {t('settings:people.end')}
      </Button>
    );
  }
  return (
    <Stack gap={4} align="flex-start">
      <Text size="xs">{t('settings:people.end_sure', { name: person.name })}</Text>
      <Group gap={4}>
        <Button size="compact-sm" color="red" loading={end.isPending} onClick={() => end.mutate()}>
          {t('settings:people.end_yes')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t('settings:people.end_no')}
        </Button>
      </Group>
    </Stack>
  );
}
