import {
  Button,
  NativeSelect,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  Title,
  Group as Row,
} from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Incubator } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { Certification } from './certification.tsx';
import { incubatorQuery } from './incubator-queries.ts';
import { IncubatorCosts } from './incubator-costs.tsx';
import { Lessons } from './lessons.tsx';
import { Trainees } from './trainees.tsx';
import { useIncubatorChange } from './use-incubator-change.ts';

const parts = ['groups', 'costs', 'lessons', 'trainees', 'checks'] as const;
type Part = (typeof parts)[number];

/** One incubator: its groups, what they share, what they learn from each other, who is trained, how near certification is. */
export function IncubatorPage() {
  const { t } = useText('incubators', 'groups', 'shares', 'terms', 'errors');
  const { incubatorId } = useParams({ from: '/inside/incubators/$incubatorId' });
  const path = useClusterPath();
  const { data: incubator } = useSuspenseQuery(incubatorQuery(path(''), incubatorId));
  const { part: asked } = useSearch({ from: '/inside/incubators/$incubatorId' });
  const part = parts.find((one) => one === asked) ?? 'groups';
  const navigate = useNavigate();
  const goTo = (to: Part) =>
    void navigate({ to: '.', search: to === 'groups' ? {} : { part: to }, resetScroll: false });
  const next = nextPart(incubator);
  return (
    <Page
      place={<Link to="/incubators">{t('shell:pages.incubators')}</Link>}
      title={incubator.name}
      lead={
        [incubator.place, incubator.purpose].filter((words) => words !== '').join(' · ') ||
        t('incubators:one.lead')
      }
      action={
        next !== null &&
        next !== part && <Button onClick={() => goTo(next)}>{t(`incubators:next.${next}`)}</Button>
      }
    >
      <Stack gap="md">
        <Scrolling bare label={t('incubators:part.of')}>
          <SegmentedControl
            aria-label={t('incubators:part.of')}
            value={part}
            onChange={(value) => goTo(value as Part)}
            data={parts.map((value) => ({ value, label: t(`incubators:part.${value}`) }))}
          />
        </Scrolling>
        {part === 'groups' && <Groups incubator={incubator} />}
        {part === 'costs' && <IncubatorCosts incubator={incubator} />}
        {part === 'lessons' && <Lessons incubator={incubator} />}
        {part === 'trainees' && <Trainees incubator={incubator} />}
        {part === 'checks' && <Certification incubator={incubator} />}
      </Stack>
    </Page>
  );
}

/** What an incubator lacks next: two groups, its costs, a first lesson, then what certification asks for. */
function nextPart({ groups, budget, lessons, checks }: Incubator): Part | null {
  if (groups.length < 2) return 'groups';
  if (budget === null) return 'costs';
  if (lessons.length === 0) return 'lessons';
  return checks.some(({ state }) => state !== 'done') ? 'checks' : null;
}

function Groups({ incubator }: { readonly incubator: Incubator }) {
  const { t, f } = useText('incubators', 'terms', 'errors');
  const change = useIncubatorChange(incubator.id);
  const [chosen, setChosen] = useState('');
  const add = () =>
    change.mutate(
      { rest: '/groups', method: 'POST', body: { groupId: chosen } },
      { onSuccess: () => setChosen('') },
    );
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="groups">
      <Title id="groups" order={2} size="h5">
        {t('incubators:groups.title')}
      </Title>
      {incubator.groups.length === 0 && <Text size="sm">{t('incubators:groups.none')}</Text>}
      <Stack gap="sm" my="sm">
        {incubator.groups.map((group) => (
          <Paper key={group.id} withBorder p="sm" component="article" aria-label={group.name}>
            <Row justify="space-between" align="flex-start" wrap="nowrap">
              <Text fw={600}>
                <Link to="/groups/$groupId" params={{ groupId: group.id }}>
                  {group.name}
                </Link>
              </Text>
              <TwoStepButton
                label={t('incubators:groups.remove')}
                spoken={t('incubators:groups.remove_name', { name: group.name })}
                sure={t('incubators:groups.remove_sure')}
                busy={change.isPending}
                onSure={() => change.mutate({ rest: `/groups/${group.id}/remove`, method: 'POST' })}
              />
            </Row>
            <Text size="sm">
              {group.members.map(({ id, name }, rank) => (
                <span key={id}>
                  {rank > 0 && ', '}
                  <OrganisationLink id={id}>{name}</OrganisationLink>
                </span>
              ))}
            </Text>
            <Text size="xs" c="dimmed">
              {t('incubators:groups.since', { date: f.date(group.joinedOn) })}
            </Text>
          </Paper>
        ))}
      </Stack>
      {change.error !== null && <ProblemNotice error={change.error} />}
      {incubator.groupsToAdd.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('incubators:groups.nothing_to_add')}
        </Text>
      ) : (
        <Row align="flex-end" gap="sm">
          <NativeSelect
            label={t('incubators:groups.which')}
            value={chosen}
            data={[
              { value: '', label: t('incubators:groups.choose') },
              ...incubator.groupsToAdd.map(({ id, name, planTitle }) => ({
                value: id,
                label: `${name} (${planTitle})`,
              })),
            ]}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Button disabled={chosen === ''} loading={change.isPending} onClick={add}>
            {t('incubators:groups.add')}
          </Button>
        </Row>
      )}
    </Paper>
  );
}
