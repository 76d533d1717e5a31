import { queryOptions } from '@tanstack/react-query';
import type { Community } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const communityQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['community', cluster],
    queryFn: () => call<Community>(`${cluster}/community`),
  });
