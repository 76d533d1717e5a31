import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AuditPage } from '@grappe/contracts/api';
import { call, queryString } from '../../../app/api.ts';

/** What the trail is filtered by, as the address of the page says it. */
export interface AuditSearch {
  readonly action?: string;
  readonly kind?: string;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly before?: string;
}

/** `?action=…` for the server; where the page begins is left out of a file. */
export const parametersOf = ({ person, ...search }: AuditSearch, more: Record<string, string> = {}): string =>
  queryString({ ...search, actorId: person, ...more });

export const auditQuery = (cluster: string, search: AuditSearch) =>
  queryOptions({
    queryKey: ['audit', cluster, search],
    queryFn: () => call<AuditPage>(`${cluster}/audit${parametersOf(search)}`),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
