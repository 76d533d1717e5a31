import { Button, Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Changed, Undone } from '@grappe/contracts/api';
import { call } from './api.ts';
import { say, unsay } from './notices.tsx';
import { problemWords } from './problem-notice.tsx';
import { refreshAll } from './refresh-all.ts';
import { useClusterPath } from './session.ts';
import { useText } from './use-text.ts';
import type { Translate } from './use-text.ts';

/** Long enough to read, to reach with a keyboard, and to change one's mind. */
const undoMilliseconds = 20_000;

interface Reversible<Input, Answer> {
  readonly run: (input: Input) => Promise<Answer>;
  /** What is said once it is done. */
  readonly said: (input: Input) => string;
  /** Whether this one can be taken back; always when absent. */
  readonly canReverse?: (answer: Answer) => boolean;
  /** Takes it back, and answers with the names of what was kept because it changed since. */
  readonly reverse: (answer: Answer, input: Input) => Promise<readonly string[]>;
}

/** Something that can be taken back: does it, refreshes what is shown, and says so with an "undo" button. */
export function useReversible<Input, Answer>(
  act: Reversible<Input, Answer>,
): UseMutationResult<Answer, Error, Input> {
  const queryClient = useQueryClient();
  const takeBack = useTakeBack();
  return useMutation({
    mutationFn: act.run,
    onSuccess: async (answer, input) => {
      await refreshAll(queryClient);
      const id = crypto.randomUUID();
      await say({
        id,
        autoClose: undoMilliseconds,
        icon: <IconCheck size={18} aria-hidden />,
        color: 'leaf',
        message:
          act.canReverse?.(answer) === false ? (
            act.said(input)
          ) : (
            <UndoMessage
              words={act.said(input)}
              onUndo={() => {
                void unsay(id);
                takeBack.mutate(() => act.reverse(answer, input));
              }}
            />
          ),
      });
    },
  });
}

/** `null`: nothing was changed that could be undone. */
interface MaybeChanged {
  readonly changeSetId: Changed['changeSetId'] | null;
}

/** A change of the directory: the server keeps it as one set, which it can undo. */
export function useChange<Input, Answer extends MaybeChanged>(
  run: (input: Input) => Promise<Answer>,
  said: (input: Input) => string,
): UseMutationResult<Answer, Error, Input> {
  const path = useClusterPath();
  return useReversible({
    run,
    said,
    canReverse: ({ changeSetId }) => changeSetId !== null,
    reverse: ({ changeSetId }) => undoChangeSet(path, changeSetId ?? ''),
  });
}

/** Takes a change set back from the history. */
export function useUndo(): UseMutationResult<readonly string[], Error, string> {
  const path = useClusterPath();
  const takeBack = useTakeBack();
  return useMutation({
    mutationFn: (changeSetId: string) => takeBack.mutateAsync(() => undoChangeSet(path, changeSetId)),
  });
}

async function undoChangeSet(
  path: (path: string) => string,
  changeSetId: string,
): Promise<readonly string[]> {
  const { kept } = await call<Undone>(path(`/changes/${changeSetId}/undo`), { method: 'POST', body: {} });
  return kept.map(({ name }) => name);
}

/** Takes something back, refreshes what is shown, and says what was kept because it changed since. */
export function useTakeBack(): UseMutationResult<readonly string[], Error, () => Promise<readonly string[]>> {
  const queryClient = useQueryClient();
  const { t, f } = useText('errors');
  return useMutation({
    mutationFn: (reverse: () => Promise<readonly string[]>) => reverse(),
    onSuccess: async (kept) => {
      await refreshAll(queryClient);
      const message =
        kept.length === 0 ? t('shell:undone') : t('shell:undone_but_kept', { names: f.list(kept) });
      await say({ autoClose: 10_000, color: 'leaf', message });
    },
    onError: (cause) => sayProblem(cause, t),
  });
}

function UndoMessage({ words, onUndo }: { readonly words: string; readonly onUndo: () => void }) {
  const { t } = useText();
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{words}</Text>
      <Button size="compact-sm" variant="light" flex="none" onClick={onUndo}>
        {t('shell:undo')}
      </Button>
    </Group>
  );
}

/** For a failure that has no place of its own on the page. */
export function sayProblem(cause: unknown, t: Translate): void {
  const { what, remedy } = problemWords(cause, t);
  void say({ color: 'red', autoClose: 15_000, title: what, message: remedy });
}
