import { Button, Group as Row, Paper, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { InterviewCase, InterviewProject } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { linesOf, pairsOf } from './pair-lines.ts';
import { useInterviewChange } from './use-interview-change.ts';

/** Who was interviewed, under pseudonyms, with what tables compare. */
export function Cases({ project }: { readonly project: InterviewProject }) {
  const { t } = useText('interviews', 'errors');
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="cases">
      <Row justify="space-between">
        <Title id="cases" order={2} size="h5">
          {t('interviews:cases.title')}
        </Title>
        {edited !== 'new' && (
          <Button size="compact-sm" variant="default" onClick={() => setEdited('new')}>
            {t('interviews:cases.add')}
          </Button>
        )}
      </Row>
      <Text size="sm" c="dimmed" mb="xs">
        {t('interviews:cases.lead')}
      </Text>
      {edited === 'new' && <CaseForm project={project} one={null} onDone={() => setEdited(null)} />}
      {project.cases.length === 0 && edited !== 'new' && <Text size="sm">{t('interviews:cases.none')}</Text>}
      <Stack gap="xs" mt="xs">
        {project.cases.map((one) =>
          edited === one.id ? (
            <CaseForm key={one.id} project={project} one={one} onDone={() => setEdited(null)} />
          ) : (
            <Row key={one.id} justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text fw={600} size="sm">
                  {one.pseudonym}
                </Text>
                <Text size="xs" c="dimmed">
                  {Object.entries(one.attributes)
                    .map(([name, value]) => t('interviews:document.attribute', { name, value }))
                    .join(' · ')}
                </Text>
              </div>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('interviews:cases.change_name', { name: one.pseudonym })}
                onClick={() => setEdited(one.id)}
              >
                {t('interviews:cases.change')}
              </Button>
            </Row>
          ),
        )}
      </Stack>
    </Paper>
  );
}

interface CaseFormProps {
  readonly project: InterviewProject;
  readonly one: InterviewCase | null;
  readonly onDone: () => void;
}

function CaseForm({ project, one, onDone }: CaseFormProps) {
  const { t } = useText('interviews', 'errors');
  const change = useInterviewChange(project.id);
  const [pseudonym, setPseudonym] = useState(one?.pseudonym ?? '');
  const [attributes, setAttributes] = useState(linesOf(one?.attributes ?? {}));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const told = Object.fromEntries(pairsOf(attributes).map(({ name, value }) => [name, value]));
    const body = { pseudonym, attributes: told, ...(one === null ? {} : { version: one.version }) };
    const address = one === null ? '/cases' : `/cases/${one.id}`;
    change.mutate({ rest: address, method: one === null ? 'POST' : 'PUT', body }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw="32rem" mb="sm">
        {change.error !== null && <ProblemNotice error={change.error} />}
        <TextInput
          required
          label={t('interviews:transcripts.pseudonym')}
          value={pseudonym}
          maxLength={100}
          onChange={(event) => setPseudonym(event.currentTarget.value)}
        />
        <Textarea
          autosize
          minRows={2}
          label={t('interviews:cases.attributes')}
          placeholder={t('interviews:cases.example')}
          value={attributes}
          onChange={(event) => setAttributes(event.currentTarget.value)}
        />
        <Row gap="xs">
          <Button type="submit" size="compact-sm" loading={change.isPending}>
            {t('interviews:cases.save')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDone}>
            {t('interviews:coding.cancel')}
          </Button>
          {one !== null && project.role === 'lead' && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={t('interviews:cases.remove_name', { name: one.pseudonym })}
              onClick={() =>
                change.mutate({ rest: `/cases/${one.id}/remove`, method: 'POST' }, { onSuccess: onDone })
              }
            >
              {t('interviews:cases.remove')}
            </Button>
          )}
        </Row>
      </Stack>
    </form>
  );
}
