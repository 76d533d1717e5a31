import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconArrowsMove, IconGripVertical } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import { useText } from '../../app/use-text.ts';
import { useDeskWords } from './desk-words.ts';
import classes from './desk.module.css';
import type { Destinations } from './use-desk.ts';
import type { DeskPlace } from './workers/desk-messages.ts';

export interface DeskFirmCalls {
  readonly nameOf: (id: string) => string;
  readonly placeName: (place: DeskPlace) => string;
  readonly destinations: Destinations | null;
  readonly onAsk: (firm: string) => void;
  readonly onMove: (firm: string, place: DeskPlace) => void;
  readonly onDrag: (event: PointerEvent, firm: string) => void;
  readonly dragged: string | null;
}

/** One firm: dragged by its handle (or, with a mouse, by any part), or moved from its menu, which says what each move costs. */
export function DeskFirm({ id, calls }: { readonly id: string; readonly calls: DeskFirmCalls }) {
  const { t } = useText('groups');
  const name = calls.nameOf(id);
  const press = (event: PointerEvent) => {
    if (event.target instanceof Element && event.target.closest('button') !== null) return;
    if (event.pointerType === 'mouse') event.preventDefault();
    const byHandle = event.target instanceof Element && event.target.closest('[data-handle]') !== null;
    if (event.pointerType === 'mouse' || byHandle) calls.onDrag(event, id);
  };
  return (
    <li
      className={classes['firm']}
      data-dragged={calls.dragged === id || undefined}
      data-firm={id}
      onPointerDown={press}
    >
      <span data-handle className={classes['handle']} aria-hidden>
        <IconGripVertical size={16} />
      </span>
      <Text span size="sm" className={classes['name'] ?? ''}>
        {name}
      </Text>
      <Menu position="bottom-end" onOpen={() => calls.onAsk(id)} withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" size="md" aria-label={t('groups:desk.move', { name })}>
            <IconArrowsMove size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }} maw="24rem">
          <Places id={id} calls={calls} />
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function Places({ id, calls }: { readonly id: string; readonly calls: DeskFirmCalls }) {
  const { t } = useText('groups');
  const words = useDeskWords(calls.nameOf);
  const found = calls.destinations?.firm === id ? calls.destinations.of : null;
  if (found === null) return <Menu.Label role="status">{t('groups:desk.looking')}</Menu.Label>;
  const ordered = found.toSorted((a, b) => b.gain - a.gain);
  return ordered.map((destination) => (
    <Menu.Item key={destination.place} onClick={() => calls.onMove(id, destination.place)}>
      <Text size="sm" fw={600}>
        {calls.placeName(destination.place)}
      </Text>
      <Text size="xs" c="dimmed">
        {words.destination(destination)}
      </Text>
    </Menu.Item>
  ));
}
