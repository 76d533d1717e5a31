import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Asks, AskShape } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { AnswerAsk } from './answer-ask.tsx';
import { asksQuery } from './sharing-queries.ts';
import { SharingTabs } from './sharing-tabs.tsx';
import { useAction } from './use-action.ts';
import classes from './sharing.module.css';

/** What others ask of me, what I ask of them, and what I let them read today. */
export function AsksPage() {
  const { t } = useText('sharing', 'terms', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(asksQuery(path('')));
  const waiting = data.received.filter(({ status }) => status === 'open');
  const answered = data.received.filter(({ status }) => status !== 'open');
  return (
    <Page place={t('shell:pages.me')} title={t('sharing:asks.title')} lead={t('sharing:asks.lead')}>
      <SharingTabs current="asks" />
      <Stack gap="lg">
        {waiting.length === 0 ? (
          <Empty title={t('sharing:asks.none')}>{t('sharing:asks.none_body')}</Empty>
        ) : (
          <Stack gap="sm">
            {waiting.map((ask) => (
              <AnswerAsk key={ask.id} ask={ask} />
            ))}
          </Stack>
        )}
        <Grants grants={data.grants} />
        <AskList title={t('sharing:asks.sent')} asks={data.sent} />
        <AskList title={t('sharing:asks.answered')} asks={answered} />
      </Stack>
    </Page>
  );
}

/** What others read because I let them, each with the way to take it back. */
function Grants({ grants }: Pick<Asks, 'grants'>) {
  const { t, f } = useText('sharing', 'terms', 'errors');
  const act = useAction();
  if (grants.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {t('sharing:asks.granted')}
      </Title>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Paper withBorder bg="var(--grappe-surface)">
        <ul className={classes['lines']}>
          {grants.map(({ id, key, item, grantee, until }) => (
            <li key={id}>
              <div className={classes['what']}>
                {t(`terms:fact.${key}`)} {item !== '' && <Text span>{item}</Text>}
                <Text size="xs" c="dimmed">
                  {t('sharing:asks.read_by', { name: grantee.name, date: f.date(until) })}
                </Text>
              </div>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('sharing:asks.revoke_of', { name: grantee.name })}
                onClick={() =>
                  act.mutate({ address: `/asks/grants/${id}/revoke`, said: t('sharing:asks.revoked') })
                }
              >
                {t('sharing:asks.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      </Paper>
    </section>
  );
}

function AskList({ title, asks }: { readonly title: string; readonly asks: readonly AskShape[] }) {
  const { t, f } = useText('sharing', 'terms', 'errors');
  const act = useAction();
  if (asks.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Paper withBorder bg="var(--grappe-surface)">
        <ul className={classes['lines']}>
          {asks.map((ask) => (
            <li key={ask.id}>
              <div className={classes['what']}>
                <OrganisationLink id={ask.other.id}>{ask.other.name}</OrganisationLink>
                <Text size="xs" c="dimmed">
                  {ask.key === null ? t('sharing:asks.introduction') : t(`terms:fact.${ask.key}`)},{' '}
                  {f.date(ask.askedAt)}
                </Text>
              </div>
              <Group gap="xs">
                <Badge variant="light" color={ask.status === 'accepted' ? 'leaf' : 'gray'}>
                  {t(`sharing:status.${ask.status}`)}
                </Badge>
                {ask.until !== null && (
                  <Text size="xs" c="dimmed">
                    {t('sharing:asks.until', { date: f.date(ask.until) })}
                  </Text>
                )}
                {ask.status === 'open' && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('sharing:asks.withdraw_of', { name: ask.other.name })}
                    onClick={() =>
                      act.mutate({ address: `/asks/${ask.id}/withdraw`, said: t('sharing:asks.withdrawn') })
                    }
                  >
                    {t('sharing:asks.withdraw')}
                  </Button>
                )}
              </Group>
            </li>
          ))}
        </ul>
      </Paper>
    </section>
  );
}
