import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryKey, UseMutationResult } from '@tanstack/react-query';
import type {
  Alliance,
  AllianceIncident,
  AllianceLine,
  AllianceMandate,
  CompetenceRequest,
  MyAlliance,
} from '@grappe/contracts/api';
import { ProblemError, call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';

export const pipelineQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['alliance-pipeline', cluster],
    queryFn: () => call<AllianceLine[]>(`${cluster}/alliances/pipeline`),
  });

export const allianceQuery = (cluster: string, allianceId: string) =>
  queryOptions({
    queryKey: ['alliance', cluster, allianceId],
    queryFn: () => call<Alliance>(`${cluster}/alliances/${allianceId}`),
  });

export const mandatesQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['mandates', cluster],
    queryFn: () => call<AllianceMandate[]>(`${cluster}/mandates`),
  });

export const competencesQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['competences', cluster],
    queryFn: () => call<CompetenceRequest[]>(`${cluster}/competences`),
  });

export const myAlliancesQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['my-alliances', cluster],
    queryFn: () => call<MyAlliance[]>(`${cluster}/me/alliances`),
  });

export const myIncidentsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['my-incidents', cluster],
    queryFn: () => call<AllianceIncident[]>(`${cluster}/me/incidents`),
  });

export interface AllianceAct {
  /** The whole address. */
  readonly path: string;
  readonly method: 'POST' | 'PUT';
  readonly body?: unknown;
  /** What is said once it is done. */
  readonly said: string;
}

/** What else is told by the same facts, and is read anew. */
const related = [
  'alliance',
  'alliance-pipeline',
  'alliances',
  'mandates',
  'competences',
  'my-incidents',
  'my-alliances',
  'home',
];

/**
 * Changes something of an alliance; the answer is what the page shows from then on. When somebody else was quicker the page
 * shows what they made of it, and what was typed stays where it is.
 */
export function useAllianceAct(shown: QueryKey): UseMutationResult<unknown, Error, AllianceAct> {
  const queryClient = useQueryClient();
  const refresh = (keys: readonly string[]) =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => keys.includes(String(queryKey[0])) });
  return useMutation({
    mutationFn: ({ path, method, body }: AllianceAct) => call<unknown>(path, { method, body: body ?? {} }),
    onSuccess: async (answer, { said }) => {
      if (answer !== undefined) queryClient.setQueryData(shown, answer);
      await refresh(related.filter((key) => key !== shown[0] || answer === undefined));
      await say({ autoClose: 8000, color: 'leaf', message: said });
    },
    onError: (error) =>
      error instanceof ProblemError && error.status === 409 ? refresh([...related]) : undefined,
  });
}
