import { queryOptions } from '@tanstack/react-query';
import type { LabelPage, PublicLabel } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const labelQuery = (cluster: string) =>
  queryOptions({ queryKey: ['label', cluster], queryFn: () => call<LabelPage>(`${cluster}/label`) });

export const publicLabelQuery = (shortName: string) =>
  queryOptions({
    queryKey: ['public-label', shortName],
    queryFn: () => call<PublicLabel>(`/api/public-label/${encodeURIComponent(shortName)}`),
  });
