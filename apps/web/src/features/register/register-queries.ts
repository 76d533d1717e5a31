import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { PublicRegister, Register } from '@grappe/contracts/api';
import { call, type CallOptions } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';

export const registerQuery = (cluster: string) =>
  queryOptions({ queryKey: ['register', cluster], queryFn: () => call<Register>(`${cluster}/register`) });

export const publicRegisterQuery = (shortName: string) =>
  queryOptions({
    queryKey: ['public-register', shortName],
    queryFn: () => call<PublicRegister>(`/api/public/${encodeURIComponent(shortName)}/register`),
    retry: false,
  });

export interface RegisterAct {
  /** After the address of the cluster: `/register/…`. */
  readonly address: string;
  readonly method?: CallOptions['method'];
  readonly body: unknown;
}

/** Changes the register or its reports, then shows what they have become. */
export function useRegisterAct() {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ address, method = 'POST', body }: RegisterAct) =>
      call<{ id: string } | undefined>(path(address), { method, body }),
    onSuccess: () =>
      Promise.all([['register'], ['reports']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}
