import { queryOptions } from '@tanstack/react-query';
import type { Collection, CollectionSummary, Contribution, SensitiveRules } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const rulesQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['sensitive', cluster, 'rules'],
    queryFn: () => call<SensitiveRules>(`${cluster}/sensitive`),
  });

export const contributionsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['sensitive', cluster, 'contributions'],
    queryFn: () => call<Contribution[]>(`${cluster}/sensitive/contributions`),
  });

export const collectionsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['collections', cluster],
    queryFn: () => call<CollectionSummary[]>(`${cluster}/collections`),
  });

export const collectionQuery = (cluster: string, collectionId: string) =>
  queryOptions({
    queryKey: ['collections', cluster, collectionId],
    queryFn: () => call<Collection>(`${cluster}/collections/${collectionId}`),
  });
