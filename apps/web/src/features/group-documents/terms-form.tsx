import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GroupDocuments, GroupTermsChange, KeptGroupTerms } from '@grappe/contracts/api';
import { ProblemError, call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { documentsKey } from './group-documents-queries.ts';
import { differences, draftOf, termsOf, unreadable } from './terms-draft.ts';
import { TermsConflict } from './terms-conflict.tsx';
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
  const moved = isConflict(save.error) && kept.version !== seen;
  const wrong = unreadable(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length === 0) save.mutate({ version: seen, terms: termsOf(draft) });
  };
  const agree = () => {
    setSeen(kept.version);
    save.reset();
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="terms">
      <Title id="terms" order={3} size="h5">
        {t('documents:terms.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('documents:terms.lead')}
        {kept.changedAt !== null &&
          ` ${t('documents:terms.changed', {
            date: f.dateTime(kept.changedAt),
            name: kept.changedBy ?? t('documents:conflict.somebody'),
          })}`}
      </Text>
      {moved ? (
        <TermsConflict
          by={kept.changedBy}
          members={members}
          theirs={differences(draft, kept.terms)}
          onKeepMine={agree}
          onTakeTheirs={() => {
            agree();
            setDraft(draftOf(kept.terms));
          }}
        />
      ) : (
        save.error !== null && <ProblemNotice error={save.error} />
      )}
      <form onSubmit={submit}>
        <TermsFields members={members} draft={draft} wrong={wrong} onChange={setDraft} />
        <Group mt="md" gap="xs">
          <Button type="submit" loading={save.isPending} disabled={moved}>
            {t('documents:terms.save')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {save.isSuccess && t('documents:terms.saved')}
          </Text>
        </Group>
      </form>
    </Paper>
  );
}

const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'conflict_changed_meanwhile';

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
