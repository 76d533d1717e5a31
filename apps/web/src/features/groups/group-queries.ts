import { queryOptions } from '@tanstack/react-query';
import type {
  Group,
  PairRule,
  Plan,
  PlanCheck,
  PlanComparison,
  PlanDesk,
  PlanListItem,
  PlanParameters,
  PlanPlacement,
  PlanSearch,
  PlanSensitivity,
  Veto,
} from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const plansQuery = (cluster: string) =>
  queryOptions({ queryKey: ['plans', cluster], queryFn: () => call<PlanListItem[]>(`${cluster}/plans`) });

export const planQuery = (cluster: string, planId: string) =>
  queryOptions({
    queryKey: ['plan', cluster, planId],
    queryFn: () => call<Plan>(`${cluster}/plans/${planId}`),
  });

export const groupQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['group', cluster, groupId],
    queryFn: () => call<Group>(`${cluster}/groups/${groupId}`),
  });

export const pairRulesQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['pair-rules', cluster],
    queryFn: () => call<PairRule[]>(`${cluster}/pair-rules`),
  });

export const vetoesQuery = (cluster: string) =>
  queryOptions({ queryKey: ['vetoes', cluster], queryFn: () => call<Veto[]>(`${cluster}/vetoes`) });

export const deskQuery = (cluster: string, planId: string) =>
  queryOptions({
    queryKey: ['plan', cluster, planId, 'desk'],
    queryFn: () => call<PlanDesk>(`${cluster}/plans/${planId}/desk`),
    // A change of data while firms are being moved must not take the moves away.
    staleTime: Infinity,
    gcTime: 0,
  });

export const comparisonQuery = (cluster: string, planId: string, otherId: string) =>
  queryOptions({
    queryKey: ['plan', cluster, planId, 'comparison', otherId],
    queryFn: () => call<PlanComparison>(`${cluster}/plans/${planId}/comparison/${otherId}`),
  });

export const searchQuery = (cluster: string, jobId: string, isOver: boolean) =>
  queryOptions({
    queryKey: ['plan-search', cluster, jobId],
    queryFn: () => call<PlanSearch>(`${cluster}/plans/searches/${jobId}`),
    refetchInterval: isOver ? false : 700,
    staleTime: 0,
  });

/** Null until somebody asked for it. */
export const sensitivityQuery = (cluster: string, planId: string) =>
  queryOptions({
    queryKey: ['plan', cluster, planId, 'sensitivity'],
    queryFn: () => call<PlanSensitivity | null>(`${cluster}/plans/${planId}/sensitivity`),
  });

export const placementQuery = (cluster: string, planId: string, organisationId: string) =>
  queryOptions({
    queryKey: ['plan', cluster, planId, 'placement', organisationId],
    queryFn: () => call<PlanPlacement | null>(`${cluster}/plans/${planId}/placements/${organisationId}`),
  });

export const planCheckQuery = (cluster: string, parameters: PlanParameters) =>
  queryOptions({
    queryKey: ['plan-check', cluster, parameters],
    queryFn: () => call<PlanCheck>(`${cluster}/plans/check`, { method: 'POST', body: { parameters } }),
  });
