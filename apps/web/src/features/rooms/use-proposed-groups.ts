import { useQueries, useQuery } from '@tanstack/react-query';
import { useClusterPath } from '../../app/session.ts';
import { planQuery, plansQuery } from '../groups/group-queries.ts';

export interface ProposedGroup {
  readonly id: string;
  readonly name: string;
}

/** Groups that were proposed to their firms: a room can follow each. */
export function useProposedGroups(): ProposedGroup[] {
  const path = useClusterPath();
  const { data: plans = [] } = useQuery(plansQuery(path('')));
  const proposed = plans.filter(({ status }) => status === 'proposed');
  return useQueries({ queries: proposed.map(({ id }) => planQuery(path(''), id)) }).flatMap(({ data }) =>
    (data?.groups ?? []).map(({ id, name }) => ({ id, name })),
  );
}
