import { queryOptions } from '@tanstack/react-query';
import type { GroupGains, GroupOutlook, GroupSharing, Joining, MyOutlook } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const sharingQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['sharing', cluster, groupId],
    queryFn: () => call<GroupSharing>(`${cluster}/groups/${groupId}/sharing`),
  });

export const joiningQuery = (cluster: string, groupId: string, organisationId: string) =>
  queryOptions({
    queryKey: ['sharing', cluster, groupId, 'joining', organisationId],
    queryFn: () => call<Joining[]>(`${cluster}/groups/${groupId}/sharing/joining/${organisationId}`),
  });

export const gainsQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['gains', cluster, groupId],
    queryFn: () => call<GroupGains>(`${cluster}/groups/${groupId}/gains`),
  });

export const outlookQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['outlook', cluster, groupId],
    queryFn: () => call<GroupOutlook>(`${cluster}/groups/${groupId}/outlook`),
  });

export const myOutlookQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['my-outlook', cluster, groupId],
    queryFn: () => call<MyOutlook>(`${cluster}/me/groups/${groupId}/outlook`),
  });
