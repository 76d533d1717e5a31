import { queryOptions } from '@tanstack/react-query';
import type { EncounterDetail } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export { encountersQuery } from '../introductions/introduction-queries.ts';

export const encounterQuery = (cluster: string, encounterId: string) =>
  queryOptions({
    queryKey: ['encounter', cluster, encounterId],
    queryFn: () => call<EncounterDetail>(`${cluster}/encounters/${encounterId}`),
  });
