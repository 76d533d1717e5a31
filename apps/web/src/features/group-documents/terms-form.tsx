import { Button, Group, Paper, Text as Words, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GroupDocuments, GroupTermsChange, KeptGroupTerms } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ChangedMeanwhile, type TheirField } from '../../app/changed-meanwhile.tsx';
import { currentIn, isConflict } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText, type Text } from '../../app/use-text.ts';
import { documentsKey } from './group-documents-queries.ts';
import { differences, draftOf, termsOf, unreadable, type Difference } from './terms-draft.ts';
import classes from './group-documents.module.css';
import { labelOf } from './terms-labels.ts';
import { TermsFields } from './terms-fields.tsx';

interface TermsFormProps {
  readonly groupId: string;
  readonly documents: GroupDocuments;
}

/** What documents name and no data say, from the version that was read when the form was opened. */
export function TermsForm({ groupId, documents }: TermsFormProps) {
  const { t, f } = useText('documents', 'errors');
  const { members, terms: kept } = documents;
  const [seen, setSeen] = useState(kept.version);
  const [draft, setDraft] = useState(() => draftOf(kept.terms));
  const save = useSave(groupId, (now) => setSeen(now.version));
  const theirs = currentIn<KeptGroupTerms>(save.error);
  const wrong = unreadable(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length === 0) save.mutate({ version: seen, terms: termsOf(draft) });
  };
  const agree = (now: KeptGroupTerms) => {
    setSeen(now.version);
    save.reset();
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="details">
      <summary className={classes['summary']}>
        <Title order={3} size="h5" className={classes['inline'] ?? ''}>
          {t('documents:terms.title')}
        </Title>
      </summary>
      <Words size="sm" c="dimmed" mb="sm">
        {t('documents:terms.lead')}
        {kept.changedAt !== null &&
          ` ${t('documents:terms.changed', {
            date: f.dateTime(kept.changedAt),
            name: kept.changedBy ?? t('documents:terms.somebody'),
          })}`}
      </Words>
      {theirs === null ? (
        save.error !== null && <ProblemNotice error={save.error} />
      ) : (
        <ChangedMeanwhile
          by={theirs.changedBy ?? t('documents:terms.somebody')}
          theirs={differences(draft, theirs.terms).map((difference) => told(difference, documents, { t, f }))}
          onKeepMine={() => agree(theirs)}
          onTakeTheirs={() => {
            agree(theirs);
            setDraft(draftOf(theirs.terms));
          }}
        />
      )}
      <form onSubmit={submit}>
        <TermsFields members={members} draft={draft} wrong={wrong} onChange={setDraft} />
        <Group mt="md" gap="xs">
          <Button type="submit" loading={save.isPending} disabled={theirs !== null}>
            {t('documents:terms.save')}
          </Button>
          <Words size="sm" c="dimmed" role="status">
            {save.isSuccess && t('documents:terms.saved')}
          </Words>
        </Group>
      </form>
    </Paper>
  );
}

/** A field that somebody else changed, in words. */
function told(
  { field, memberId, theirs }: Difference,
  { members }: GroupDocuments,
  { t, f }: Pick<Text, 't' | 'f'>,
): TheirField {
  const nameOf = (id: string | null) => members.find((member) => member.id === id)?.name;
  const [label, member] = [t(labelOf(field)), nameOf(memberId)];
  const said = field === 'employerId' ? nameOf(theirs) : field === 'startsOn' ? f.date(theirs) : theirs;
  return {
    label: member === undefined ? label : `${member} – ${label}`,
    value: theirs === '' ? t('documents:terms.nobody') : said,
  };
}

function useSave(groupId: string, onKept: (terms: KeptGroupTerms) => void) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const readAgain = () => queryClient.invalidateQueries({ queryKey: documentsKey(path(''), groupId) });
  return useMutation({
    mutationFn: (body: GroupTermsChange) =>
      call<KeptGroupTerms>(path(`/groups/${groupId}/terms`), { method: 'PUT', body }),
    onSuccess: (kept) => {
      onKept(kept);
      return readAgain();
    },
    // What the other wrote is read; what was typed stays in the form.
    onError: (error) => (isConflict(error) ? readAgain() : undefined),
  });
}
