import { queryOptions } from '@tanstack/react-query';
import type { Allies, AllianceShape, Asks, Partnering, PublicPage } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const asksQuery = (cluster: string) =>
  queryOptions({ queryKey: ['asks', cluster], queryFn: () => call<Asks>(`${cluster}/asks`) });

export const partneringQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['partnering', cluster],
    queryFn: () => call<Partnering>(`${cluster}/partnering`),
  });

export const alliancesQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['alliances', cluster],
    queryFn: () => call<AllianceShape[]>(`${cluster}/alliances`),
  });

export const alliesQuery = (cluster: string) =>
  queryOptions({ queryKey: ['allies', cluster], queryFn: () => call<Allies>(`${cluster}/allies`) });

export const publicPageQuery = (shortName: string, organisationId: string) =>
  queryOptions({
    queryKey: ['public-page', shortName, organisationId],
    queryFn: () =>
      call<PublicPage>(`/api/public/${encodeURIComponent(shortName)}/${encodeURIComponent(organisationId)}`),
  });
