import { queryOptions } from '@tanstack/react-query';
import type {
  PersonInCluster,
  Room,
  RoomMessagePage,
  RoomSearchResult,
  RoomSummary,
} from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const roomsQuery = (cluster: string) =>
  queryOptions({ queryKey: ['rooms', cluster], queryFn: () => call<RoomSummary[]>(`${cluster}/rooms`) });

export const roomKey = (cluster: string, roomId: string) => ['room', cluster, roomId] as const;

/** The whole of a room; afterwards the live stream keeps it as it is. */
export const roomQuery = (cluster: string, roomId: string) =>
  queryOptions({
    queryKey: roomKey(cluster, roomId),
    queryFn: () => call<Room>(`${cluster}/rooms/${roomId}`),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

export const threadQuery = (cluster: string, roomId: string, threadId: string) =>
  queryOptions({
    queryKey: [...roomKey(cluster, roomId), 'thread', threadId],
    queryFn: () => call<RoomMessagePage>(`${cluster}/rooms/${roomId}/messages?thread=${threadId}`),
  });

export const roomSearchQuery = (cluster: string, roomId: string, words: string) =>
  queryOptions({
    queryKey: [...roomKey(cluster, roomId), 'search', words],
    queryFn: () =>
      call<RoomSearchResult[]>(`${cluster}/rooms/${roomId}/search?words=${encodeURIComponent(words)}`),
    enabled: words !== '',
  });

export const peopleQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['people', cluster],
    queryFn: () => call<PersonInCluster[]>(`${cluster}/people`),
  });
