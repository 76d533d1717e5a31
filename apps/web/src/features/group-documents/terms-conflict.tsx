import { Alert, Button, Group, Text } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import type { GroupDocuments } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import type { Difference } from './terms-draft.ts';
import { labelOf } from './terms-labels.ts';

interface TermsConflictProps extends Pick<GroupDocuments, 'members'> {
  readonly by: string | null;
  readonly theirs: readonly Difference[];
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two people changed the terms: the second sees what differs and loses nothing. */
export function TermsConflict({ by, members, theirs, onKeepMine, onTakeTheirs }: TermsConflictProps) {
  const { t, f } = useText('documents');
  const nameOf = (id: string | null) => members.find((member) => member.id === id)?.name;
  const word = ({ field, theirs: value }: Difference): string => {
    if (value === '') return t('documents:terms.nobody');
    if (field === 'employerId') return nameOf(value) ?? t('documents:terms.nobody');
    return field === 'startsOn' ? f.date(value) : value;
  };
  return (
    <Alert
      role="alert"
      color="orange"
      variant="light"
      mb="sm"
      icon={<IconGitCompare aria-hidden />}
      title={t('documents:conflict.title', { name: by ?? t('documents:conflict.somebody') })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Text>{t('documents:conflict.body')}</Text>
      <dl>
        {theirs.map((difference) => {
          const member = nameOf(difference.memberId);
          const label = t(labelOf(difference.field));
          return (
            <div key={`${difference.memberId}-${difference.field}`}>
              <Text component="dt" size="xs" fw={600}>
                {member === undefined ? label : `${member} – ${label}`}
              </Text>
              <Text component="dd" m={0}>
                {word(difference)}
              </Text>
            </div>
          );
        })}
      </dl>
      <Group gap="xs">
        <Button size="compact-sm" onClick={onKeepMine}>
          {t('documents:conflict.keep_mine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
          {t('documents:conflict.take_theirs')}
        </Button>
      </Group>
    </Alert>
  );
}
