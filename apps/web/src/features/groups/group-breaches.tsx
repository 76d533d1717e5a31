import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { GroupSummary } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { useBreachWords } from './breach-words.ts';
import classes from './groups.module.css';

type Broken = Pick<GroupSummary, 'members' | 'breaches'>;

/** Conditions that a group composed by hand breaks, on its page. */
export function GroupBreaches({ members, breaches }: Broken) {
  const { t } = useText('groups');
  const words = useBreachWords(members);
  if (breaches.length === 0) return null;
  return (
    <Alert
      mb="md"
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('groups:breaches.title', { count: breaches.length })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <ul className={classes['breaches']}>
        {breaches.map((breach) => (
          <li key={words(breach)}>{words(breach)}</li>
        ))}
      </ul>
      <Text size="sm">{t('groups:breaches.meaning')}</Text>
    </Alert>
  );
}

/** The same at a glance, on the card of the group in its plan. */
export function BreachLines({ members, breaches }: Broken) {
  const words = useBreachWords(members);
  return breaches.map((breach) => (
    <Text key={words(breach)} size="xs" fw={600}>
      <IconAlertTriangle size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {words(breach)}
    </Text>
  ));
}
