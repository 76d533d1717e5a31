import { Anchor, Badge, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { GroupAnswer, MyGroupLife } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { CalendarFeedBox } from './calendar-feed-box.tsx';
import { Contracts } from './contracts.tsx';
import { DayList } from './day-list.tsx';
import { daysFromNow } from './days-from-now.ts';
import { DecisionLog } from './decision-log.tsx';
import { Lessons } from './lessons.tsx';
import { myLivesQuery, resultsQuery, useAct } from './life-queries.ts';
import { questionAt } from './life-members.tsx';
import { Section } from './section.tsx';
import classes from './group-life.module.css';

/** What is asked of my firm, its days, its share and what it won: each group that it is or was in. */
export function MyGroupLives() {
  const path = useClusterPath();
  const { data: lives } = useSuspenseQuery(myLivesQuery(path('')));
  if (lives.length === 0) return null;
  return (
    <Stack gap="lg" mb="lg">
      {lives.map((life) => (
        <MyLife key={life.groupId} life={life} />
      ))}
      <CalendarFeedBox />
    </Stack>
  );
}

function MyLife({ life }: { readonly life: MyGroupLife }) {
  const { t, f } = useText('life');
  const question = questionAt(life.state, [life.answers]);
  const asked = life.answers.find(({ kind }) => kind === question);
  const heading = life.name === '' ? t('life:mine.heading') : life.name;
  return (
    <Stack gap="md" component="article" aria-label={heading}>
      {asked !== undefined && life.current && (
        <Asked key={`${asked.kind} ${asked.version}`} life={life} asked={asked} />
      )}
      <Section
        title={heading}
        lead={life.planTitle ?? undefined}
        aside={
          <Badge variant="light" color={life.current ? 'leaf' : 'gray'} c="var(--mantine-color-text)">
            {t(life.current ? `life:state.${life.state}` : 'life:mine.left')}
          </Badge>
        }
      >
        <Text size="sm">{t(`life:mine_meaning.${life.current ? life.state : 'left'}`)}</Text>
        <Text size="sm" c="dimmed">
          {[
            ...(life.startsOn === null ? [] : [t('life:mine.from', { date: f.date(life.startsOn) })]),
            ...(life.endsOn === null ? [] : [t('life:mine.to', { date: f.date(life.endsOn) })]),
            ...(life.managerName === '' ? [] : [t('life:mine.manager', { name: life.managerName })]),
          ].join(' · ')}
        </Text>
        {life.roomId !== null && life.current && (
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link to="/rooms/$roomId" params={{ roomId: life.roomId ?? '' }} {...props} />
            )}
          >
            {t('life:room')}
          </Anchor>
        )}
        <MyDays life={life} />
        <MyAccounts life={life} />
        {life.decisions.length > 0 && (
          <>
            <Title order={3} size="h6" mt="md" mb="xs">
              {t('life:log.title')}
            </Title>
            <DecisionLog decisions={life.decisions} />
          </>
        )}
      </Section>
      {life.state !== 'contacted' && life.state !== 'feasibility' && <MyResults life={life} />}
    </Stack>
  );
}

/** The question, its day, and two buttons that one reaches with a thumb. */
function Asked({ life, asked }: { readonly life: MyGroupLife; readonly asked: GroupAnswer }) {
  const { t, f } = useText('life', 'errors');
  const path = useClusterPath();
  const [note, setNote] = useState(asked.note);
  const [changing, setChanging] = useState(asked.answer === null);
  const act = useAct<MyGroupLife[]>(myLivesQuery(path('')).queryKey);
  const say = (answer: 'yes' | 'no') =>
    act.mutate({
      path: path(`/me/group-lives/${life.groupId}/answer`),
      method: 'PUT',
      body: { version: asked.version, kind: asked.kind, answer, note },
    });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section">
      <Title order={2} size="h4">
        {t(`life:mine.asked_${asked.kind}`)}
      </Title>
      <Text mt={4}>
        {asked.answer === null
          ? t('life:mine.before', { date: f.date(asked.respondBy) })
          : t(`life:mine.said_${asked.answer}`, { date: f.date(asked.answeredOn ?? '') })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('life:mine.discreet')}
      </Text>
      {act.error !== null && <ProblemNotice error={act.error} />}
      {!life.canAnswer ? (
        <Text size="sm" mt="sm">
          {t('life:mine.owner_answers')}
        </Text>
      ) : changing ? (
        <>
          <Textarea
            mt="sm"
            autosize
            maxLength={2000}
            label={t('life:mine.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div className={classes['answers']}>
            <Button mt="sm" size="md" loading={act.isPending} onClick={() => say('yes')}>
              {t(`life:mine.yes_${asked.kind}`)}
            </Button>
            <Button mt="sm" size="md" variant="default" disabled={act.isPending} onClick={() => say('no')}>
              {t('life:mine.no')}
            </Button>
          </div>
        </>
      ) : (
        <Button mt="sm" variant="default" onClick={() => setChanging(true)}>
          {t('life:mine.change')}
        </Button>
      )}
    </Paper>
  );
}

function MyDays({ life }: { readonly life: MyGroupLife }) {
  const { t, f } = useText('life');
  const { days, contractDays, usedDays } = life;
  if (days.length === 0 && contractDays === null) return null;
  const today = daysFromNow(0);
  const coming = days.filter(({ day }) => day >= today);
  return (
    <>
      <Title order={3} size="h6" mt="md">
        {t('life:mine.days')}
      </Title>
      <Text size="sm">
        {contractDays === null
          ? t('life:mine.used', { count: usedDays, days: f.number(usedDays) })
          : t('life:mine.used_of', {
              count: usedDays,
              days: f.number(usedDays),
              limit: f.number(contractDays),
            })}
      </Text>
      {coming.length > 0 && <DayList days={coming} onOpen={null} />}
    </>
  );
}

function MyAccounts({ life }: { readonly life: MyGroupLife }) {
  const { t, f } = useText('life');
  if (life.settlements.length === 0) return null;
  return (
    <>
      <Title order={3} size="h6" mt="md">
        {t('life:mine.accounts')}
      </Title>
      <Group component="ul" className={classes['list'] ?? ''} gap={0}>
        {life.settlements.map((line) => (
          <li key={line.settlementId} style={{ width: '100%' }}>
            <Text size="sm" fw={600}>
              {t('life:settle.past', {
                date: f.date(line.onDate),
                occasion: t(`life:occasion.${line.occasion}`),
              })}
            </Text>
            <Text size="sm">
              {t('life:mine.line', {
                due: f.money(line.dueCents, line.currency),
                paid: f.money(line.paidCents, line.currency),
              })}
            </Text>
            {line.transfers.map(({ name, cents }) => (
              <Text key={name ?? ''} size="sm" fw={600}>
                {t(cents > 0 ? 'life:mine.pay' : 'life:mine.receive', {
                  name: name ?? t('life:costs.account'),
                  amount: f.money(Math.abs(cents), line.currency),
                })}
              </Text>
            ))}
          </li>
        ))}
      </Group>
    </>
  );
}

function MyResults({ life }: { readonly life: MyGroupLife }) {
  const { t, f } = useText('life');
  const path = useClusterPath();
  const { data: results } = useSuspenseQuery(resultsQuery(path(''), life.groupId));
  return (
    <>
      <Contracts results={results} />
      {results.totals.map(({ currency, cents, firms }) => (
        <Text key={currency} size="sm">
          {t('life:results.total', { amount: f.money(cents, currency), count: firms })}
        </Text>
      ))}
      {life.current && (
        <Lessons
          groupId={life.groupId}
          markets={results.came.markets}
          roof={results.incubator?.name ?? null}
          isTeam={false}
        />
      )}
    </>
  );
}
