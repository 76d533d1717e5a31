import { queryOptions } from '@tanstack/react-query';
import type { FirmPeople, Me, MyGroup, Veto } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const meQuery = (cluster: string) =>
  queryOptions({ queryKey: ['me', cluster], queryFn: () => call<Me>(`${cluster}/me`) });

export const myVetoesQuery = (cluster: string) =>
  queryOptions({ queryKey: ['vetoes', cluster], queryFn: () => call<Veto[]>(`${cluster}/vetoes`) });

export const myGroupsQuery = (cluster: string) =>
  queryOptions({ queryKey: ['my-groups', cluster], queryFn: () => call<MyGroup[]>(`${cluster}/me/groups`) });

export const firmPeopleQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['firm-people', cluster],
    queryFn: () => call<FirmPeople>(`${cluster}/me/people`),
  });
