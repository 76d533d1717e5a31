import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Clearance, GroupGuard } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useProposedGroups } from '../rooms/use-proposed-groups.ts';
import classes from '../rooms/rooms.module.css';
import { ReasonForm, useDeclaration } from './declaration.tsx';
import { rulesQuery } from './sensitive-queries.ts';

/** Groups whose members are held to be competitors, and the declarations that they are not. */
export function GuardsSection() {
  const { t } = useText('meetings');
  const path = useClusterPath();
  const { isTeam } = usePlace();
  const { data } = useSuspenseQuery(rulesQuery(path('')));
  return (
    <section aria-labelledby="guards">
      <Title id="guards" order={2} size="h5" mt="lg">
        {t('meetings:sensitive.groups')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(data.groups.length === 0 ? 'meetings:sensitive.groups_none' : 'meetings:sensitive.groups_lead')}
      </Text>
      {data.groups.length > 0 &&
        (isTeam ? (
          <NamedGroups {...data} />
        ) : (
          <GroupLines {...data} nameOf={() => t('meetings:sensitive.my_group')} />
        ))}
    </section>
  );
}

interface Rules {
  readonly groups: readonly GroupGuard[];
  readonly clearances: readonly Clearance[];
}

/** For the cluster team, who knows the groups of its plans by name. */
function NamedGroups(rules: Rules) {
  const { t } = useText('meetings');
  const known = useProposedGroups();
  const nameOf = (id: string) =>
    known.find((group) => group.id === id)?.name ?? t('meetings:sensitive.unnamed');
  return <GroupLines {...rules} nameOf={nameOf} />;
}

function GroupLines({ groups, clearances, nameOf }: Rules & { readonly nameOf: (id: string) => string }) {
  return (
    <ul className={classes['rooms']}>
      {groups.map((group) => (
        <li key={group.groupId}>
          <GuardLine
            group={group}
            name={nameOf(group.groupId)}
            clearance={clearances.find(({ groupId }) => groupId === group.groupId)}
          />
        </li>
      ))}
    </ul>
  );
}

interface GuardLineProps {
  readonly group: GroupGuard;
  readonly name: string;
  readonly clearance: Clearance | undefined;
}

function GuardLine({ group, name, clearance }: GuardLineProps) {
  const { t, f } = useText('meetings');
  const { isTeam } = usePlace();
  const { declare, withdraw } = useDeclaration();
  const [declaring, setDeclaring] = useState(false);
  const error = declare.error ?? withdraw.error;
  return (
    <Stack gap="xs" p="sm">
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{name}</Text>
        <Badge variant="light" color={group.guarded ? 'gray' : 'leaf'}>
          {t(group.guarded ? 'meetings:sensitive.guarded' : 'meetings:sensitive.cleared')}
        </Badge>
      </Group>
      {clearance !== undefined && (
        <Text size="sm">
          {t('meetings:sensitive.declared_on', {
            when: f.date(clearance.declaredAt),
            reason: clearance.reason,
          })}
        </Text>
      )}
      {group.knownRivals === true && <Text size="sm">{t('meetings:sensitive.known_rivals')}</Text>}
      {error !== null && <ProblemNotice error={error} />}
      {isTeam && clearance !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          w="fit-content"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(clearance.id)}
        >
          {t('meetings:sensitive.withdraw')}
        </Button>
      )}
      {isTeam && clearance === undefined && group.knownRivals !== true && !declaring && (
        <Button size="compact-sm" variant="default" w="fit-content" onClick={() => setDeclaring(true)}>
          {t('meetings:sensitive.declare')}
        </Button>
      )}
      {declaring && clearance === undefined && (
        <ReasonForm
          busy={declare.isPending}
          onSubmit={(reason) => declare.mutate({ groupId: group.groupId, reason })}
          onClose={() => setDeclaring(false)}
        />
      )}
    </Stack>
  );
}
