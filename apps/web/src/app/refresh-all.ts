import type { QueryClient } from '@tanstack/react-query';

/** Whatever was read before a change may be stale after it. */
export const refreshAll = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'job',
  });
