import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AllianceIncident, MyAlliance } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import { myAlliancesQuery, myIncidentsQuery, useAllianceAct } from './alliance-queries.ts';
import { FieldsForm } from './fields-form.tsx';
import { OneAlliance } from './my-alliance.tsx';
import { Words } from './words.tsx';
import classes from './alliances.module.css';

const kinds = ['intellectual_property', 'brand', 'free_riding', 'silence'] as const;

/** Where do we take part with other clusters, and what goes wrong? */
export function MyAlliancesPage() {
  const { t } = useText('alliances', 'errors');
  const path = useClusterPath();
  const mine = myAlliancesQuery(path(''));
  const { data: alliances } = useSuspenseQuery(mine);
  const answers = useAllianceAct(mine.queryKey);
  const incidents = myIncidentsQuery(path(''));
  const { data: told } = useSuspenseQuery(incidents);
  const act = useAllianceAct(incidents.queryKey);
  const [reports, setReports] = useState(false);
  return (
    <Page
      place={t('shell:pages.alliances')}
      title={t('alliances:mine.title')}
      lead={t('alliances:mine.question')}
      action={
        alliances.length > 0 &&
        !reports && <Button onClick={() => setReports(true)}>{t('alliances:mine.report')}</Button>
      }
    >
      <Stack gap="md">
        {alliances.length === 0 && (
          <Empty title={t('alliances:mine.none')}>{t('alliances:mine.question')}</Empty>
        )}
        {reports && (
          <ReportForm
            alliances={alliances}
            act={act}
            address={path('/me/incidents')}
            onClose={() => setReports(false)}
          />
        )}
        {!reports && act.error !== null && <ProblemNotice error={act.error} />}
        {answers.error !== null && <ProblemNotice error={answers.error} />}
        {alliances.map((alliance) => (
          <OneAlliance key={alliance.id} alliance={alliance} act={answers} />
        ))}
        {told.length > 0 && (
          <Section title={t('alliances:mine.incidents')}>
            <Stack gap="lg">
              {told.map((incident) => (
                <MyIncident key={incident.id} incident={incident} act={act} />
              ))}
            </Stack>
          </Section>
        )}
      </Stack>
    </Page>
  );
}

interface ReportFormProps {
  readonly alliances: readonly MyAlliance[];
  readonly act: ReturnType<typeof useAllianceAct>;
  readonly address: string;
  readonly onClose: () => void;
}

function ReportForm({ alliances, act, address, onClose }: ReportFormProps) {
  const { t } = useText('alliances');
  return (
    <Section title={t('alliances:mine.report')} lead={t('alliances:mine.confidence')}>
      <FieldsForm
        fields={[
          {
            name: 'allianceId',
            label: t('alliances:mine.which'),
            kind: 'select',
            options: alliances.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            name: 'kind',
            label: t('alliances:mine.kind'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`alliances:incident_kind.${value}`) })),
          },
          { name: 'body', label: t('alliances:mine.body'), kind: 'area', required: true, most: 8000 },
          { name: 'agrees', label: t('alliances:mine.agrees'), kind: 'check' },
        ]}
        first={{ allianceId: alliances[0]?.id ?? '', kind: 'intellectual_property' }}
        submit={t('alliances:mine.send')}
        busy={act.isPending}
        error={act.error}
        onCancel={onClose}
        onSubmit={({ allianceId, kind, body, agrees }) =>
          act.mutate(
            {
              path: address,
              method: 'POST',
              body: { allianceId, kind, body, agrees: agrees === 'yes' },
              said: t('alliances:mine.sent'),
            },
            { onSuccess: onClose },
          )
        }
      />
    </Section>
  );
}

function MyIncident({
  incident,
  act,
}: {
  readonly incident: AllianceIncident;
  readonly act: ReturnType<typeof useAllianceAct>;
}) {
  const { t, f } = useText('alliances');
  const path = useClusterPath();
  const { id, allianceName, kind, status, body, agrees, version, words, told, learnt } = incident;
  const isOpen = status !== 'closed';
  return (
    <article aria-label={`${allianceName} – ${t(`alliances:incident_kind.${kind}`)}`}>
      <Group gap="xs">
        <Text fw={600}>{allianceName}</Text>
        <Badge variant="light" tt="none">
          {t(`alliances:incident_kind.${kind}`)}
        </Badge>
        <Badge variant="light" color={isOpen ? 'red' : 'leaf'} tt="none">
          {t(`alliances:incident_status.${status}`)}
        </Badge>
      </Group>
      <Text className={classes['words'] ?? ''}>{body}</Text>
      {told !== null && (
        <Text size="sm" c="dimmed">
          {t('alliances:incident.told', { date: f.dateTime(told.toldAt) })} – {told.body}
        </Text>
      )}
      <Words words={words} />
      {learnt !== '' && <Text size="sm">{learnt}</Text>}
      {isOpen && told === null && (
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          onClick={() =>
            act.mutate({
              path: path(`/me/incidents/${id}/agreement`),
              method: 'PUT',
              body: { version, agrees: !agrees },
              said: t('alliances:saved'),
            })
          }
        >
          {t(agrees ? 'alliances:mine.agree_not' : 'alliances:mine.agree')}
        </Button>
      )}
      {isOpen && (
        <FieldsForm
          fields={[
            { name: 'body', label: t('alliances:mine.reply'), kind: 'area', required: true, most: 8000 },
          ]}
          submit={t('alliances:incident.write')}
          busy={act.isPending}
          error={null}
          onSubmit={(filled, done) =>
            act.mutate(
              {
                path: path(`/me/incidents/${id}/words`),
                method: 'POST',
                body: { body: filled['body'] },
                said: t('alliances:saved'),
              },
              { onSuccess: done },
            )
          }
        />
      )}
    </article>
  );
}
