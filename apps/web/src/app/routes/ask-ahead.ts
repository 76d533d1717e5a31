import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query';
import { currentPlace, sessionQuery } from '../session.ts';

/** Asks for what a page of the current cluster will read; what goes wrong is told by the page, which asks again. */
export function askAhead<Answer, Key extends QueryKey>(
  queryClient: QueryClient,
  query: (cluster: string) => FetchQueryOptions<Answer, Error, Answer, Key>,
): void {
  const session = queryClient.getQueryData(sessionQuery.queryKey);
  const place = session === undefined || session === null ? null : currentPlace(session);
  if (place !== null) void queryClient.prefetchQuery(query(`/api/clusters/${place.clusterId}`));
}
