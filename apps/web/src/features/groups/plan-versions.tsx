import { Button, Group, NativeSelect, Paper, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Plan, PlanListItem } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { plansQuery } from './group-queries.ts';
import { usePlanJob } from './use-plan-job.ts';

/** What can be made of a plan: another one beside it, never over it. */
export function PlanVersions({ plan }: { readonly plan: Plan }) {
  const { t } = useText('groups', 'errors');
  const alternatives = usePlanJob(`/plans/${plan.id}/alternatives`);
  const resume = usePlanJob(`/plans/${plan.id}/resume`);
  const error = alternatives.error ?? resume.error;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="versions">
      <Title id="versions" order={2} size="h5">
        {t('groups:versions.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('groups:versions.lead')}
      </Text>
      {error !== null && <ProblemNotice error={error} />}
      <Group gap="xs" align="flex-end">
        {plan.canGoOn && (
          <Button variant="light" loading={resume.isPending} onClick={() => resume.mutate({})}>
            {t('groups:versions.resume')}
          </Button>
        )}
        <Button
          variant="light"
          renderRoot={(props) => <Link to="/groups" search={{ desk: plan.id }} {...props} />}
        >
          {t('groups:versions.desk')}
        </Button>
        <Button variant="light" loading={alternatives.isPending} onClick={() => alternatives.mutate({})}>
          {t('groups:versions.alternatives')}
        </Button>
        <Button
          variant="light"
          renderRoot={(props) => <Link to="/groups" search={{ new: 'plan', from: plan.id }} {...props} />}
        >
          {t('groups:versions.adapt')}
        </Button>
        <CompareWith plan={plan} />
      </Group>
      <Kin plan={plan} />
    </Paper>
  );
}

function useOtherPlans(plan: Plan): readonly PlanListItem[] {
  const path = useClusterPath();
  const { data } = useSuspenseQuery(plansQuery(path('')));
  return data.filter(({ id }) => id !== plan.id);
}

function CompareWith({ plan }: { readonly plan: Plan }) {
  const { t } = useText('groups');
  const navigate = useNavigate();
  const others = useOtherPlans(plan);
  if (others.length === 0) return null;
  return (
    <NativeSelect
      label={t('groups:versions.compare')}
      value=""
      data={[
        { value: '', label: t('groups:versions.choose') },
        ...others.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(event) => {
        const other = event.currentTarget.value;
        if (other !== '') void navigate({ to: '/groups', search: { plan: plan.id, with: other } });
      }}
    />
  );
}

/** Where the plan comes from, and what came from it. */
function Kin({ plan }: { readonly plan: Plan }) {
  const { t, f } = useText('groups');
  const others = useOtherPlans(plan);
  const made = others.filter(({ parent }) => parent?.id === plan.id);
  const stable = made.find(({ origin }) => origin === 'stable');
  return (
    <>
      {plan.parent !== null && (
        <Text size="sm" mt="xs">
          {t(`groups:origin.${plan.origin}`)}{' '}
          <Link to="/groups" search={{ plan: plan.parent.id, with: plan.id }}>
            {t('groups:versions.compare_with', { title: plan.parent.title })}
          </Link>
          {plan.keptGroups !== null && ` ${t('groups:versions.kept', { count: plan.keptGroups })}`}
        </Text>
      )}
      {stable !== undefined && (
        <Text size="sm" mt="xs">
          {t('groups:versions.stable', {
            loss: f.percent(Math.max(0, 1 - stable.objective / (plan.objective || 1)), 1),
            count: stable.blockingSets ?? 0,
            now: f.number(plan.blockingSets ?? 0),
          })}
        </Text>
      )}
      {made.length > 0 && (
        <ul>
          {made.map((other) => (
            <li key={other.id}>
              <Link to="/groups" search={{ plan: plan.id, with: other.id }}>
                {other.title}
              </Link>
              <Text span size="sm" c="dimmed">
                {' '}
                {t('groups:versions.worth', {
                  value: f.fixed(other.objective, 2),
                  difference: f.percent((other.objective - plan.objective) / (plan.objective || 1), 1),
                })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
