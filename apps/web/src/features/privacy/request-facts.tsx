import { Badge, Group, Text } from '@mantine/core';
import type { PrivacyRequest } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

const colours = { open: 'grape', done: 'leaf', refused: 'gray' } as const;

/** What was asked, by when it is answered, what was answered and done. */
export function RequestFacts({ request }: { readonly request: PrivacyRequest }) {
  const { t, f } = useText('privacy');
  const { kind, status, askedAt, answeredAt, dueOn, message, answer, outcome } = request;
  const removed = Object.entries(outcome.removed).filter(([, number]) => number > 0);
  return (
    <div>
      <Group gap="xs">
        <Text fw={600}>{t(`privacy:kind.${kind}`)}</Text>
        <Badge variant="light" color={colours[status]}>
          {t(`privacy:status.${status}`)}
        </Badge>
      </Group>
      {message !== '' && <Text size="sm">{message}</Text>}
      <Text size="xs" c="dimmed">
        {t('privacy:request.asked', { date: f.date(askedAt) })}
        {'. '}
        {answeredAt === null
          ? t('privacy:request.due', { date: f.date(dueOn) })
          : t('privacy:request.answered', { date: f.date(answeredAt) })}
      </Text>
      {answer !== '' && <Text size="sm">{answer}</Text>}
      {removed.length > 0 && (
        <Text size="sm">
          {t('privacy:outcome.removed', {
            what: f.list(removed.map(([code, number]) => t(`privacy:outcome.${code}`, { number }))),
          })}
        </Text>
      )}
      {outcome.kept.length > 0 && (
        <Text size="sm">
          {t('privacy:outcome.kept', {
            what: f.list(outcome.kept.map((code) => t(`privacy:outcome.${code}`))),
          })}
        </Text>
      )}
    </div>
  );
}
