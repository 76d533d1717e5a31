import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Network } from '@grappe/contracts/api';
import { call, queryString } from '../../app/api.ts';

export interface NetworkSelection {
  readonly kinds?: string | undefined;
  readonly at?: string | undefined;
}

export const networkQuery = (cluster: string, { kinds, at }: NetworkSelection) =>
  queryOptions({
    queryKey: ['network', cluster, kinds ?? '', at ?? ''],
    queryFn: ({ signal }) => call<Network>(`${cluster}/network${queryString({ kinds, at })}`, { signal }),
    placeholderData: keepPreviousData,
    // The picture of a large network is not redrawn because a tab was left and found again.
    staleTime: 5 * 60_000,
  });
