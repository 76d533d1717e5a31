import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { GroupInvitation, WorkingGroup } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import type { AllianceTabProps } from './alliance-page.tsx';
import { FieldsForm } from './fields-form.tsx';
import classes from './alliances.module.css';

interface GroupFirmsProps extends AllianceTabProps {
  readonly group: WorkingGroup;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Who is invited into a working group, and the two ways in: a firm answers for itself, or has said yes already. */
export function GroupFirms(props: GroupFirmsProps) {
  const { t } = useText('alliances');
  const { group, alliance, address, act } = props;
  const [way, setWay] = useState<'invite' | 'enter' | null>(null);
  const [until] = useState(() => inDays(21));
  const away = alliance.members.filter(
    ({ id }) =>
      !group.firms.some(({ organisationId, leftOn }) => organisationId === id && leftOn === null) &&
      !group.invitations.some(({ organisation, status }) => organisation.id === id && status === 'invited'),
  );
  const firm = {
    name: 'organisationId',
    label: t('alliances:groups.which'),
    kind: 'select',
    required: true,
    options: [{ value: '', label: '–' }, ...away.map(({ id: value, name: label }) => ({ value, label }))],
  } as const;
  const send = (path: string, body: unknown, said: string) =>
    act.mutate(
      { path: `${address}/working-groups/${group.id}${path}`, method: 'POST', body, said },
      { onSuccess: () => setWay(null) },
    );
  return (
    <>
      <Invitations {...props} />
      {way === null && (
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" onClick={() => setWay('invite')}>
            {t('alliances:groups.invite')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setWay('enter')}>
            {t('alliances:groups.enter')}
          </Button>
        </Group>
      )}
      {way === 'invite' && (
        <FieldsForm
          fields={[
            { ...firm, hint: t('alliances:groups.invite_note') },
            { name: 'message', label: t('alliances:groups.message'), kind: 'area', most: 2000 },
            { name: 'respondBy', label: t('alliances:groups.respond_by'), kind: 'date', required: true },
          ]}
          first={{ respondBy: until }}
          submit={t('alliances:groups.invite_do')}
          busy={act.isPending}
          error={null}
          onCancel={() => setWay(null)}
          onSubmit={({ organisationId, message = '', respondBy }) =>
            send('/invitations', { organisationId, message, respondBy }, t('alliances:groups.invited'))
          }
        />
      )}
      {way === 'enter' && (
        <FieldsForm
          fields={[firm]}
          submit={t('alliances:groups.enter_do')}
          busy={act.isPending}
          error={null}
          onCancel={() => setWay(null)}
          onSubmit={({ organisationId }) => send('/firms', { organisationId }, t('alliances:saved'))}
        />
      )}
    </>
  );
}

function Invitations({ group, address, act }: GroupFirmsProps) {
  const { t, f } = useText('alliances');
  const [today] = useState(() => inDays(0));
  if (group.invitations.length === 0) return null;
  const stateOf = ({ status, respondBy, settledOn }: GroupInvitation): string =>
    t(`alliances:groups.invitation.${status === 'invited' && respondBy < today ? 'late' : status}`, {
      date: f.date(settledOn ?? respondBy),
    });
  return (
    <ul className={classes['lines']} aria-label={t('alliances:groups.invitations')}>
      {group.invitations.map((invitation) => (
        <li key={invitation.id}>
          <Text size="sm" className={classes['what'] ?? ''}>
            {invitation.organisation.name}{' '}
            <Text span size="sm" c="dimmed">
              {stateOf(invitation)}
            </Text>
          </Text>
          {invitation.status === 'invited' && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() =>
                act.mutate({
                  path: `${address}/working-groups/${group.id}/invitations/${invitation.id}/withdraw`,
                  method: 'POST',
                  said: t('alliances:saved'),
                })
              }
            >
              {t('alliances:groups.invitation_withdraw', { name: invitation.organisation.name })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
