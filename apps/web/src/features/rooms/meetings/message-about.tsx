import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { isSensitive } from '@grappe/contracts/facts';
import type { ExchangeCategory, SensitiveCategory } from '@grappe/contracts/facts';
import type { Room } from '@grappe/contracts/api';
import { usePlace } from '../../../app/session.ts';
import { useText } from '../../../app/use-text.ts';
import { TellCoordinators } from '../../sensitive/tell-coordinators.tsx';
import { CategorySelect } from './category-select.tsx';
import { looksSensitive } from './looks-sensitive.ts';

interface MessageAboutProps {
  readonly room: Room;
  readonly text: string;
  readonly category: ExchangeCategory | null;
  readonly onCategory: (category: ExchangeCategory | null) => void;
  /** The cluster team alone has it: it is no longer to be said in the room. */
  readonly onTold: () => void;
}

/** What a message is about. Among competitors what is sensitive is refused, with its reason and the way that remains. */
export function MessageAbout({ room, text, category, onCategory, onTold }: MessageAboutProps) {
  const { t } = useText('meetings', 'terms');
  const [told, setTold] = useState(false);
  const sensitive = room.guarded && isSensitive(category) ? category : null;
  return (
    <Stack gap={4} mt="xs">
      <CategorySelect
        size="xs"
        label={t('meetings:about.label')}
        none={t('meetings:about.none')}
        value={category}
        onChange={(chosen) => {
          setTold(false);
          onCategory(chosen);
        }}
      />
      {room.guarded && category === null && looksSensitive(text) && (
        <Text size="xs" role="status">
          {t('meetings:about.looks')}
        </Text>
      )}
      {told && (
        <Text size="sm" role="status">
          {t('meetings:about.told')}
        </Text>
      )}
      {sensitive !== null && (
        <Refused
          key={sensitive}
          room={room}
          text={text}
          category={sensitive}
          onTold={() => {
            setTold(true);
            onTold();
          }}
        />
      )}
    </Stack>
  );
}

interface RefusedProps {
  readonly room: Room;
  readonly text: string;
  readonly category: SensitiveCategory;
  readonly onTold: () => void;
}

function Refused({ room, text, category, onTold }: RefusedProps) {
  const { t } = useText('meetings', 'terms');
  const { isFirm } = usePlace();
  const [telling, setTelling] = useState(false);
  return (
    <Alert
      role="alert"
      color="orange"
      variant="light"
      icon={<IconHandStop aria-hidden />}
      title={t('meetings:about.refused', { category: t(`terms:exchange.${category}`) })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Text size="sm" mb="xs">
        {t('meetings:about.refused_lead')}
      </Text>
      {isFirm && !telling && (
        <Button size="compact-sm" onClick={() => setTelling(true)}>
          {t('meetings:about.tell')}
        </Button>
      )}
      {telling && (
        <TellCoordinators
          category={category}
          roomId={room.id}
          startWith={text}
          onTold={onTold}
          onClose={() => setTelling(false)}
        />
      )}
    </Alert>
  );
}
