import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Account } from '@grappe/contracts/api';
import { accountQuery } from '../../app/account-query.ts';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { deviceOf } from './device-of.ts';
import { Section } from './section.tsx';

type OpenSession = Account['sessions'][number];

/** Where one is signed in. A session that is closed here is closed at once, everywhere. */
export function Sessions({ sessions }: { readonly sessions: readonly OpenSession[] }) {
  const { t } = useText('access', 'errors');
  const queryClient = useQueryClient();
  const close = useMutation({
    mutationFn: (which: string) => call(`/api/account/sessions/${which}`, { method: 'POST', body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  const ordered = sessions.toSorted(
    (a, b) => Number(b.current) - Number(a.current) || b.createdAt.localeCompare(a.createdAt),
  );
  return (
    <Section id="sessions" title={t('access:sessions.title')} lead={t('access:sessions.lead')}>
      {close.error !== null && <ProblemNotice error={close.error} />}
      {ordered.map((session) => (
        <SessionLine
          key={session.id}
          session={session}
          busy={close.isPending}
          onClose={() => close.mutate(`${session.id}/close`)}
        />
      ))}
      {ordered.length > 1 && (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={close.isPending}
          onClick={() => close.mutate('close-others')}
        >
          {t('access:sessions.close_others')}
        </Button>
      )}
    </Section>
  );
}

interface SessionLineProps {
  readonly session: OpenSession;
  readonly busy: boolean;
  readonly onClose: () => void;
}

function SessionLine({ session, busy, onClose }: SessionLineProps) {
  const { t, f } = useText('access');
  const device = deviceOf(session.userAgent);
  const name =
    device === null
      ? t('access:sessions.unknown_device')
      : t('access:sessions.device', { browser: device.browser, system: device.system });
  const since = f.dateTime(session.createdAt);
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Text fw={500}>{name}</Text>
        <Text size="xs" c="dimmed">
          {t('access:sessions.since', { date: since })}
        </Text>
      </div>
      {session.current ? (
        <Text size="sm">{t('access:sessions.current')}</Text>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          onClick={onClose}
          aria-label={t('access:sessions.close_of', { device: name, date: since })}
        >
          {t('access:sessions.close')}
        </Button>
      )}
    </Group>
  );
}
