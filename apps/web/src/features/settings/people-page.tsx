import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonInCluster } from '@grappe/contracts/api';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath, usePlace, useSession } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { InvitePerson } from './invite-person.tsx';
import { Leaving } from './leaving.tsx';
import { PendingInvitations } from './pending-invitations.tsx';
import { peopleQuery } from './people-queries.ts';
import { RoleBadge } from './role-badge.tsx';
import { SettingsTabs } from './settings-tabs.tsx';

/** Who may do what here. */
export function PeoplePage() {
  const { t } = useText('settings', 'access', 'terms', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const mayChange = usePlace().roles.includes('cluster_manager');
  const { data } = useSuspenseQuery(peopleQuery(path('')));
  const [adding, { open, close }] = useDisclosure(false);
  const invited = (name: string) => {
    void queryClient.invalidateQueries({ queryKey: ['invitations'] });
    void say({ color: 'leaf', message: t('settings:new.sent', { name }) });
  };
  return (
    <Page
      place={t('shell:pages.settings')}
      title={t('settings:people.title')}
      action={mayChange && <Button onClick={open}>{t('settings:people.add')}</Button>}
    >
      <SettingsTabs current="people" />
      <OnlyOneManager people={data} />
      <Scrolling label={t('settings:people.title')}>
        <Table verticalSpacing={6} miw="38rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('settings:people.person')}</Table.Th>
              <Table.Th>{t('settings:people.roles')}</Table.Th>
              <Table.Th>{t('settings:people.since')}</Table.Th>
              {mayChange && <Table.Th>{t('settings:people.change')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((person) => (
              <PersonRow key={person.personId} person={person} mayChange={mayChange} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <PendingInvitations mayChange={mayChange} />
      <InvitePerson opened={adding} onClose={close} onInvited={invited} />
    </Page>
  );
}

/** A cluster that hangs on one person is said to, before that person is away. */
function OnlyOneManager({ people }: { readonly people: readonly PersonInCluster[] }) {
  const { t } = useText('settings');
  const managers = people.filter(
    ({ hasAccount, grants }) => hasAccount && grants.some(({ role }) => role === 'cluster_manager'),
  );
  const [only] = managers;
  if (managers.length !== 1 || only === undefined) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      mb="md"
      title={t('settings:people.alone', { name: only.name })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      {t('settings:people.alone_remedy')}
    </Alert>
  );
}

interface PersonRowProps {
  readonly person: PersonInCluster;
  readonly mayChange: boolean;
}

function PersonRow({ person, mayChange }: PersonRowProps) {
  const { t, f } = useText('settings', 'terms');
  const { personId } = useSession();
  const { name, email, grants, since, hasAccount } = person;
  return (
    <Table.Tr>
      <Table.Td>
        {name}
        {person.personId === personId && (
          <Text span size="xs" c="dimmed">
            {' '}
            {t('settings:people.you')}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {email}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {grants.map(({ role, organisationName }) => (
            <RoleBadge key={`${role} ${organisationName}`} role={role} organisationName={organisationName} />
          ))}
        </Group>
      </Table.Td>
      <Table.Td>
        {f.date(since)}
        {!hasAccount && (
          <Text size="xs" c="dimmed">
            {t('settings:people.no_account')}
          </Text>
        )}
      </Table.Td>
      {mayChange && (
        <Table.Td>
          <EndRoles person={person} />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function HandoverLink({ personId, name }: { readonly personId: string; readonly name: string }) {
  const { t } = useText('settings');
  return (
    <Link
      to="/settings/people/$personId/handover"
      params={{ personId }}
      aria-label={t('settings:people.handover_of', { name })}
    >
      {t('settings:people.handover')}
    </Link>
  );
}

function EndRoles({ person: { personId, name, grants } }: { readonly person: PersonInCluster }) {
  const { t } = useText('settings');
  const path = useClusterPath();
  const [leaving, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={open}
        aria-label={t('settings:people.end_of', { name })}
      >
        {t('settings:people.end')}
      </Button>
      {grants.some(({ role }) => role === 'cluster_manager' || role === 'team_member') && (
        <HandoverLink personId={personId} name={name} />
      )}
      {leaving && <Leaving person={path(`/people/${personId}`)} name={name} onClose={close} />}
    </>
  );
}
