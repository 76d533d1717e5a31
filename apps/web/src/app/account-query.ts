import { queryOptions } from '@tanstack/react-query';
import type { Account } from '@grappe/contracts/api';
import { call } from './api.ts';

/** How the person signs in, from where, and the roles that wait for an answer. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: () => call<Account>('/api/account'),
});
