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
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Incubator } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
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
  const [part, setPart] = useState<Part>('groups');
  return (
    <Page
      place={<Link to="/incubators">{t('shell:pages.incubators')}</Link>}
      title={incubator.name}
      lead={
        [incubator.place, incubator.purpose].filter((words) => words !== '').join(' · ') ||
        t('incubators:one.lead')
      }
    >
      <Stack gap="md">
        <Scrolling bare label={t('incubators:part.of')}>
          <SegmentedControl
            aria-label={t('incubators:part.of')}
            value={part}
            onChange={(value) => setPart(value as Part)}
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
            <Row justify="space-between">
              <Text fw={600}>
                <Link to="/groups/$groupId" params={{ groupId: group.id }}>
                  {group.name}
                </Link>
              </Text>
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                aria-label={t('incubators:groups.remove_name', { name: group.name })}
                onClick={() => change.mutate({ rest: `/groups/${group.id}/remove`, method: 'POST' })}
              >
                {t('incubators:groups.remove')}
              </Button>
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
