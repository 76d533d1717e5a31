import { queryOptions } from '@tanstack/react-query';
import type {
  ClusterBenchmark,
  ClusterList,
  ClusterProfileShape,
  OwnClusterProposal,
  PartnerSuggestions,
} from '@grappe/contracts/api';
import { call, queryString } from '../../app/api.ts';

export const clustersQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['cluster-profiles', cluster],
    queryFn: () => call<ClusterList>(`${cluster}/cluster-profiles`),
  });

export const clusterProfileQuery = (cluster: string, id: string) =>
  queryOptions({
    queryKey: ['cluster-profile', cluster, id],
    queryFn: () => call<ClusterProfileShape>(`${cluster}/cluster-profiles/${id}`),
  });

export const ownFiguresQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['own-cluster-figures', cluster],
    queryFn: () => call<OwnClusterProposal>(`${cluster}/own-cluster-figures`),
  });

export type Purpose = PartnerSuggestions['purpose'];

export const suggestionsQuery = (cluster: string, purpose: Purpose | undefined, limit: number) =>
  queryOptions({
    queryKey: ['partner-suggestions', cluster, purpose ?? '', limit],
    queryFn: () =>
      call<PartnerSuggestions>(`${cluster}/partner-suggestions${queryString({ purpose, limit })}`),
  });

export const benchmarkQuery = (cluster: string, kind: string | undefined) =>
  queryOptions({
    queryKey: ['cluster-benchmark', cluster, kind ?? ''],
    queryFn: () => call<ClusterBenchmark>(`${cluster}/cluster-benchmark${queryString({ kind })}`),
  });
