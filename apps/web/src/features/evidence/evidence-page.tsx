import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { findingStrengths, type FindingShape } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Empty } from '../../app/empty.tsx';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { evidenceQuery } from './evidence-queries.ts';

/** What was found, what each finding speaks of, and what it is worth: the strongest first. */
export function EvidencePage() {
  const { t } = useText('proof', 'errors');
  const { data } = useSuspenseQuery(evidenceQuery(useClusterPath()('')));
  return (
    <Page
      place={t('proof:evidence.place')}
      title={t('proof:evidence.title')}
      lead={t('proof:evidence.lead')}
      action={
        data.mayAdd && (
          <Button component={Link} to="/evidence/new">
            {t('proof:evidence.add')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Reports />
        {data.findings.length === 0 ? (
          <Empty title={t('proof:evidence.none')}>
            {t(data.mayAdd ? 'proof:evidence.none_text' : 'proof:evidence.none_reader')}
          </Empty>
        ) : (
          <>
            <Text maw="52rem">{t('proof:evidence.scale')}</Text>
            {findingStrengths.toReversed().map((strength) => (
              <Shelf
                key={strength}
                strength={strength}
                findings={data.findings.filter((finding) => finding.strength === strength)}
                mayTell={data.mayTell}
              />
            ))}
          </>
        )}
      </Stack>
    </Page>
  );
}

function Reports() {
  const { t, language } = useText('proof');
  const path = useClusterPath();
  return (
    <Group gap="xs" role="group" aria-label={t('proof:evidence.report')}>
      {(['docx', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          variant="default"
          href={path(`/evidence/report.${format}?language=${language}`)}
          download
        >
          {t('proof:evidence.report')} ({t(`proof:evidence.report_${format === 'docx' ? 'word' : 'pdf'}`)})
        </Button>
      ))}
    </Group>
  );
}

interface ShelfProps {
  readonly strength: FindingShape['strength'];
  readonly findings: readonly FindingShape[];
  readonly mayTell: boolean;
}

function Shelf({ strength, findings, mayTell }: ShelfProps) {
  const { t } = useText('proof');
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby={`strength-${strength}`}>
      <Title id={`strength-${strength}`} order={2} size="h4" mb="xs">
        {t(`proof:evidence.strength.${strength}`)}
      </Title>
      <Stack gap="sm">
        {findings.map((finding) => (
          <Finding key={finding.id} finding={finding} mayTell={mayTell} />
        ))}
      </Stack>
    </section>
  );
}

function Finding({ finding, mayTell }: { readonly finding: FindingShape; readonly mayTell: boolean }) {
  const { t, f } = useText('proof');
  const { id, kind, title, body, pseudonym, source, subject, mechanism, analysisId, observedOn, told } =
    finding;
  const about =
    subject.kind === 'cluster'
      ? t('proof:evidence.subject.cluster')
      : t('proof:evidence.about', {
          kind: t(`proof:evidence.subject.${subject.kind}`),
          title: subject.title,
        });
  const origin = [
    ...(mechanism === null ? [] : [t(`proof:evidence.mechanism.${mechanism}`)]),
    ...[pseudonym, source].filter((words) => words !== ''),
    f.date(observedOn),
  ];
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-labelledby={`finding-${id}`}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title id={`finding-${id}`} order={3} size="h5">
            {title}
          </Title>
          {mayTell && (
            <Badge variant="outline" color={told ? 'leaf' : 'gray'} tt="none" fw={500} c="inherit">
              {t(`proof:evidence.${told ? 'told' : 'not_told'}`)}
            </Badge>
          )}
        </Group>
        {body !== '' && (
          <Text maw="60rem" style={{ whiteSpace: 'pre-line' }}>
            {kind === 'verbatim' ? t('proof:evidence.quoted', { words: body }) : body}
          </Text>
        )}
        <Text size="sm">
          <AboutLink subject={subject}>{about}</AboutLink>
          {' · '}
          {origin.join(' · ')}
          {analysisId !== null && (
            <>
              {' · '}
              <Link to="/proof/$analysisId" params={{ analysisId }}>
                {t('proof:evidence.open_analysis')}
              </Link>
            </>
          )}
        </Text>
        <Acts finding={finding} mayTell={mayTell} />
      </Stack>
    </Paper>
  );
}

/** What a finding speaks of, where it has a page of its own. */
function AboutLink({
  subject,
  children,
}: {
  readonly subject: FindingShape['subject'];
  readonly children: string;
}) {
  const { data } = useSuspenseQuery(evidenceQuery(useClusterPath()('')));
  const { kind, id } = subject;
  if (id === null || !data.mayTell) return children;
  if (kind === 'alliance') {
    return (
      <Link to="/alliances/$allianceId" params={{ allianceId: id }}>
        {children}
      </Link>
    );
  }
  return children;
}

function Acts({ finding, mayTell }: { readonly finding: FindingShape; readonly mayTell: boolean }) {
  const { t } = useText('proof', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const { id, told, version, mayRemove } = finding;
  const act = useMutation({
    mutationFn: ({ address, body }: { address: string; body: object; said: string }) =>
      call(path(`/evidence/${id}${address}`), { method: 'POST', body }),
    onSuccess: async (_, { said }) => {
      await queryClient.invalidateQueries({ queryKey: ['evidence'] });
      await say({ color: 'leaf', message: t(`proof:evidence.${said}`) });
    },
  });
  if (!mayTell && !mayRemove) return null;
  return (
    <>
      <Group gap="xs" className="not-printed">
        {mayTell && (
          <Button
            size="compact-sm"
            variant="default"
            loading={act.isPending}
            onClick={() =>
              act.mutate({
                address: '/told',
                body: { told: !told, version },
                said: told ? 'now_not_told' : 'now_told',
              })
            }
          >
            {t(`proof:evidence.${told ? 'untell' : 'tell'}`)}
          </Button>
        )}
        {mayRemove && (
          <TwoStepButton
            label={t('proof:evidence.remove')}
            spoken={t('proof:evidence.remove')}
            sure={t('proof:evidence.remove_sure')}
            busy={act.isPending}
            onSure={() => act.mutate({ address: '/remove', body: {}, said: 'removed' })}
          />
        )}
      </Group>
      {act.error !== null && <ProblemNotice error={act.error} />}
    </>
  );
}
