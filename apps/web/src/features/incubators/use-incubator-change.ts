import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Incubator } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import type { CallOptions } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';
import { incubatorQuery } from './incubator-queries.ts';

interface Change {
  /** After the address of the incubator: `/groups`. */
  readonly rest: string;
  readonly method: NonNullable<CallOptions['method']>;
  readonly body?: unknown;
}

/** A change of an incubator, which answers with how it stands now. */
export function useIncubatorChange(incubatorId: string) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ rest, method, body }: Change) =>
      call<Incubator>(path(`/incubators/${incubatorId}${rest}`), {
        method,
        ...(body === undefined ? {} : { body }),
      }),
    onSuccess: (now) => {
      queryClient.setQueryData(incubatorQuery(path(''), incubatorId).queryKey, now);
      void queryClient.invalidateQueries({ queryKey: ['incubators'] });
    },
  });
}
