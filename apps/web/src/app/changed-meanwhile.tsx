import { Alert, Button, Group, Text } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { showOnOpen } from './show-on-open.ts';
import { useText } from './use-text.ts';

export interface TheirField {
  readonly label: string;
  readonly value: ReactNode;
}

interface ChangedMeanwhileProps {
  /** The other version, field by field, in words. */
  readonly theirs: readonly TheirField[];
  /** Who wrote it, when that is known. */
  readonly by?: string;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two people changed the same thing: the second sees both versions and loses nothing. */
export function ChangedMeanwhile({ theirs, by, onKeepMine, onTakeTheirs }: ChangedMeanwhileProps) {
  const { t } = useText();
  return (
    <Alert
      ref={showOnOpen}
      mb="sm"
      role="alert"
      color="orange"
      variant="light"
      icon={<IconGitCompare aria-hidden />}
      title={by === undefined ? t('shell:conflict.title') : t('shell:conflict.title_by', { name: by })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Text>{t('shell:conflict.body')}</Text>
      <dl>
        {theirs.map(({ label, value }) => (
          <div key={label}>
            <Text component="dt" size="xs" fw={600}>
              {label}
            </Text>
            <Text component="dd" m={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
      </dl>
      <Group gap="xs">
        <Button size="compact-sm" onClick={onKeepMine}>
          {t('shell:conflict.keep_mine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
          {t('shell:conflict.take_theirs')}
        </Button>
      </Group>
    </Alert>
  );
}
