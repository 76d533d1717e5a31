import { queryOptions } from '@tanstack/react-query';
import type { Incubator, IncubatorListItem, MyIncubator } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const incubatorsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['incubators', cluster],
    queryFn: () => call<IncubatorListItem[]>(`${cluster}/incubators`),
  });

export const incubatorQuery = (cluster: string, incubatorId: string) =>
  queryOptions({
    queryKey: ['incubator', cluster, incubatorId],
    queryFn: () => call<Incubator>(`${cluster}/incubators/${incubatorId}`),
  });

export const myIncubatorsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['my-incubators', cluster],
    queryFn: () => call<MyIncubator[]>(`${cluster}/me/incubators`),
  });
