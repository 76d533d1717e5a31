import { Alert, Button, Group, Text } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import type { Room } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

interface ChangedMeanwhileProps {
  readonly room: Room;
  /** The other version, field by field, in words. */
  readonly theirs: readonly { readonly label: string; readonly value: string }[];
  readonly by: string | null;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two people changed the same thing: the second sees both versions and loses nothing. */
export function ChangedMeanwhile({ room, theirs, by, onKeepMine, onTakeTheirs }: ChangedMeanwhileProps) {
  const { t } = useText('rooms');
  const name = room.people.find(({ id }) => id === by)?.name ?? t('rooms:people.gone');
  return (
    <Alert
      role="alert"
      color="orange"
      variant="light"
      icon={<IconGitCompare aria-hidden />}
      title={t('rooms:conflict.title', { name })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Text>{t('rooms:conflict.body')}</Text>
      <dl>
        {theirs.map(({ label, value }) => (
          <div key={label}>
            <Text component="dt" size="xs" fw={600}>
              {label}
            </Text>
            <Text component="dd" m={0}>
              {value}
            </Text>
          </div>
        ))}
      </dl>
      <Group gap="xs">
        <Button size="compact-sm" onClick={onKeepMine}>
          {t('rooms:conflict.keep_mine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
          {t('rooms:conflict.take_theirs')}
        </Button>
      </Group>
    </Alert>
  );
}
