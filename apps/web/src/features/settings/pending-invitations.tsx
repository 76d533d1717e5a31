import { Badge, Button, Group, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { Invitation, NewInvitation } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { welcomeQuery } from '../sign-in/welcome-query.ts';
import { invitationsQuery } from './people-queries.ts';
import { RevealLink } from './reveal-link.tsx';
import { RoleBadge } from './role-badge.tsx';

/** Who was invited and has not answered. */
export function PendingInvitations({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useText('settings', 'terms', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(invitationsQuery(path('')));
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <Title id="invitations" order={2} size="h5" mt="lg" mb="xs">
        {t('settings:invitations.title')}
      </Title>
      <Scrolling label={t('settings:invitations.title')}>
        <Table verticalSpacing={6} miw="38rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('settings:people.person')}</Table.Th>
              <Table.Th>{t('settings:invitations.role')}</Table.Th>
              <Table.Th>{t('settings:invitations.until')}</Table.Th>
              {mayChange && <Table.Th>{t('settings:people.change')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} mayChange={mayChange} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}

interface InvitationRowProps {
  readonly invitation: Invitation;
  readonly mayChange: boolean;
}

function InvitationRow({ invitation, mayChange }: InvitationRowProps) {
  const { t, f } = useText('settings');
  const { name, email, role, organisationName, expiresAt, expired } = invitation;
  return (
    <Table.Tr>
      <Table.Td>
        {name}
        <Text size="xs" c="dimmed">
          {email}
        </Text>
      </Table.Td>
      <Table.Td>
        <RoleBadge role={role} organisationName={organisationName} />
      </Table.Td>
      <Table.Td>
        {expired ? (
          <Badge color="red" variant="light" tt="none" c="inherit">
            {t('settings:invitations.expired')}
          </Badge>
        ) : (
          f.date(expiresAt)
        )}
      </Table.Td>
      {mayChange && (
        <Table.Td>
          <Answers invitation={invitation} />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

/** Hands the link over where nothing sends it, sends another, or takes the invitation back. */
function Answers({ invitation }: { readonly invitation: Invitation }) {
  const { t, language } = useText('settings', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const { data: welcome } = useQuery(welcomeQuery);
  const { id, name, email, role, organisationId, mailId, expired } = invitation;
  const answered = useMutation({
    mutationFn: (answer: 'renew' | 'withdraw') =>
      answer === 'renew'
        ? call(path('/invitations'), {
            method: 'POST',
            body: { name, email, language, role, organisationId } as NewInvitation,
          })
        : call(path(`/invitations/${id}/withdraw`), { method: 'POST', body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['invitations'] }),
  });
  return (
    <Group gap={4}>
      {answered.error !== null && <ProblemNotice error={answered.error} />}
      {welcome?.sendsMail === false && mailId !== null && !expired && (
        <RevealLink mail={path(`/mails/${mailId}`)} to={name} />
      )}
      <Button
        size="compact-sm"
        variant="default"
        loading={answered.isPending}
        onClick={() => answered.mutate('renew')}
        aria-label={t('settings:invitations.renew_of', { name })}
      >
        {t('settings:invitations.renew')}
      </Button>
      <TwoStepButton
        label={t('settings:invitations.withdraw')}
        spoken={t('settings:invitations.withdraw_of', { name })}
        sure={t('settings:invitations.withdraw_sure')}
        busy={answered.isPending}
        onSure={() => answered.mutate('withdraw')}
      />
    </Group>
  );
}
