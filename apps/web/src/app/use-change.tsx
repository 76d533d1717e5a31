import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Changed, Undone } from '@grappe/contracts/api';
import { call } from './api.ts';
import { refreshAll } from './refresh-all.ts';
import { useClusterPath } from './session.ts';
import { problemWords } from './problem-notice.tsx';
import { useText } from './use-text.ts';

/** Long enough to read, to reach with a keyboard, and to change one's mind. */
const undoMilliseconds = 20_000;

/** A change that can be undone: runs it, refreshes what is shown, and says so with an "undo" button. */
export function useChange<Input, Answer extends Changed>(
  run: (input: Input) => Promise<Answer>,
  said: (input: Input) => string,
): UseMutationResult<Answer, Error, Input> {
  const queryClient = useQueryClient();
  const undo = useUndo();
  return useMutation({
    mutationFn: run,
    onSuccess: async ({ changeSetId }, input) => {
      await refreshAll(queryClient);
      notifications.show({
        id: changeSetId,
        autoClose: undoMilliseconds,
        withCloseButton: true,
        icon: <IconCheck size={18} aria-hidden />,
        color: 'leaf',
        message: (
          <UndoMessage
            words={said(input)}
            onUndo={() => {
              notifications.hide(changeSetId);
              undo.mutate(changeSetId);
            }}
          />
        ),
      });
    },
  });
}

function UndoMessage({ words, onUndo }: { readonly words: string; readonly onUndo: () => void }) {
  const { t } = useText();
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{words}</Text>
      <Button size="compact-sm" variant="light" onClick={onUndo}>
        {t('shell:undo')}
      </Button>
    </Group>
  );
}

/** Takes a change set back, and tells what was kept because it was changed again since. */
export function useUndo(): UseMutationResult<Undone, Error, string> {
  const queryClient = useQueryClient();
  const path = useClusterPath();
  const { t, f } = useText('errors');
  return useMutation({
    mutationFn: (changeSetId: string) =>
      call<Undone>(path(`/changes/${changeSetId}/undo`), { method: 'POST', body: {} }),
    onSuccess: async ({ kept }) => {
      await refreshAll(queryClient);
      notifications.show({
        autoClose: 10_000,
        color: 'leaf',
        message:
          kept.length === 0
            ? t('shell:undone')
            : t('shell:undone_but_kept', { names: f.list(kept.map(({ name }) => name)) }),
      });
    },
    onError: (cause) => sayProblem(cause, t),
  });
}

/** For a failure that has no place of its own on the page. */
export function sayProblem(cause: unknown, t: ReturnType<typeof useText>['t']): void {
  const { what, remedy } = problemWords(cause, t);
  notifications.show({ color: 'red', autoClose: 15_000, title: what, message: remedy });
}
