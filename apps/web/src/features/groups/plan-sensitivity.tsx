import { Badge, Button, Group, Paper, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Plan, PlanSensitivity as Sensitivity } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { sensitivityQuery } from './group-queries.ts';
import { useChangedWords } from './use-changed-words.ts';
import { usePlanJob } from './use-plan-job.ts';

/** What would change the plan: the weight given to a criterion, or something that a firm has not told. */
export function PlanSensitivity({ plan }: { readonly plan: Plan }) {
  const { t, f } = useText('groups', 'terms', 'errors');
  const path = useClusterPath();
  const { data, error } = useQuery(sensitivityQuery(path(''), plan.id));
  const study = usePlanJob(`/plans/${plan.id}/sensitivity`);
  const problem = error ?? study.error;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="sensitivity">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title id="sensitivity" order={2} size="h5">
            {t('groups:sensitivity.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {data == null
              ? t('groups:sensitivity.lead')
              : t('groups:sensitivity.made', { date: f.dateTime(data.madeAt) })}
          </Text>
        </div>
        <Button variant="light" loading={study.isPending} onClick={() => study.mutate({})}>
          {t(data == null ? 'groups:sensitivity.study' : 'groups:sensitivity.again')}
        </Button>
      </Group>
      {problem !== null && <ProblemNotice error={problem} />}
      {data != null && <Found study={data} />}
      <HowComputed of="groups:how.sensitivity" />
    </Paper>
  );
}

function Found({ study }: { readonly study: Sensitivity }) {
  const { t } = useText('groups');
  return (
    <>
      {study.outdated && (
        <Badge variant="light" color="yellow" tt="none" size="sm" c="inherit">
          {t('groups:plans.outdated')}
        </Badge>
      )}
      {!study.complete && <Text size="sm">{t('groups:sensitivity.incomplete')}</Text>}
      <Weights emphasis={study.emphasis} />
      <Missing missing={study.missing} />
    </>
  );
}

function Weights({ emphasis }: { readonly emphasis: Sensitivity['emphasis'] }) {
  const { t, f } = useText('groups', 'terms');
  const changed = useChangedWords();
  const side = (change: Sensitivity['emphasis'][number]['below'], key: 'below' | 'above') =>
    change === null
      ? t(`groups:sensitivity.never_${key}`)
      : t(`groups:sensitivity.${key}`, {
          value: f.percent(change.emphasis),
          changes: changed(change.changed),
        });
  return (
    <Scrolling bare label={t('groups:sensitivity.weights')}>
      <Table verticalSpacing={4} miw="36rem" mt="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('groups:sensitivity.criterion')}</Table.Th>
            <Table.Th ta="right">{t('groups:sensitivity.now')}</Table.Th>
            <Table.Th>{t('groups:sensitivity.less')}</Table.Th>
            <Table.Th>{t('groups:sensitivity.more')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {emphasis.map((range) => (
            <Table.Tr key={range.criterion}>
              <Table.Th scope="row" fw={500}>
                {t(`terms:criterion.${range.criterion}`)}
              </Table.Th>
              <Table.Td ta="right">{f.percent(range.emphasis)}</Table.Td>
              <Table.Td>
                {range.settled ? side(range.below, 'below') : t('groups:sensitivity.unsettled')}
              </Table.Td>
              <Table.Td>
                {range.settled ? side(range.above, 'above') : t('groups:sensitivity.unsettled')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

function Missing({ missing }: { readonly missing: Sensitivity['missing'] }) {
  const { t, has } = useText('groups', 'terms');
  const changed = useChangedWords();
  const named = (fact: string) =>
    has(`terms:fact.${fact}`) ? t(`terms:fact.${fact}`) : t('groups:missing.location');
  const telling = missing.filter(({ changesPlan }) => changesPlan === 'yes');
  const harmless = missing.filter(({ changesPlan }) => changesPlan === 'no').length;
  const unknown = missing.length - telling.length - harmless;
  return (
    <>
      <Title order={3} size="h6" mt="sm">
        {t('groups:sensitivity.missing')}
      </Title>
      {missing.length === 0 && <Text size="sm">{t('groups:sensitivity.nothing_missing')}</Text>}
      <ul>
        {telling.map(({ organisation, fact, as, changed: change }) => (
          <li key={`${organisation.id} ${fact}`}>
            <OrganisationLink id={organisation.id}>{organisation.name}</OrganisationLink>{' '}
            <Text span size="sm">
              {t('groups:sensitivity.tells', {
                fact: named(fact),
                as: as?.name ?? '',
                changes: change === null ? '' : changed(change),
              })}
            </Text>
          </li>
        ))}
      </ul>
      {harmless > 0 && <Text size="sm">{t('groups:sensitivity.harmless', { count: harmless })}</Text>}
      {unknown > 0 && <Text size="sm">{t('groups:sensitivity.unknown', { count: unknown })}</Text>}
    </>
  );
}
