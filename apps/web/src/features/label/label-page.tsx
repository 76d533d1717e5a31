import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LabelPage as LabelFacts } from '@grappe/contracts/api';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { Assessment } from './assessment.tsx';
import { labelQuery } from './label-queries.ts';

/** Does the cluster deserve the label: what stands, the assessment under way, and those before. */
export function LabelPage() {
  const { t } = useText('label', 'errors');
  const { data } = useSuspenseQuery(labelQuery(useClusterPath()('')));
  const act = useAction();
  const underWay = data.assessments.some(({ status }) => status === 'draft' || status === 'submitted');
  return (
    <Page
      place={t('label:place')}
      title={t('label:title')}
      lead={t('label:lead')}
      action={
        data.mayManage &&
        !underWay && (
          <Button
            loading={act.isPending}
            onClick={() => act.mutate({ address: '/label/assessments', said: t('label:started') })}
          >
            {t('label:start')}
          </Button>
        )
      }
    >
      <Stack gap="lg" maw="56rem">
        {act.error !== null && <ProblemNotice error={act.error} />}
        <Standing data={data} />
        {data.assessments.map((assessment) => (
          <Assessment key={assessment.id} assessment={assessment} data={data} />
        ))}
        {data.labels.length > 0 && <Past data={data} />}
      </Stack>
    </Page>
  );
}

function Standing({ data }: { readonly data: LabelFacts }) {
  const { t, f } = useText('label', 'errors');
  const act = useAction();
  const label = data.labels.find(({ stands }) => stands);
  if (label === undefined) return <Text>{t('label:state.none')}</Text>;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Text fw={600}>
        {t('label:state.stands', { from: f.date(label.grantedOn), until: f.date(label.expiresOn) })}
      </Text>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Group mt="sm">
        <Link to="/public-label/$shortName" params={{ shortName: data.shortName }}>
          {t('label:state.public')}
        </Link>
        {data.mayManage && (
          <Button
            variant="default"
            size="compact-sm"
            loading={act.isPending}
            onClick={() =>
              act.mutate({ address: `/label/${label.id}/withdraw`, said: t('label:state.withdrawn') })
            }
          >
            {t('label:state.withdraw')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}

function Past({ data }: { readonly data: LabelFacts }) {
  const { t, f } = useText('label');
  return (
    <section aria-labelledby="granted">
      <Title id="granted" order={2} size="h5">
        {t('label:past.title')}
      </Title>
      <ul>
        {data.labels.map(({ id, grantedOn, expiresOn, stands, withdrawn }) => (
          <li key={id}>
            {t('label:past.line', { from: f.date(grantedOn), until: f.date(expiresOn) })}
            {', '}
            {t(`label:past.${stands ? 'stands' : withdrawn ? 'withdrawn' : 'expired'}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
