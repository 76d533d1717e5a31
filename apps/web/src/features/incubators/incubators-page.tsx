import { Button, Stack, Table, Text, TextInput, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../../app/empty.tsx';
import { NewPanel } from '../../app/new-panel.tsx';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { incubatorsQuery } from './incubator-queries.ts';

/** Which groups live under one roof, and what do they share? */
export function IncubatorsPage() {
  const { t } = useText('incubators', 'terms', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(incubatorsQuery(path('')));
  const [opens, setOpens] = useState(false);
  return (
    <Page
      place={<Link to="/groups">{t('shell:pages.groups')}</Link>}
      title={t('incubators:title')}
      lead={t('incubators:lead')}
      action={!opens && <Button onClick={() => setOpens(true)}>{t('incubators:open')}</Button>}
    >
      <Stack gap="lg">
        {opens && <NewIncubator />}
        {data.length === 0 ? (
          !opens && <Empty title={t('incubators:empty.title')}>{t('incubators:empty.body')}</Empty>
        ) : (
          <IncubatorList />
        )}
      </Stack>
    </Page>
  );
}

function IncubatorList() {
  const { t, f } = useText('incubators');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(incubatorsQuery(path('')));
  return (
    <Scrolling label={t('incubators:title')}>
      <Table verticalSpacing="xs" miw="40rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('incubators:name')}</Table.Th>
            {(['groups', 'firms', 'lessons', 'trainees', 'checks'] as const).map((column) => (
              <Table.Th key={column} ta="right">
                {t(`incubators:column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Th scope="row">
                <Link to="/incubators/$incubatorId" params={{ incubatorId: one.id }}>
                  {one.name}
                </Link>
                {one.place !== '' && (
                  <Text size="xs" c="dimmed">
                    {one.place}
                  </Text>
                )}
              </Table.Th>
              {[one.groupCount, one.firmCount, one.lessonCount, one.traineeCount].map((count, rank) => (
                <Table.Td key={rank} ta="right">
                  {f.number(count)}
                </Table.Td>
              ))}
              <Table.Td ta="right">
                {t('incubators:checks.done_of', { done: one.checksDone, all: one.checksInAll })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

function NewIncubator() {
  const { t } = useText('incubators', 'errors');
  const navigate = useNavigate();
  const [told, setTold] = useState({ name: '', place: '', purpose: '' });
  return (
    <NewPanel
      title={t('incubators:open')}
      rest="/incubators"
      listed="incubators"
      body={told}
      onMade={(id) => navigate({ to: '/incubators/$incubatorId', params: { incubatorId: id } })}
    >
      <TextInput
        required
        label={t('incubators:name')}
        value={told.name}
        maxLength={200}
        onChange={(event) => setTold({ ...told, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('incubators:place')}
        value={told.place}
        maxLength={300}
        onChange={(event) => setTold({ ...told, place: event.currentTarget.value })}
      />
      <Textarea
        autosize
        label={t('incubators:purpose')}
        value={told.purpose}
        maxLength={4000}
        onChange={(event) => setTold({ ...told, purpose: event.currentTarget.value })}
      />
    </NewPanel>
  );
}
