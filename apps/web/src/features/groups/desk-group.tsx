import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '../../app/use-text.ts';
import { DeskFirm } from './desk-firm.tsx';
import type { DeskFirmCalls } from './desk-firm.tsx';
import { useDeskWords } from './desk-words.ts';
import classes from './desk.module.css';
import { placeAttribute } from './use-drag.ts';
import type { DeskGroupLook, DeskPlace } from './workers/desk-messages.ts';

interface DeskGroupProps {
  readonly place: DeskPlace;
  readonly members: readonly string[];
  /** Absent while it is being looked at, and outside of groups. */
  readonly look: DeskGroupLook | undefined;
  readonly calls: DeskFirmCalls;
  /** The dragged firm is over it. */
  readonly isOver: boolean;
}

/** A place of the desk where firms can be put: a group, a group to come, or outside of all. */
export function DeskGroup({ place, members, look, calls, isOver }: DeskGroupProps) {
  const { t, f } = useText('groups');
  const words = useDeskWords(calls.nameOf);
  const isHeldHere = calls.dragged !== null && members.includes(calls.dragged);
  const destination =
    calls.dragged === null || isHeldHere || calls.destinations?.firm !== calls.dragged
      ? undefined
      : calls.destinations.of.find((found) => found.place === place);
  const heading = calls.placeName(place);
  return (
    <section
      className={classes['group']}
      data-over={(isOver && !isHeldHere) || undefined}
      aria-label={heading}
      {...{ [placeAttribute]: place }}
    >
      <header className={classes['groupHead']}>
        <Text fw={600} size="sm">
          {heading}
        </Text>
        {look !== undefined && look.quality !== null && (
          <Text size="xs">{t('groups:quality', { value: f.fixed(look.quality, 2) })}</Text>
        )}
      </header>
      <ul className={classes['firms']}>
        {members.map((id) => (
          <DeskFirm key={id} id={id} calls={calls} />
        ))}
      </ul>
      {members.length === 0 && (
        <Text size="xs" c="dimmed">
          {t(`groups:desk.empty_${place === 'out' ? 'out' : 'new'}`)}
        </Text>
      )}
      {look?.breaches.map((breach) => (
        <Text key={words.breach(breach)} size="xs" className={classes['breach'] ?? ''}>
          <IconAlertTriangle size={14} aria-hidden /> {words.breach(breach)}
        </Text>
      ))}
      {destination !== undefined && (
        <Text size="xs" fw={600} className={classes['cost'] ?? ''}>
          {words.destination(destination)}
        </Text>
      )}
    </section>
  );
}
