import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';

/** Starts long work on a plan, and goes to the page that follows it. */
export function usePlanJob(address: string) {
  const path = useClusterPath();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: object) => call<{ readonly jobId: string }>(path(address), { method: 'POST', body }),
    onSuccess: ({ jobId }) => navigate({ to: '/groups', search: { job: jobId } }),
  });
}
