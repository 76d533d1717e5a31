import { Accordion, Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import type { AssessmentShape, LabelPage } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { AnswerForm } from './answer-form.tsx';
import { CriterionFacts } from './criterion-facts.tsx';
import { Decision } from './decision.tsx';
import { FindingForm } from './finding-form.tsx';
import { Submission } from './submission.tsx';

interface AssessmentProps {
  readonly assessment: AssessmentShape;
  readonly data: LabelPage;
}

/** One assessment: what the cluster says of itself, what the auditor found, and the step that comes next. */
export function Assessment({ assessment, data }: AssessmentProps) {
  const { t, f } = useText('label', 'errors');
  const { id, status, auditor, openedAt, decidedAt, granted, reasons, criteria } = assessment;
  const answers = status === 'draft' && data.mayAssess;
  const audits = status === 'submitted' && data.mayAudit;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article">
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('label:assessment', { date: f.date(openedAt) })}
        </Title>
        <Badge variant="light">{t(`label:status.${status}`)}</Badge>
      </Group>
      {auditor !== null && <Text size="sm">{t('label:auditor', { name: auditor })}</Text>}
      {decidedAt !== null && (
        <Text fw={600}>
          {t(`label:decision.${granted === true ? 'granted' : 'refused'}`, { date: f.date(decidedAt) })}
        </Text>
      )}
      {reasons !== '' && <Text>{reasons}</Text>}
      <Accordion variant="contained" order={3} mt="sm" multiple>
        {criteria.map((one) => (
          <Accordion.Item key={one.criterion} value={one.criterion}>
            <Accordion.Control>
              {t(`label:criterion.${one.criterion}`)}
              <Text span size="sm" c="dimmed">
                {' '}
                {one.answer === null ? t('label:unanswered') : t(`label:level.${one.answer.level}`)}
                {one.finding !== null && `, ${t(`label:finding.${one.finding.finding}`)}`}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <Text size="sm" c="dimmed" mb="sm">
                {t(`label:asks.${one.criterion}`)}
              </Text>
              {answers ? (
                <AnswerForm criterion={one.criterion} answer={one.answer} />
              ) : (
                <CriterionFacts one={one} />
              )}
              {audits && <FindingForm assessmentId={id} criterion={one.criterion} finding={one.finding} />}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {status === 'draft' && data.mayManage && <Submission auditors={data.auditors} />}
      {audits && <Decision assessmentId={id} />}
      {(status === 'draft' || status === 'submitted') && data.mayManage && <Abandon />}
    </Paper>
  );
}

function Abandon() {
  const { t } = useText('label', 'errors');
  const act = useAction();
  return (
    <>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Button
        mt="md"
        variant="default"
        size="compact-sm"
        loading={act.isPending}
        onClick={() => act.mutate({ address: '/label/abandon', said: t('label:abandoned') })}
      >
        {t('label:abandon')}
      </Button>
    </>
  );
}
