import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { OutboxMail } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { outboxQuery } from './people-queries.ts';
import { RevealLink } from './reveal-link.tsx';

/** Mails whose link opens a door: where nothing sends them, somebody hands it over. */
const opening: readonly string[] = ['invitation', 'password_reset'];

/** `place`: a cluster's address, or the platform's. */
export function OutboxList({ place }: { readonly place: string }) {
  const { t } = useText('access', 'mail', 'errors');
  const { data } = useSuspenseQuery(outboxQuery(place));
  return (
    <>
      {!data.sending && (
        <Alert
          variant="light"
          color="yellow"
          mb="md"
          title={t('access:mails.kept')}
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
        >
          {t('access:mails.kept_why')}
        </Alert>
      )}
      {data.mails.length === 0 ? (
        <Empty title={t('access:mails.none')}>{t('access:mails.none_why')}</Empty>
      ) : (
        <Scrolling label={t('access:mails.title')}>
          <Table verticalSpacing={6} miw="40rem">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('access:mails.to')}</Table.Th>
                <Table.Th>{t('access:mails.about')}</Table.Th>
                <Table.Th>{t('access:mails.state')}</Table.Th>
                <Table.Th>{t('access:mails.act')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.mails.map((mail) => (
                <MailRow key={mail.id} mail={mail} place={place} sending={data.sending} />
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      )}
    </>
  );
}

interface MailRowProps {
  readonly mail: OutboxMail;
  readonly place: string;
  readonly sending: boolean;
}

function MailRow({ mail, place, sending }: MailRowProps) {
  const { t, f, has } = useText('access', 'mail');
  const { id, address, kind, params, createdAt, sentAt } = mail;
  const waits = sentAt === null && mail.answeredAt === null && mail.lastError !== 'withdrawn';
  const subject = `mail:${kind}.subject`;
  return (
    <Table.Tr>
      <Table.Td>{address}</Table.Td>
      <Table.Td>
        {has(subject) || has(`${subject}_other`) ? t(subject, params) : kind}
        <Text size="xs" c="dimmed">
          {f.dateTime(createdAt)}
        </Text>
      </Table.Td>
      <Table.Td>
        <MailState mail={mail} sending={sending} />
      </Table.Td>
      <Table.Td>
        {waits && !sending && opening.includes(kind) && (
          <RevealLink mail={`${place}/mails/${id}`} to={address} />
        )}
        {waits && sending && <Retry mail={`${place}/mails/${id}`} to={address} />}
      </Table.Td>
    </Table.Tr>
  );
}

function MailState({ mail, sending }: Pick<MailRowProps, 'mail' | 'sending'>) {
  const { t, f } = useText('access');
  const { sentAt, givenUp, lastError, revealedAt, answeredAt } = mail;
  if (answeredAt !== null) return t('access:mails.answered', { date: f.dateTime(answeredAt) });
  if (sentAt !== null) return t('access:mails.sent', { date: f.dateTime(sentAt) });
  if (lastError === 'withdrawn') return t('access:mails.withdrawn');
  return (
    <>
      {t(givenUp ? 'access:mails.given_up' : sending ? 'access:mails.waits' : 'access:mails.here')}
      {lastError !== null && (
        <Text size="xs" c="dimmed">
          {t('access:mails.error', { code: lastError })}
        </Text>
      )}
      {revealedAt !== null && (
        <Text size="xs" c="dimmed">
          {t('access:mails.revealed', { date: f.dateTime(revealedAt) })}
        </Text>
      )}
    </>
  );
}

function Retry({ mail, to }: { readonly mail: string; readonly to: string }) {
  const { t } = useText('access', 'errors');
  const queryClient = useQueryClient();
  const retry = useMutation({
    mutationFn: () => call(`${mail}/retry`, { method: 'POST', body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['outbox'] }),
  });
  return (
    <Group gap={4}>
      {retry.error !== null && <ProblemNotice error={retry.error} />}
      <Button
        size="compact-sm"
        variant="default"
        loading={retry.isPending}
        onClick={() => retry.mutate()}
        aria-label={t('access:mails.retry_of', { to })}
      >
        {t('access:mails.retry')}
      </Button>
    </Group>
  );
}
