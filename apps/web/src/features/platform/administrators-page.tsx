import { Alert, Button, Group, Table, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invitation, Platform } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { Leaving } from '../settings/leaving.tsx';
import { CloseAccount } from './close-account.tsx';
import { InviteModal } from './invite-modal.tsx';
import { platformAddress, platformQuery } from './platform-queries.ts';
import { PlatformTabs } from './platform-tabs.tsx';

type Administrator = Platform['administrators'][number];

/** Who looks after the platform? */
export function AdministratorsPage() {
  const { t } = useText('access', 'settings', 'terms', 'errors');
  const { data } = useSuspenseQuery(platformQuery);
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      place={t('shell:pages.platform')}
      title={t('access:platform.people.title')}
      action={<Button onClick={() => setInviting(true)}>{t('access:platform.people.invite')}</Button>}
    >
      <PlatformTabs current="people" />
      {data.administrators.length === 1 && (
        <Alert
          color="yellow"
          variant="light"
          mb="md"
          title={t('access:platform.people.alone')}
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
        >
          {t('access:platform.people.alone_remedy')}
        </Alert>
      )}
      <Administrators administrators={data.administrators} />
      {data.invitations.length > 0 && <Waiting invitations={data.invitations} />}
      <CloseAccount />
      {inviting && (
        <InviteModal
          title={t('access:platform.people.invite')}
          lead={t('access:platform.people.invite_lead')}
          path="/administrators"
          bodyOf={(invited) => invited}
          onClose={() => setInviting(false)}
        />
      )}
    </Page>
  );
}

function Administrators({ administrators }: { readonly administrators: readonly Administrator[] }) {
  const { t } = useText('access', 'settings');
  const [leaving, setLeaving] = useState<Administrator | null>(null);
  return (
    <>
      <Scrolling label={t('access:platform.people.title')}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('settings:people.person')}</Table.Th>
              <Table.Th>{t('settings:people.change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {administrators.map((administrator) => (
              <Table.Tr key={administrator.personId}>
                <Table.Td>
                  {administrator.name}{' '}
                  {administrator.isYou && (
                    <Text span size="xs" c="dimmed">
                      {t('settings:people.you')}
                    </Text>
                  )}
                  <Text size="xs" c="dimmed">
                    {administrator.email}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setLeaving(administrator)}
                    aria-label={t('settings:people.end_of', { name: administrator.name })}
                  >
                    {t('settings:people.end')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      {leaving !== null && (
        <Leaving
          person={`${platformAddress}/administrators/${leaving.personId}`}
          name={leaving.name}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
}

function Waiting({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const { t } = useText('settings');
  return (
    <section aria-labelledby="waiting">
      <Title id="waiting" order={2} size="h5" mt="lg" mb="xs">
        {t('settings:invitations.title')}
      </Title>
      {invitations.map((invitation) => (
        <WaitingLine key={invitation.id} invitation={invitation} />
      ))}
    </section>
  );
}

function WaitingLine({
  invitation: { id, name, email, expired, expiresAt },
}: {
  readonly invitation: Invitation;
}) {
  const { t, f } = useText('settings', 'access', 'errors');
  const queryClient = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => call(`${platformAddress}/invitations/${id}/withdraw`, { method: 'POST', body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: platformQuery.queryKey }),
  });
  return (
    <Group justify="space-between" py={4} maw="40rem">
      <div>
        {name}
        <Text size="xs" c="dimmed">
          {email},{' '}
          {expired ? t('settings:invitations.expired') : t('access:offer.until', { date: f.date(expiresAt) })}
        </Text>
      </div>
      {withdraw.error !== null && <ProblemNotice error={withdraw.error} />}
      <TwoStepButton
        label={t('settings:invitations.withdraw')}
        spoken={t('settings:invitations.withdraw_of', { name })}
        sure={t('settings:invitations.withdraw_sure')}
        busy={withdraw.isPending}
        onSure={() => withdraw.mutate()}
      />
    </Group>
  );
}
