import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AllianceLine } from '@grappe/contracts/api';
import { allianceStages } from './stages.ts';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { AllianceLinks } from './alliance-links.tsx';
import { pipelineQuery, useAllianceAct } from './alliance-queries.ts';
import { NewAlliance } from './new-alliance.tsx';
import classes from './alliances.module.css';

/** With which clusters are we on the way, and at which stage? */
export function AlliancesPage() {
  const { t } = useText('alliances', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(pipelineQuery(path('')));
  const manages = usePlace().roles.includes('cluster_manager');
  const [opens, setOpens] = useState(false);
  return (
    <Page
      place={t('shell:pages.alliances')}
      title={t('alliances:title')}
      lead={t('alliances:question')}
      action={manages && !opens && <Button onClick={() => setOpens(true)}>{t('alliances:new')}</Button>}
    >
      <Stack gap="lg">
        <AllianceLinks current="alliances" />
        {opens && <NewAlliance onClose={() => setOpens(false)} />}
        {data.length === 0 && !opens ? (
          <Empty title={t('alliances:none')}>{t('alliances:none_body')}</Empty>
        ) : (
          <Pipeline lines={data} />
        )}
      </Stack>
    </Page>
  );
}

function Pipeline({ lines }: { readonly lines: readonly AllianceLine[] }) {
  const { t } = useText('alliances');
  const ended = lines.filter(({ status }) => status === 'ended');
  return (
    <>
      <Scrolling bare label={t('alliances:title')}>
        <div className={classes['pipeline']}>
          {allianceStages.map((stage) => {
            const here = lines.filter((line) => line.stage === stage && line.status !== 'ended');
            return (
              <section
                key={stage}
                aria-label={t(`alliances:stage.${stage}`)}
                className={`${classes['stage']} ${here.length === 0 ? classes['empty'] : ''}`}
              >
                <Title order={2} size="h6">
                  {t(`alliances:stage.${stage}`)}
                </Title>
                {here.length === 0 ? (
                  <Text size="xs" c="dimmed">
                    {t('alliances:empty_stage')}
                  </Text>
                ) : (
                  <ul className={classes['cards']}>
                    {here.map((line) => (
                      <Card key={line.id} line={line} />
                    ))}
                  </ul>
                )}
              </section>
            );
          })}
        </div>
      </Scrolling>
      {ended.length > 0 && (
        <section aria-label={t('alliances:ended')}>
          <Title order={2} size="h5" mb="xs">
            {t('alliances:ended')}
          </Title>
          <ul className={classes['cards']}>
            {ended.map((line) => (
              <Card key={line.id} line={line} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Card({ line }: { readonly line: AllianceLine }) {
  const { t, f } = useText('alliances');
  const manages = usePlace().roles.includes('cluster_manager');
  const { id, name, stageSince, owner, nextStep, nextOn, quietSince, lateCommitments, openIncidents, gaps } =
    line;
  const step = nextOn === null ? nextStep : t('alliances:next_by', { step: nextStep, date: f.date(nextOn) });
  return (
    <li className={classes['card']}>
      <Text fw={600} component="h3" m={0}>
        {isAwaited(line) ? (
          name
        ) : (
          <Link to="/alliances/$allianceId" params={{ allianceId: id }}>
            {name}
          </Link>
        )}
      </Text>
      <Text size="sm">
        <PartnerWords line={line} />
      </Text>
      <Text size="xs" c="dimmed">
        {t('alliances:since', { date: f.date(stageSince) })}
        {' · '}
        {owner === null ? t('alliances:no_owner') : t('alliances:owner', { name: owner.name })}
      </Text>
      {isAwaited(line) && manages && <Answer line={line} />}
      {nextStep !== '' && <Text size="sm">{t('alliances:next', { step })}</Text>}
      <Group gap={4} mt={4}>
        {quietSince !== null && <Sign>{t('alliances:quiet', { date: f.date(quietSince) })}</Sign>}
        {lateCommitments > 0 && <Sign>{t('alliances:late', { count: lateCommitments })}</Sign>}
        {openIncidents > 0 && <Sign>{t('alliances:incidents', { count: openIncidents })}</Sign>}
        {gaps.length > 0 && <Sign color="gray">{t('alliances:gaps', { count: gaps.length })}</Sign>}
      </Group>
    </li>
  );
}

/** What deserves a look; it wraps where a stage is narrow. */
const Sign = ({ color = 'red', children }: { readonly color?: string; readonly children: string }) => (
  <Badge
    color={color}
    variant="light"
    tt="none"
    miw={0}
    h="auto"
    radius="md"
    classNames={{ label: classes['sign'] ?? '' }}
  >
    {children}
  </Badge>
);

/** The other cluster proposed it: its page opens once this one said yes. */
const isAwaited = ({ way, status }: AllianceLine): boolean => way === 'received' && status === 'proposed';

function Answer({ line: { id, name } }: { readonly line: AllianceLine }) {
  const { t } = useText('alliances', 'errors');
  const path = useClusterPath();
  const act = useAllianceAct(pipelineQuery(path('')).queryKey);
  const answer = (accept: boolean) =>
    act.mutate({
      path: path(`/alliances/${id}/answer`),
      method: 'POST',
      body: { accept },
      said: t(accept ? 'alliances:accepted' : 'alliances:declined'),
    });
  return (
    <Group gap={4} mt={4} role="group" aria-label={name}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Button size="compact-sm" loading={act.isPending} onClick={() => answer(true)}>
        {t('alliances:accept')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => answer(false)}>
        {t('alliances:decline')}
      </Button>
    </Group>
  );
}

/** Who it is with, as far as one knows. */
export function PartnerWords({ line }: { readonly line: AllianceLine }) {
  const { t, f } = useText('alliances');
  const { way, shortName, partners, isOutside } = line;
  if (way === 'sent' && shortName !== null) return t('alliances:to', { name: shortName });
  if (partners.length === 0) return t('alliances:unnamed');
  const words = t(way === 'received' ? 'alliances:received' : 'alliances:with', { names: f.list(partners) });
  return isOutside ? `${words} (${t('alliances:outside')})` : words;
}
