import { queryOptions } from '@tanstack/react-query';
import type { Group, PairRule, Plan, PlanListItem, Veto } from '@grappe/contracts/api';
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
