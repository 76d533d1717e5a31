import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Room, RoomDecision } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { DecisionForm } from './decision-form.tsx';
import classes from './rooms.module.css';

const colours = { proposed: 'gray', adopted: 'leaf', rejected: 'red' } as const;

/** What the room decides. */
export function Decisions({ room }: { readonly room: Room }) {
  const { t } = useText('rooms');
  const [open, setOpen] = useState<string | null>(null);
  const canWrite = room.status === 'open';
  return (
    <>
      {canWrite && open !== 'new' && (
        <Button size="compact-sm" variant="default" onClick={() => setOpen('new')}>
          {t('rooms:decision.add')}
        </Button>
      )}
      {open === 'new' && <DecisionForm room={room} decision={null} onClose={() => setOpen(null)} />}
      {room.decisions.length === 0 && open !== 'new' && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('rooms:decision.none')}
        </Text>
      )}
      <ul className={classes['lines']}>
        {room.decisions.map((decision) => (
          <li key={decision.id}>
            {open === decision.id ? (
              <DecisionForm room={room} decision={decision} onClose={() => setOpen(null)} />
            ) : (
              <DecisionLine decision={decision} onEdit={canWrite ? () => setOpen(decision.id) : undefined} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface DecisionLineProps {
  readonly decision: RoomDecision;
  readonly onEdit: (() => void) | undefined;
}

function DecisionLine({ decision, onEdit }: DecisionLineProps) {
  const { t, f } = useText('rooms');
  return (
    <>
      <Group gap="xs" align="baseline">
        <Badge size="sm" variant="light" color={colours[decision.status]}>
          {t(`rooms:decision.${decision.status}`)}
        </Badge>
        {decision.decidedOn !== null && (
          <Text size="xs" c="dimmed">
            {f.date(decision.decidedOn)}
          </Text>
        )}
      </Group>
      <Text fw={600} mt={2} style={{ overflowWrap: 'anywhere' }}>
        {decision.title}
      </Text>
      {decision.body !== '' && <p className={classes['body']}>{decision.body}</p>}
      {onEdit !== undefined && (
        <Button
          size="compact-xs"
          variant="subtle"
          ml={-8}
          onClick={onEdit}
          aria-label={t('rooms:decision.edit_of', { title: decision.title })}
        >
          {t('rooms:message.edit')}
        </Button>
      )}
    </>
  );
}
