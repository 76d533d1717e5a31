import { Badge, Button, Group, Paper, Spoiler, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { PracticeNoteShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { useAuthorWords } from './author-words.ts';
import { NoteForm } from './note-form.tsx';

export function Notes({ notes }: { readonly notes: readonly PracticeNoteShape[] }) {
  const { t } = useText('community');
  if (notes.length === 0) return <Text size="sm">{t('community:notes_none')}</Text>;
  return notes.map((note) => <Note key={note.id} note={note} />);
}

/** One note: how, from where, and who used it since. */
function Note({ note }: { readonly note: PracticeNoteShape }) {
  const { t } = useText('community', 'errors');
  const authorWords = useAuthorWords();
  const [opens, setOpens] = useState<'no' | 'continue' | 'reuse'>('no');
  const used = note.reuses.length;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article" aria-label={note.title}>
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h5" lang={note.language}>
          {note.title}
        </Title>
        <Badge variant="light" tt="none">
          {t(`community:topic.${note.topic}`)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {authorWords(note.author, note.writtenOn)} · {t('community:source_is', { source: note.source })}
        {note.basedOnTitle !== null && ` · ${t('community:based_on', { title: note.basedOnTitle })}`}
        {note.shownToMembers && ` · ${t('community:note_is_shown')}`}
      </Text>
      <Spoiler maxHeight={96} showLabel={t('community:read')} hideLabel="–">
        <Text size="sm" lang={note.language} style={{ whiteSpace: 'pre-line' }}>
          {note.body}
        </Text>
      </Spoiler>
      <Text size="sm" fw={600} mt="xs">
        {used === 0 ? t('community:reused_never') : t('community:reused', { count: used })}
      </Text>
      {note.reuses
        .filter(({ said }) => said !== '')
        .map(({ clusterName, said }) => (
          <Text key={clusterName} size="sm">
            {clusterName} · <q>{said}</q>
          </Text>
        ))}
      {opens === 'no' && <NoteActions note={note} onOpen={setOpens} />}
      {opens === 'continue' && <NoteForm basedOn={note} onDone={() => setOpens('no')} />}
      {opens === 'reuse' && <ReuseForm note={note} onDone={() => setOpens('no')} />}
    </Paper>
  );
}

interface NoteActionsProps {
  readonly note: PracticeNoteShape;
  readonly onOpen: (what: 'continue' | 'reuse') => void;
}

function NoteActions({ note, onOpen }: NoteActionsProps) {
  const { t } = useText('community', 'errors');
  const act = useAction();
  const { id, topic, title, body, source, version, shownToMembers } = note;
  const change = (changes: { withdrawn: true } | { shownToMembers: boolean }, said: string) =>
    act.mutate({
      address: `/community/notes/${id}`,
      method: 'PATCH',
      body: { topic, title, body, source, version, shownToMembers, ...changes },
      said,
    });
  const showing = t(`community:${shownToMembers ? 'note_hide' : 'note_show'}`);
  return (
    <>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Group gap="xs" mt="xs">
        {!note.author.mine &&
          (note.reusedByUs ? (
            <Text size="sm" c="dimmed">
              {t('community:reused_by_us')}
            </Text>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => onOpen('reuse')}>
              {t('community:reuse')}
            </Button>
          ))}
        <Button size="compact-sm" variant="default" onClick={() => onOpen('continue')}>
          {t('community:continue')}
        </Button>
        {note.author.mine && (
          <>
            <Button
              size="compact-sm"
              variant="default"
              loading={act.isPending}
              onClick={() => change({ shownToMembers: !shownToMembers }, showing)}
            >
              {showing}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              loading={act.isPending}
              onClick={() => change({ withdrawn: true }, t('community:withdraw_note'))}
            >
              {t('community:withdraw_note')}
            </Button>
          </>
        )}
      </Group>
    </>
  );
}

function ReuseForm({ note, onDone }: { readonly note: PracticeNoteShape; readonly onDone: () => void }) {
  const { t } = useText('community', 'errors');
  const [said, setSaid] = useState('');
  const act = useAction();
  const send = () =>
    act.mutate(
      { address: `/community/notes/${note.id}/reuse`, body: { said }, said: t('community:reused_by_us') },
      { onSuccess: onDone },
    );
  return (
    <>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <Group align="flex-end" gap="xs" mt="xs">
        <TextInput
          style={{ flex: '1 1 16rem' }}
          label={t('community:reuse_said')}
          maxLength={2000}
          value={said}
          onChange={(event) => setSaid(event.currentTarget.value)}
        />
        <Button size="sm" loading={act.isPending} onClick={send}>
          {t('community:reuse')}
        </Button>
        <Button size="sm" variant="default" onClick={onDone}>
          {t('community:keep')}
        </Button>
      </Group>
    </>
  );
}
