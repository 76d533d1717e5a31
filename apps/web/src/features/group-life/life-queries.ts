import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryKey, UseMutationResult } from '@tanstack/react-query';
import type {
  CalendarFeed,
  GroupAccounts,
  GroupCalendar,
  GroupLessonShape,
  GroupLife,
  GroupResults,
  MyGroupLife,
} from '@grappe/contracts/api';
import { ProblemError, call } from '../../app/api.ts';

export const lifeQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['group-life', cluster, groupId],
    queryFn: () => call<GroupLife>(`${cluster}/groups/${groupId}/life`),
  });

export const calendarQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['group-calendar', cluster, groupId],
    queryFn: () => call<GroupCalendar>(`${cluster}/groups/${groupId}/calendar`),
  });

export const accountsQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['group-accounts', cluster, groupId],
    queryFn: () => call<GroupAccounts>(`${cluster}/groups/${groupId}/costs`),
  });

export const resultsQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['group-results', cluster, groupId],
    queryFn: () => call<GroupResults>(`${cluster}/groups/${groupId}/contracts`),
  });

export const lessonsQuery = (cluster: string, groupId: string) =>
  queryOptions({
    queryKey: ['group-lessons', cluster, groupId],
    queryFn: () => call<GroupLessonShape[]>(`${cluster}/groups/${groupId}/lessons`),
  });

export const allLessonsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['group-lessons', cluster],
    queryFn: () => call<GroupLessonShape[]>(`${cluster}/group-lessons`),
  });

export const feedQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['calendar-feed', cluster],
    queryFn: () => call<CalendarFeed>(`${cluster}/me/calendar-feed`),
  });

export const myLivesQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['my-group-lives', cluster],
    queryFn: () => call<MyGroupLife[]>(`${cluster}/me/group-lives`),
  });

export interface Act {
  /** The whole address. */
  readonly path: string;
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly body?: unknown;
  readonly form?: FormData;
}

/** What else is told by the same facts, and is read anew. */
const related: readonly string[] = [
  'group',
  'group-life',
  'group-calendar',
  'group-accounts',
  'group-results',
  'group-lessons',
  'my-groups',
  'my-group-lives',
  'home',
];

/**
 * Changes something of a group; the answer is what the page shows from then on. When somebody else was quicker the page shows
 * what they made of it, and what was typed stays where it is.
 */
export function useAct<Answer>(shown: QueryKey): UseMutationResult<Answer, Error, Act> {
  const queryClient = useQueryClient();
  const refresh = (keys: readonly string[]) =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => keys.includes(String(queryKey[0])) });
  return useMutation({
    mutationFn: ({ path, method, body, form }: Act) =>
      call<Answer>(path, {
        method,
        ...(form === undefined ? { body: body ?? {} } : { form }),
      }),
    onSuccess: async (answer) => {
      queryClient.setQueryData(shown, answer);
      await refresh(related.filter((key) => key !== shown[0]));
    },
    onError: (error) =>
      error instanceof ProblemError && error.status === 409 ? refresh([...related]) : undefined,
  });
}
