import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CompetenceRequest } from '@grappe/contracts/api';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import { AllianceLinks } from './alliance-links.tsx';
import { competencesQuery, useAllianceAct } from './alliance-queries.ts';
import { FieldsForm, orNull } from './fields-form.tsx';
import classes from './alliances.module.css';

/** What do we miss, and who among our allies can help? */
export function CompetencesPage() {
  const { t } = useText('alliances', 'errors');
  const path = useClusterPath();
  const query = competencesQuery(path(''));
  const { data } = useSuspenseQuery(query);
  const act = useAllianceAct(query.queryKey);
  const [asks, setAsks] = useState(false);
  const lists = [
    ['ours', data.filter(({ isOurs }) => isOurs)],
    ['theirs', data.filter(({ isOurs }) => !isOurs)],
  ] as const;
  return (
    <Page
      place={<Link to="/alliances">{t('shell:pages.alliances')}</Link>}
      title={t('alliances:competences.title')}
      lead={t('alliances:competences.question')}
      action={!asks && <Button onClick={() => setAsks(true)}>{t('alliances:competences.add')}</Button>}
    >
      <Stack gap="md">
        <AllianceLinks current="competences" />
        {act.error !== null && <ProblemNotice error={act.error} />}
        {asks && (
          <Section title={t('alliances:competences.add')}>
            <FieldsForm
              fields={[
                { name: 'title', label: t('alliances:competences.what'), required: true, most: 200 },
                { name: 'detail', label: t('alliances:competences.detail'), kind: 'area' },
                { name: 'wantedBy', label: t('alliances:competences.wanted_by'), kind: 'date' },
              ]}
              submit={t('alliances:competences.add')}
              busy={act.isPending}
              error={null}
              onCancel={() => setAsks(false)}
              onSubmit={({ title, detail = '', wantedBy }) =>
                act.mutate(
                  {
                    path: path('/competences'),
                    method: 'POST',
                    body: { title, detail, wantedBy: orNull(wantedBy) },
                    said: t('alliances:saved'),
                  },
                  { onSuccess: () => setAsks(false) },
                )
              }
            />
          </Section>
        )}
        {lists.map(([whose, requests]) => (
          <Section key={whose} title={t(`alliances:competences.${whose}`)}>
            {requests.length === 0 && <Text size="sm">{t(`alliances:competences.none_${whose}`)}</Text>}
            <ul className={classes['lines']}>
              {requests.map((request) => (
                <Request key={request.id} request={request} act={act} />
              ))}
            </ul>
          </Section>
        ))}
      </Stack>
    </Page>
  );
}

interface RequestProps {
  readonly request: CompetenceRequest;
  readonly act: ReturnType<typeof useAllianceAct>;
}

function Request({ request, act }: RequestProps) {
  const { t, f } = useText('alliances');
  const path = useClusterPath();
  const [answers, setAnswers] = useState(false);
  const { id, title, detail, clusterName, isOurs, wantedBy, status, version, owner } = request;
  const change = (to: 'met' | 'closed') =>
    act.mutate({
      path: path(`/competences/${id}`),
      method: 'PUT',
      body: {
        version,
        title,
        detail,
        wantedBy,
        ownerId: owner?.id ?? null,
        outcome: request.outcome,
        status: to,
      },
      said: t('alliances:saved'),
    });
  return (
    <li>
      <div className={classes['what']}>
        <Text fw={600}>{title}</Text>
        {detail !== '' && <Text size="sm">{detail}</Text>}
        <Text size="xs" c="dimmed">
          {clusterName}
          {wantedBy !== null && ` · ${f.date(wantedBy)}`}
        </Text>
        <Answers request={request} act={act} />
        {answers && (
          <FieldsForm
            fields={[
              { name: 'message', label: t('alliances:competences.message'), kind: 'area', required: true },
            ]}
            submit={t('alliances:competences.send')}
            busy={act.isPending}
            error={null}
            onCancel={() => setAnswers(false)}
            onSubmit={({ message }) =>
              act.mutate(
                {
                  path: path(`/competences/${id}/answers`),
                  method: 'POST',
                  body: { message },
                  said: t('alliances:saved'),
                },
                { onSuccess: () => setAnswers(false) },
              )
            }
          />
        )}
      </div>
      <Group gap="xs" align="flex-start">
        <Badge variant="light" color={status === 'open' ? 'leaf' : 'gray'} tt="none">
          {t(`alliances:competences.status.${status}`)}
        </Badge>
        {status === 'open' && isOurs && (
          <>
            <Button size="compact-sm" onClick={() => change('met')}>
              {t('alliances:competences.met')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => change('closed')}>
              {t('alliances:competences.close')}
            </Button>
          </>
        )}
        {status === 'open' && !isOurs && !answers && (
          <Button size="compact-sm" onClick={() => setAnswers(true)}>
            {t('alliances:competences.answer')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function Answers({ request, act }: RequestProps) {
  const { t } = useText('alliances');
  const path = useClusterPath();
  const decide = (answerId: string, was: string, status: 'accepted' | 'declined' | 'withdrawn') =>
    act.mutate({
      path: path(`/competences/${request.id}/answers/${answerId}/state`),
      method: 'PUT',
      body: { was, status },
      said: t('alliances:saved'),
    });
  return (
    <>
      {request.answers.map(({ id, message, clusterName, status, isOurs }) => (
        <div key={id}>
          <Text size="sm" mt="xs" className={classes['words'] ?? ''}>
            {message}
          </Text>
          <Group gap="xs">
            <Text size="xs" c="dimmed">
              {clusterName} · {t(`alliances:competences.answer_status.${status}`)}
            </Text>
            {status === 'offered' &&
              (isOurs ? (['withdrawn'] as const) : (['accepted', 'declined'] as const)).map((to) => (
                <Button key={to} size="compact-xs" variant="default" onClick={() => decide(id, status, to)}>
                  {t(`alliances:competences.${verbs[to]}`)}
                </Button>
              ))}
          </Group>
        </div>
      ))}
    </>
  );
}

const verbs = { accepted: 'accept', declined: 'decline', withdrawn: 'withdraw' } as const;
