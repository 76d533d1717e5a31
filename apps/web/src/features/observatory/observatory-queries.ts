import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Aggregates, AggregatesQuery, Panel, StudyShape } from '@grappe/contracts/api';
import { call, queryString } from '../../app/api.ts';

export const aggregatesQueryOf = (cluster: string, asked: AggregatesQuery) =>
  queryOptions({
    queryKey: ['aggregates', cluster, asked],
    queryFn: () => call<Aggregates>(`${cluster}/aggregates${queryString(asked)}`),
    placeholderData: keepPreviousData,
  });

export const studiesQuery = (cluster: string) =>
  queryOptions({ queryKey: ['studies', cluster], queryFn: () => call<StudyShape[]>(`${cluster}/studies`) });

export const panelQuery = (cluster: string, studyId: string) =>
  queryOptions({
    queryKey: ['panel', cluster, studyId],
    queryFn: () => call<Panel>(`${cluster}/studies/${studyId}/panel`),
  });
