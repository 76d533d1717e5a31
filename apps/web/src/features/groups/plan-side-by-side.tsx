import { NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { PlanComparison, PlanListItem } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { comparisonQuery, plansQuery } from './group-queries.ts';
import { useGapWords } from './use-gap-words.ts';
import { useStabilityWords } from './use-stability-words.ts';

interface PlanSideBySideProps {
  readonly planId: string;
  readonly otherId: string;
}

/** Two plans side by side: figures, what is proven, stability, and who is with others. */
export default function PlanSideBySide({ planId, otherId }: PlanSideBySideProps) {
  const { t } = useText('groups', 'terms', 'errors');
  const path = useClusterPath();
  const navigate = useNavigate();
  const { data: plans } = useSuspenseQuery(plansQuery(path('')));
  const comparison = useQuery(comparisonQuery(path(''), planId, otherId));
  const choose = (search: { plan: string; with: string }) => void navigate({ to: '/groups', search });
  const options = plans.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Page
      place={<Link to="/groups">{t('shell:pages.groups')}</Link>}
      title={t('groups:compare.title')}
      lead={t('groups:compare.lead')}
    >
      <Stack gap="lg">
        <Stack gap="xs">
          <NativeSelect
            label={t('groups:compare.left')}
            data={options}
            value={planId}
            onChange={(event) => choose({ plan: event.currentTarget.value, with: otherId })}
          />
          <NativeSelect
            label={t('groups:compare.right')}
            data={options}
            value={otherId}
            onChange={(event) => choose({ plan: planId, with: event.currentTarget.value })}
          />
        </Stack>
        {comparison.error !== null && <ProblemNotice error={comparison.error} />}
        {comparison.isPending && <PageLoading />}
        {comparison.data !== undefined && <Compared comparison={comparison.data} />}
      </Stack>
    </Page>
  );
}

function Compared({ comparison }: { readonly comparison: PlanComparison }) {
  const { t } = useText('groups');
  const { kept, moves } = comparison;
  return (
    <>
      <Figures comparison={comparison} />
      <section aria-labelledby="moves">
        <Title id="moves" order={2} size="h5" mb={4}>
          {moves.length === 0
            ? t('groups:compare.nobody')
            : t('groups:compare.movers', { count: moves.length })}
        </Title>
        <Text size="sm" mb="xs">
          {t('groups:compare.kept', { count: kept.length })}
        </Text>
        {moves.length > 0 && <Moves moves={moves} />}
      </section>
    </>
  );
}

function Figures({ comparison: { left, right } }: { readonly comparison: PlanComparison }) {
  const { t, f } = useText('groups', 'terms');
  const gapWords = useGapWords();
  const stabilityWords = useStabilityWords();
  const rows: readonly { readonly name: string; readonly of: (plan: PlanListItem) => string }[] = [
    { name: t('groups:compare.value'), of: ({ objective }) => f.fixed(objective, 2) },
    {
      name: t('groups:plans.placed'),
      of: ({ placed, candidates }) =>
        t('groups:plans.placed_of', { placed: f.number(placed), total: f.number(candidates) }),
    },
    { name: t('groups:plans.groups'), of: ({ groupCount }) => f.number(groupCount) },
    {
      name: t('groups:plans.quality'),
      of: ({ meanQuality }) => (meanQuality === null ? t('shell:unknown') : f.fixed(meanQuality, 2)),
    },
    { name: t('groups:plans.sure'), of: gapWords },
    { name: t('groups:stability.title'), of: stabilityWords },
    { name: t('groups:limit.seed_short'), of: ({ seed }) => String(seed) },
  ];
  return (
    <Scrolling label={t('groups:compare.title')}>
      <Table verticalSpacing={6} miw="34rem" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Td w="11rem" />
            {[left, right].map((plan, side) => (
              <Table.Th key={side === 0 ? 'left' : 'right'}>
                <Link to="/groups" search={{ plan: plan.id }}>
                  {plan.title}
                </Link>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, of }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={500}>
                {name}
              </Table.Th>
              <Table.Td>{of(left)}</Table.Td>
              <Table.Td>{of(right)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

function Moves({ moves }: { readonly moves: PlanComparison['moves'] }) {
  const { t } = useText('groups');
  const group = (place: { readonly id: string; readonly name: string } | null) =>
    place === null ? (
      t('groups:compare.nowhere')
    ) : (
      <Link to="/groups/$groupId" params={{ groupId: place.id }}>
        {place.name}
      </Link>
    );
  return (
    <Scrolling label={t('groups:compare.movers', { count: moves.length })}>
      <Table verticalSpacing={4} miw="34rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
            <Table.Th>{t('groups:compare.from')}</Table.Th>
            <Table.Th>{t('groups:compare.to')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {moves.map(({ organisation, from, to }) => (
            <Table.Tr key={organisation.id}>
              <Table.Td>
                <OrganisationLink id={organisation.id}>{organisation.name}</OrganisationLink>
              </Table.Td>
              <Table.Td>{group(from)}</Table.Td>
              <Table.Td>{group(to)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}
