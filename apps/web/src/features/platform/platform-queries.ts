import { queryOptions } from '@tanstack/react-query';
import type { Platform } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const platformAddress = '/api/platform';

export const platformQuery = queryOptions({
  queryKey: ['platform'],
  queryFn: () => call<Platform>(platformAddress),
});
