import { queryOptions } from '@tanstack/react-query';
import type { EvidenceShelf } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const evidenceQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['evidence', cluster],
    queryFn: () => call<EvidenceShelf>(`${cluster}/evidence`),
  });
