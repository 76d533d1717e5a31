import { Badge, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { MyAlliance } from '@grappe/contracts/api';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { useAllianceAct } from './alliance-queries.ts';
import classes from './alliances.module.css';

type Act = ReturnType<typeof useAllianceAct>;
type MyGroup = MyAlliance['workingGroups'][number];

/** One alliance as a firm reads it: working groups, where it is invited first, and projects. */
export function OneAlliance({ alliance, act }: { readonly alliance: MyAlliance; readonly act: Act }) {
  const { t, f } = useText('alliances');
  const { name, theme, partners, workingGroups, projects } = alliance;
  const invitedFirst = workingGroups.toSorted(
    (one, other) => Number(other.invitation !== null) - Number(one.invitation !== null),
  );
  return (
    <Section title={name} lead={theme}>
      <Text size="sm">{t('alliances:with', { names: f.list(partners) })}</Text>
      <ul className={classes['lines']}>
        {invitedFirst.map((group) => (
          <OneGroup key={group.id} group={group} act={act} />
        ))}
        {projects.map(({ id, title, kind, status }) => (
          <li key={id}>
            <Text fw={600}>{title}</Text>
            <Text size="sm" c="dimmed">
              {t(`alliances:projects.${kind}`)} · {t(`alliances:project_status.${status}`)}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneGroup({ group, act }: { readonly group: MyGroup; readonly act: Act }) {
  const { t, f } = useText('alliances');
  const { theme, purpose, isMine, roomId, firms } = group;
  const inside = firms.filter(({ leftOn }) => leftOn === null);
  return (
    <li>
      <div className={classes['what']}>
        <Text fw={600}>{theme}</Text>
        {purpose !== '' && <Text size="sm">{purpose}</Text>}
        {inside.length > 0 && (
          <Text size="xs" c="dimmed">
            {f.list(inside.map(({ name }) => name))}
          </Text>
        )}
        <Invited group={group} act={act} />
      </div>
      <Group gap="xs">
        {isMine && (
          <Badge variant="light" color="leaf" tt="none">
            {t('alliances:mine.takes_part')}
          </Badge>
        )}
        {roomId !== null && isMine && (
          <Link to="/rooms/$roomId" params={{ roomId }}>
            {t('alliances:groups.to_room')}
          </Link>
        )}
      </Group>
    </li>
  );
}

function Invited({ group, act }: { readonly group: MyGroup; readonly act: Act }) {
  const { t, f } = useText('alliances');
  const path = useClusterPath();
  const { invitation, theme } = group;
  if (invitation === null) return null;
  const answer = (accept: boolean) =>
    act.mutate({
      path: path(`/me/working-group-invitations/${invitation.id}/answer`),
      method: 'POST',
      body: { accept },
      said: t(accept ? 'alliances:mine.came' : 'alliances:mine.stayed_away'),
    });
  return (
    <div role="group" aria-label={t('alliances:mine.invited')}>
      <Text size="sm" fw={600} mt="xs">
        {t('alliances:mine.invited')} ·{' '}
        {t('alliances:mine.answer_by', { date: f.date(invitation.respondBy) })}
      </Text>
      {invitation.message !== '' && (
        <Text size="sm">
          <q>{invitation.message}</q>
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t('alliances:mine.answer_note')}
      </Text>
      <Group gap="xs" mt={4}>
        <Button
          size="compact-sm"
          loading={act.isPending}
          aria-label={t('alliances:mine.come_to', { theme })}
          onClick={() => answer(true)}
        >
          {t('alliances:mine.come')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={act.isPending}
          aria-label={t('alliances:mine.stay_away_from', { theme })}
          onClick={() => answer(false)}
        >
          {t('alliances:mine.stay_away')}
        </Button>
      </Group>
    </div>
  );
}
