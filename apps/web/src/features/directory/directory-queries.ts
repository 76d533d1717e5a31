import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { HistoryEntry, Organisation, OrganisationList, OrganisationQuery } from '@grappe/contracts/api';
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
