import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorkingGroup } from '@grappe/contracts/api';
import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { AddingForm } from './adding-form.tsx';
import { FieldsForm, orNull } from './fields-form.tsx';
import { GroupFirms } from './group-firms.tsx';
import { Projects } from './projects.tsx';
import { useOwners } from './use-owners.ts';
import { isSigned } from './stages.ts';

/** Thematic working groups, and what firms do together. */
export function GroupsTab(props: AllianceTabProps) {
  const { t } = useText('alliances');
  const { alliance, address, act } = props;
  const owners = useOwners(alliance, null);
  const mayAdd = isSigned(alliance.stage) && alliance.status === 'active';
  return (
    <Stack gap="md">
      <Section title={t('alliances:groups.title')} lead={mayAdd ? undefined : t('alliances:groups.early')}>
        {alliance.workingGroups.length === 0 && <Text size="sm">{t('alliances:groups.none')}</Text>}
        <Stack gap="sm">
          {alliance.workingGroups.map((group) => (
            <OneGroup key={group.id} group={group} {...props} />
          ))}
        </Stack>
        {mayAdd && (
          <AddingForm
            fields={[
              { name: 'theme', label: t('alliances:groups.theme'), required: true, most: 200 },
              { name: 'purpose', label: t('alliances:groups.purpose'), kind: 'area' },
              { name: 'owner', label: t('alliances:roadmap.owner'), kind: 'select', options: owners },
            ]}
            submit={t('alliances:groups.add')}
            busy={act.isPending}
            error={null}
            onSubmit={({ theme, purpose = '', owner }, done) =>
              act.mutate(
                {
                  path: `${address}/working-groups`,
                  method: 'POST',
                  body: { theme, purpose, ownerId: orNull(owner) },
                  said: t('alliances:saved'),
                },
                { onSuccess: done },
              )
            }
          />
        )}
      </Section>
      <Projects {...props} />
    </Stack>
  );
}

function OneGroup(props: AllianceTabProps & { readonly group: WorkingGroup }) {
  const { t, f } = useText('alliances');
  const { clusterId } = usePlace();
  const { group, alliance, address, act } = props;
  const [edits, setEdits] = useState(false);
  const { id, theme, purpose, owner, status, roomId, firms, outcome } = group;
  if (edits) return <GroupForm {...props} onClose={() => setEdits(false)} />;
  const inside = firms.filter(({ leftOn }) => leftOn === null);
  const isOpen = status === 'open' && alliance.status === 'active';
  const post = (path: string, body?: unknown) =>
    act.mutate({
      path: `${address}/working-groups/${id}${path}`,
      method: 'POST',
      body,
      said: t('alliances:saved'),
    });
  return (
    <div>
      <Group gap="xs">
        <Text fw={600} component="h3" m={0}>
          {theme}
        </Text>
        {status === 'closed' && <Badge color="gray">{t('alliances:groups.closed')}</Badge>}
        {roomId !== null && (
          <Link to="/rooms/$roomId" params={{ roomId }}>
            {t('alliances:groups.to_room')}
          </Link>
        )}
        {roomId === null && isOpen && (
          <Button size="compact-sm" variant="default" onClick={() => post('/room')}>
            {t('alliances:groups.room')}
          </Button>
        )}
        {alliance.status === 'active' && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${t('alliances:edit')} – ${theme}`}
            onClick={() => setEdits(true)}
          >
            {t('alliances:edit')}
          </Button>
        )}
      </Group>
      {purpose !== '' && <Text size="sm">{purpose}</Text>}
      {owner !== null && (
        <Text size="xs" c="dimmed">
          {t('alliances:owner', { name: owner.name })}
        </Text>
      )}
      {outcome !== '' && <Text size="sm">{outcome}</Text>}
      <Text size="sm">
        {t('alliances:groups.firms')}
        {' – '}
        {inside.length === 0 ? t('alliances:groups.no_firms') : f.list(inside.map(({ name }) => name))}
      </Text>
      {isOpen && (
        <>
          <Group gap="xs">
            {inside
              .filter((firm) => firm.clusterId === clusterId)
              .map((firm) => (
                <Button
                  key={firm.organisationId}
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => post(`/firms/${firm.organisationId}/leave`)}
                >
                  {t('alliances:groups.leave_of', { name: firm.name })}
                </Button>
              ))}
          </Group>
          <GroupFirms group={group} alliance={alliance} address={address} act={act} />
        </>
      )}
    </div>
  );
}

function GroupForm({
  group,
  alliance,
  address,
  act,
  onClose,
}: AllianceTabProps & { readonly group: WorkingGroup; readonly onClose: () => void }) {
  const { t } = useText('alliances');
  const owners = useOwners(alliance, null);
  const { id, theme, purpose, owner, status, outcome, version } = group;
  return (
    <FieldsForm
      fields={[
        { name: 'theme', label: t('alliances:groups.theme'), required: true, most: 200 },
        { name: 'purpose', label: t('alliances:groups.purpose'), kind: 'area' },
        { name: 'owner', label: t('alliances:roadmap.owner'), kind: 'select', options: owners },
        { name: 'closed', label: t('alliances:groups.close'), kind: 'check' },
        { name: 'outcome', label: t('alliances:projects.outcome'), kind: 'area' },
      ]}
      first={{ theme, purpose, owner: owner?.id ?? '', closed: status === 'closed' ? 'yes' : '', outcome }}
      submit={t('alliances:save')}
      busy={act.isPending}
      error={null}
      onCancel={onClose}
      onSubmit={({ owner: ownerId, closed, ...texts }) =>
        act.mutate(
          {
            path: `${address}/working-groups/${id}`,
            method: 'PUT',
            body: {
              ...texts,
              ownerId: orNull(ownerId),
              status: closed === 'yes' ? 'closed' : 'open',
              version,
            },
            said: t('alliances:saved'),
          },
          { onSuccess: onClose },
        )
      }
    />
  );
}
