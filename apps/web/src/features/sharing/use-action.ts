import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';

export interface Action {
  /** After the address of the cluster: `/asks`. */
  readonly address: string;
  readonly body?: unknown;
  readonly method?: 'POST' | 'PUT' | 'PATCH';
  /** What is said once it is done. */
  readonly said: string;
}

/** Something that is settled between two parties: done, refreshed, said. */
export function useAction(): UseMutationResult<unknown, Error, Action> {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ address, body, method }: Action) =>
      call(path(address), { method: method ?? 'POST', body: body ?? {} }),
    onSuccess: async (_nothing, { said }) => {
      await refreshAll(queryClient);
      await say({ autoClose: 10_000, color: 'leaf', message: said });
    },
  });
}
