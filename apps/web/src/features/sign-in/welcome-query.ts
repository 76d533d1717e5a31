import { queryOptions } from '@tanstack/react-query';
import type { Welcome } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

/** What the door may show: ways in, and the demonstration. */
export const welcomeQuery = queryOptions({
  queryKey: ['welcome'],
  queryFn: () => call<Welcome>('/api/welcome'),
});
