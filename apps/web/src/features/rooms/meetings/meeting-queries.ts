import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Dissociation, Meeting, MeetingSummary } from '@grappe/contracts/api';
import { call } from '../../../app/api.ts';
import { useClusterPath } from '../../../app/session.ts';
import { roomKey } from '../room-queries.ts';

/** Under the key of the room, so that its live stream has them read again. */
export const meetingsQuery = (cluster: string, roomId: string) =>
  queryOptions({
    queryKey: [...roomKey(cluster, roomId), 'meetings'],
    queryFn: () => call<MeetingSummary[]>(`${cluster}/rooms/${roomId}/meetings`),
  });

export const meetingQuery = (cluster: string, roomId: string, meetingId: string) =>
  queryOptions({
    queryKey: [...roomKey(cluster, roomId), 'meeting', meetingId],
    queryFn: () => call<Meeting>(`${cluster}/rooms/${roomId}/meetings/${meetingId}`),
  });

export const dissociationsQuery = (cluster: string, roomId: string) =>
  queryOptions({
    queryKey: [...roomKey(cluster, roomId), 'dissociations'],
    queryFn: () => call<Dissociation[]>(`${cluster}/rooms/${roomId}/dissociations`),
  });

export interface MeetingStep {
  /** After the address of the meeting: `/announce`. */
  readonly path: string;
  readonly method?: 'POST' | 'PUT' | 'PATCH';
  readonly body: unknown;
}

/** One change of a meeting, which answers with the meeting as it then is. */
export function useMeetingStep(roomId: string, meetingId: string, onDone?: () => void) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const query = meetingQuery(path(''), roomId, meetingId);
  return useMutation({
    mutationFn: ({ path: step, method = 'POST', body }: MeetingStep) =>
      call<Meeting>(path(`/rooms/${roomId}/meetings/${meetingId}${step}`), { method, body }),
    onSuccess: (meeting) => {
      queryClient.setQueryData(query.queryKey, meeting);
      void queryClient.invalidateQueries({ queryKey: meetingsQuery(path(''), roomId).queryKey });
      onDone?.();
    },
    onError: () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
}
