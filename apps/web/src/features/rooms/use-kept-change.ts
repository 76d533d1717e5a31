import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { isConflict } from '../../app/conflict.ts';
import { useClusterPath } from '../../app/session.ts';
import { roomKey } from './room-queries.ts';

interface Kept {
  readonly id: string;
  readonly version: number;
}

interface KeptChange<Item extends Kept> {
  readonly roomId: string;
  readonly kind: 'decisions' | 'tasks';
  readonly onDone: (item: Item) => void;
}

/** Adds a decision or a task, or changes it from the version that was read. */
export function useKeptChange<Item extends Kept>({ roomId, kind, onDone }: KeptChange<Item>) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const address = path(`/rooms/${roomId}/${kind}`);
  /** What the other wrote is read, should the live stream not have brought it. */
  const onError = (error: Error) =>
    isConflict(error)
      ? queryClient.invalidateQueries({ queryKey: roomKey(path(''), roomId), exact: true })
      : undefined;
  const save: UseMutationResult<Item, Error, { seen: Kept | null; body: object }> = useMutation({
    mutationFn: ({ seen, body }) =>
      seen === null
        ? call<Item>(address, { method: 'POST', body })
        : call<Item>(`${address}/${seen.id}`, { method: 'PATCH', body: { ...body, version: seen.version } }),
    onSuccess: onDone,
    onError,
  });
  const remove = useMutation({
    mutationFn: ({ id, version }: Kept) =>
      call(`${address}/${id}/delete`, { method: 'POST', body: { version } }),
    onError,
  });
  return { save, remove };
}
