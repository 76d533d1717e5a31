import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Job } from '@grappe/contracts/api';
import { call } from './api.ts';
import { useClusterPath } from './session.ts';
import { refreshAll } from './refresh-all.ts';

const isOver = ({ status }: Job): boolean =>
  status === 'done' || status === 'failed' || status === 'cancelled';

/** Follows long work until it ends; then whatever the pages show is read again. */
export function useJob(jobId: string | null | undefined, onEnd?: (job: Job) => void) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const told = useRef<string | null>(null);
  const query = useQuery({
    queryKey: ['job', jobId],
    enabled: typeof jobId === 'string',
    queryFn: () => call<Job>(path(`/jobs/${jobId}`)),
    refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data) ? false : 500),
    staleTime: 0,
  });
  const { data } = query;
  useEffect(() => {
    if (data === undefined || !isOver(data) || told.current === data.id) return;
    told.current = data.id;
    void refreshAll(queryClient).then(() => onEnd?.(data));
  }, [data, onEnd, queryClient]);
  const cancel = useMutation({
    mutationFn: () => call<Job>(path(`/jobs/${jobId}/cancel`), { method: 'POST', body: {} }),
    onSuccess: () => query.refetch(),
  });
  return { job: data, error: query.error, cancel, isOver: data !== undefined && isOver(data) };
}
