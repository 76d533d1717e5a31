import { queryOptions } from '@tanstack/react-query';
import type { AllianceMatches, EncounterSummary, IntroductionShape } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const matchesQuery = (cluster: string, allianceId: string) =>
  queryOptions({
    queryKey: ['alliance-matches', cluster, allianceId],
    queryFn: () => call<AllianceMatches>(`${cluster}/alliances/${allianceId}/matches`),
  });

export const introductionsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['introductions', cluster],
    queryFn: () => call<IntroductionShape[]>(`${cluster}/introductions`),
  });

export const encountersQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['encounters', cluster],
    queryFn: () => call<EncounterSummary[]>(`${cluster}/encounters`),
  });
