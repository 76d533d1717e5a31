import {
  Alert,
  Button,
  Checkbox,
  FileButton,
  Group as Row,
  Paper,
  Stack,
  Table,
  Text,
  TextInput,
  Textarea,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { InterviewProject, TranscriptPreview, TranscriptSettings } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { keptOf, TranscriptFields } from './transcript-fields.tsx';
import { pairsOf } from './pair-lines.ts';

interface ImportProps {
  readonly project: InterviewProject;
  readonly onDone: () => void;
}

interface Looked {
  readonly file: File;
  readonly preview: TranscriptPreview;
}

const formOf = (file: File, settings?: TranscriptSettings): FormData => {
  const form = new FormData();
  if (settings !== undefined) form.set('settings', JSON.stringify(settings));
  form.set('file', file);
  return form;
};

/** A file is looked at first: who speaks, how it begins. It is kept once the pseudonyms are given. */
export function ImportTranscript({ project, onDone }: ImportProps) {
  const { t } = useText('interviews', 'errors');
  const path = useClusterPath();
  const [looked, setLooked] = useState<Looked | null>(null);
  const look = useMutation({
    mutationFn: (file: File) =>
      call<TranscriptPreview>(path(`/interviews/${project.id}/transcripts/preview`), {
        method: 'POST',
        form: formOf(file),
      }),
    onSuccess: (preview, file) => setLooked({ file, preview }),
  });
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="import">
      <Title id="import" order={2} size="h5" mb="xs">
        {t('interviews:transcripts.import')}
      </Title>
      <Stack gap="sm">
        {look.error !== null && <ProblemNotice error={look.error} />}
        <Row gap="sm">
          <FileButton
            accept=".txt,.md,.docx,.srt,.vtt"
            onChange={(file) => file !== null && look.mutate(file)}
          >
            {(props) => (
              <Button {...props} variant={looked === null ? 'filled' : 'default'} loading={look.isPending}>
                {t('interviews:transcripts.choose')}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            {looked?.file.name ?? t('interviews:transcripts.file')}
          </Text>
          <Button variant="subtle" onClick={onDone}>
            {t('interviews:transcripts.cancel')}
          </Button>
        </Row>
        {looked !== null && (
          <Settle key={looked.file.name} project={project} looked={looked} onDone={onDone} />
        )}
      </Stack>
    </Paper>
  );
}

interface SettleProps extends ImportProps {
  readonly looked: Looked;
}

interface Voice {
  readonly label: string;
  readonly pseudonym: string;
  readonly interviews: boolean;
}

function useKeep(project: InterviewProject, file: File, onDone: () => void) {
  const path = useClusterPath();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (settings: TranscriptSettings) =>
      call<{ id: string }>(path(`/interviews/${project.id}/transcripts`), {
        method: 'POST',
        form: formOf(file, settings),
      }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['interview'] });
      onDone();
      await navigate({
        to: '/interviews/$projectId/transcripts/$transcriptId',
        params: { projectId: project.id, transcriptId: id },
      });
    },
  });
}

function Settle({ project, looked: { file, preview }, onDone }: SettleProps) {
  const { t, f } = useText('interviews', 'errors');
  const [told, setTold] = useState({
    title: file.name.replace(/\.\w{1,5}$/u, ''),
    caseId: '',
    recordedOn: '',
  });
  const [names, setNames] = useState('');
  const [keepNames, setKeepNames] = useState(true);
  const [voices, setVoices] = useState<readonly Voice[]>(() =>
    preview.speakers.map(({ label, asks }, rank) => ({
      label,
      pseudonym: asks ? t('interviews:transcripts.interviewer', { rank: rank + 1 }) : `E${rank + 1}`,
      interviews: asks,
    })),
  );
  const keep = useKeep(project, file, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = pairsOf(names).map(({ name, value }) => ({ name, pseudonym: value }));
    // A voice that is somebody's name gives way in the text too.
    const spoken = voices
      .filter(({ label, pseudonym, interviews }) => !interviews && label !== pseudonym && label.length > 3)
      .map(({ label, pseudonym }) => ({ name: label, pseudonym }));
    keep.mutate({
      ...keptOf(told),
      speakers: [...voices],
      replacements: [...given, ...spoken],
      keepNames,
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">
          {t('interviews:transcripts.found', {
            count: preview.speakers.length,
            words: f.number(preview.words),
          })}
        </Text>
        <Warnings preview={preview} />
        <Row gap="sm" align="flex-end">
          <TranscriptFields project={project} told={told} onChange={setTold} />
        </Row>
        {voices.length > 0 && <Voices preview={preview} voices={voices} onChange={setVoices} />}
        <Textarea
          autosize
          minRows={2}
          maw="36rem"
          label={t('interviews:transcripts.replace')}
          description={t('interviews:transcripts.replace_lead')}
          placeholder={t('interviews:transcripts.replace_example')}
          value={names}
          onChange={(event) => setNames(event.currentTarget.value)}
        />
        <Checkbox
          label={t('interviews:transcripts.keep_names')}
          checked={keepNames}
          onChange={(event) => setKeepNames(event.currentTarget.checked)}
        />
        <Beginning preview={preview} voices={voices} />
        {keep.error !== null && <ProblemNotice error={keep.error} />}
        <Button type="submit" loading={keep.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('interviews:transcripts.keep')}
        </Button>
      </Stack>
    </form>
  );
}

function Warnings({ preview }: { readonly preview: TranscriptPreview }) {
  const { t } = useText('interviews', 'errors');
  if (preview.warnings.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" title={t('interviews:transcripts.warnings')}>
      {preview.warnings.slice(0, 5).map(({ line, problem }) => (
        <Text key={line} size="sm">
          {t(`errors:${problem.code}`, problem.params)}
        </Text>
      ))}
    </Alert>
  );
}

interface VoicesProps {
  readonly preview: TranscriptPreview;
  readonly voices: readonly Voice[];
  readonly onChange: (voices: readonly Voice[]) => void;
}

function Voices({ preview, voices, onChange }: VoicesProps) {
  const { t, f } = useText('interviews');
  const change = (rank: number, part: Partial<Voice>) =>
    onChange(voices.map((voice, index) => (index === rank ? { ...voice, ...part } : voice)));
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('interviews:transcripts.voices')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('interviews:transcripts.voices_lead')}
      </Text>
      <Scrolling bare label={t('interviews:transcripts.voices')}>
        <Table verticalSpacing={4} miw="34rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('interviews:transcripts.label')}</Table.Th>
              <Table.Th>{t('interviews:transcripts.pseudonym')}</Table.Th>
              <Table.Th>{t('interviews:transcripts.interviews')}</Table.Th>
              <Table.Th ta="right">{t('interviews:transcripts.turns')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {voices.map((voice, rank) => (
              <Table.Tr key={voice.label}>
                <Table.Th scope="row">{voice.label}</Table.Th>
                <Table.Td>
                  <TextInput
                    required
                    size="xs"
                    aria-label={t('interviews:transcripts.pseudonym_of', { label: voice.label })}
                    value={voice.pseudonym}
                    maxLength={100}
                    onChange={(event) => change(rank, { pseudonym: event.currentTarget.value })}
                  />
                </Table.Td>
                <Table.Td>
                  <Checkbox
                    aria-label={t('interviews:transcripts.interviews_of', { label: voice.label })}
                    checked={voice.interviews}
                    onChange={(event) => change(rank, { interviews: event.currentTarget.checked })}
                  />
                </Table.Td>
                <Table.Td ta="right">{f.number(preview.speakers[rank]?.turns ?? 0)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </div>
  );
}

function Beginning({ preview, voices }: Pick<VoicesProps, 'preview' | 'voices'>) {
  const { t } = useText('interviews');
  return (
    <details>
      <summary>{t('interviews:transcripts.beginning')}</summary>
      {preview.beginning.map(({ speaker, text }, rank) => (
        <Text key={rank} size="sm" mt={4}>
          {speaker !== null && <strong>{voices[speaker]?.pseudonym} </strong>}
          {text}
        </Text>
      ))}
    </details>
  );
}
