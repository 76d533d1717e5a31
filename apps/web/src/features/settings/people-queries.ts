import { queryOptions } from '@tanstack/react-query';
import type { Carried, Invitation, JoinRequests, Outbox, PersonInCluster } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

/** `cluster`: address of the current cluster's resources. */
export const peopleQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['people', cluster],
    queryFn: () => call<PersonInCluster[]>(`${cluster}/people`),
  });

export const invitationsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['invitations', cluster],
    queryFn: () => call<Invitation[]>(`${cluster}/invitations`),
  });

export const carriedQuery = (person: string) =>
  queryOptions({
    queryKey: ['carried', person],
    queryFn: () => call<Carried>(`${person}/carried`),
    staleTime: 0,
  });

export const joinRequestsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['join-requests', cluster],
    queryFn: () => call<JoinRequests>(`${cluster}/join-requests`),
  });

/** `place`: a cluster's address, or the platform's. */
export const outboxQuery = (place: string) =>
  queryOptions({ queryKey: ['outbox', place], queryFn: () => call<Outbox>(`${place}/mails`) });
