import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { refreshAll } from '../../app/refresh-all.ts';

export interface Act {
  readonly method: 'PUT' | 'POST';
  readonly address: string;
  readonly body: unknown;
  /** What is said once it is done. */
  readonly said: string;
}

/** A change that is done, refreshed and said; addresses are whole, for those that have no cluster. */
export function useAct(): UseMutationResult<unknown, Error, Act> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ method, address, body }: Act) => call(address, { method, body }),
    onSuccess: async (_nothing, { said }) => {
      await refreshAll(queryClient);
      await say({ autoClose: 10_000, color: 'leaf', message: said });
    },
  });
}
