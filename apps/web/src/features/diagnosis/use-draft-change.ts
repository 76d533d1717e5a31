import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InstrumentVersionShape } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { versionQuery } from './diagnosis-queries.ts';

export interface DraftChange {
  readonly rest: string;
  readonly method: 'PUT' | 'POST';
  readonly body: object;
  readonly said: 'item_saved' | 'item_removed' | 'item_moved';
}

/** Changes a draft as it was last read; the page then shows what the server keeps. */
export function useDraftChange({ id, version }: InstrumentVersionShape) {
  const { t } = useText('diagnosis');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ rest, method, body }: DraftChange) =>
      call<InstrumentVersionShape>(path(`/instruments/versions/${id}${rest}`), {
        method,
        body: { ...body, version },
      }),
    onSuccess: async (kept, { said }) => {
      queryClient.setQueryData(versionQuery(path(''), id).queryKey, kept);
      await say({ color: 'leaf', message: t(`diagnosis:instrument.${said}`) });
    },
  });
}
