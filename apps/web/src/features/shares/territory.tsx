import { Paper, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Group, GroupOutlook } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { NoOutlook } from './outlook.tsx';
import { SchemeField, SchemeSave } from './scheme-fields.tsx';
import { outlookQuery } from './share-queries.ts';
import classes from './shares.module.css';
import { useScheme } from './use-scheme.ts';

type Known = Extract<GroupOutlook, { kind: 'outlook' }>;

/** Do the partners, the group and the territory all win? With what was assumed, which people may change. */
export default function Territory({ group }: { readonly group: Group }) {
  const { t } = useText('shares', 'groups', 'terms', 'errors');
  const path = useClusterPath();
  const { data: outlook } = useSuspenseQuery(outlookQuery(path(''), group.id));
  return (
    <Stack gap="md">
      {outlook.kind === 'outlook' ? (
        <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="win">
          <Title id="win" order={2} size="h5">
            {t('shares:win.title')}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t('shares:win.lead')}
          </Text>
          <Wins outlook={outlook} />
          <Effects outlook={outlook} group={group} />
          <HowComputed of="shares:how.territory" />
        </Paper>
      ) : (
        <NoOutlook outlook={outlook} group={group} />
      )}
      <Assumptions groupId={group.id} />
    </Stack>
  );
}

function Wins({ outlook }: { readonly outlook: Known }) {
  const { t } = useText('shares');
  return (
    <div className={classes['win']}>
      {(['partners', 'group', 'territory'] as const).map((who) => (
        <Paper key={who} withBorder p="sm">
          <Text size="sm" c="dimmed">
            {t(`shares:win.${who}`)}
          </Text>
          <Text fw={700}>{t(`shares:verdict.${outlook.winWinWin[who]}`)}</Text>
        </Paper>
      ))}
    </div>
  );
}

function Effects({ outlook, group }: { readonly outlook: Known; readonly group: Group }) {
  const { t, f } = useText('shares', 'terms');
  const { territory, currency } = outlook;
  if (territory === null) return null;
  const missing = [...new Set(territory.missing.map(({ fact }) => t(`terms:share_fact.${fact}`)))];
  const names = territory.stayHomeAlone.map((id) => group.members.find((one) => one.id === id)?.name ?? '');
  const money = (cents: number) => f.money(Math.round(cents / 100) * 100, currency);
  const rows = [
    { key: 'kept', together: territory.keptCents, alone: territory.keptAloneCents, say: money },
    {
      key: 'jobs',
      together: territory.jobs,
      alone: territory.jobsAlone,
      say: (jobs: number) => f.number(Math.round(jobs * 10) / 10),
    },
  ] as const;
  return (
    <>
      <Scrolling bare label={t('shares:win.title')}>
        <Table verticalSpacing={4} mt="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('shares:win.effect')}</Table.Th>
              <Table.Th ta="right">{t('shares:win.together')}</Table.Th>
              <Table.Th ta="right">{t('shares:win.alone')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, together, alone, say }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" fw={500}>
                  {t(`shares:win.${key}`)}
                </Table.Th>
                {[together, alone].map((range, rank) => (
                  <Table.Td key={rank} ta="right">
                    {range === null
                      ? t('shares:unknown')
                      : [range.p10, range.p50, range.p90].map(say).join(' · ')}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      {missing.length > 0 && <Text size="sm">{t('shares:win.missing', { list: f.list(missing) })}</Text>}
      {names.length > 0 && <Text size="sm">{t('shares:win.stay_home', { names: f.list(names) })}</Text>}
    </>
  );
}

function Assumptions({ groupId }: { readonly groupId: string }) {
  const { t } = useText('shares', 'groups');
  const scheme = useScheme(groupId);
  const { currency } = scheme;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="assumptions">
      <Title id="assumptions" order={2} size="h5">
        {t('shares:assumptions.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('shares:assumptions.lead')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        <SchemeField scheme={scheme} field="horizon" label={t('shares:assumptions.horizon')} />
        <SchemeField scheme={scheme} field="kept" label={t('shares:assumptions.kept')} />
        <SchemeField
          scheme={scheme}
          field="perJob"
          label={t('shares:assumptions.per_job', { currency })}
          hint={t('shares:assumptions.per_job_hint')}
        />
        <SchemeField scheme={scheme} field="jobs" label={t('shares:assumptions.jobs')} />
      </SimpleGrid>
      <SchemeSave scheme={scheme} />
    </Paper>
  );
}
