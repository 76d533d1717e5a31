import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InterviewProject } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import type { CallOptions } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';
import { interviewQuery } from './interview-queries.ts';

interface Change {
  /** After the address of the study: `/codes`. */
  readonly rest: string;
  readonly method: NonNullable<CallOptions['method']>;
  readonly body?: unknown;
}

/** What else may be otherwise after a change. */
const told = [
  'interviews',
  'interview-candidates',
  'interview-codebooks',
  'interview-matrix',
  'interview-transcript',
] as const;

/** A change of a study, which answers with how it stands now. */
export function useInterviewChange(projectId: string) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ rest, method, body }: Change) =>
      call<InterviewProject>(path(`/interviews/${projectId}${rest}`), {
        method,
        ...(body === undefined ? {} : { body }),
      }),
    onSuccess: (now) => {
      queryClient.setQueryData(interviewQuery(path(''), projectId).queryKey, now);
      for (const key of told) void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}
