import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  HistoryEntry,
  Organisation,
  OrganisationFacets,
  OrganisationList,
  OrganisationQuery,
} from '@grappe/contracts/api';
import { call, queryString } from '../../app/api.ts';

export const pageSize = 50;

export const organisationsQuery = (clusterAddress: string, query: OrganisationQuery) =>
  queryOptions({
    queryKey: ['organisations', clusterAddress, query],
    queryFn: ({ signal }) =>
      call<OrganisationList>(`${clusterAddress}/organisations${queryString({ ...query })}`, { signal }),
    // While the next answer is on the way, the last one stays: the list does not jump.
    placeholderData: keepPreviousData,
  });

/** Counts come after the list, which does not wait for them. */
export const facetsQuery = (
  clusterAddress: string,
  { page: _page, pageSize: _size, ...query }: OrganisationQuery,
) =>
  queryOptions({
    queryKey: ['facets', clusterAddress, query],
    queryFn: ({ signal }) =>
      call<OrganisationFacets>(`${clusterAddress}/organisations/facets${queryString({ ...query })}`, {
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const organisationQuery = (clusterAddress: string, organisationId: string) =>
  queryOptions({
    queryKey: ['organisation', clusterAddress, organisationId],
    queryFn: () => call<Organisation>(`${clusterAddress}/organisations/${organisationId}`),
  });

export const historyQuery = (clusterAddress: string, organisationId: string) =>
  queryOptions({
    queryKey: ['history', clusterAddress, organisationId],
    queryFn: () => call<HistoryEntry[]>(`${clusterAddress}/organisations/${organisationId}/history`),
  });
