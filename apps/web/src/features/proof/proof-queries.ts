import { queryOptions } from '@tanstack/react-query';
import type { Analyses, AnalysisColumns, AnalysisDetail } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';

export const analysesQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['analyses', cluster],
    queryFn: () => call<Analyses>(`${cluster}/analyses`),
  });

export const analysisQuery = (cluster: string, analysisId: string) =>
  queryOptions({
    queryKey: ['analysis', cluster, analysisId],
    queryFn: () => call<AnalysisDetail>(`${cluster}/analyses/${analysisId}`),
  });

/** What a wave offers to a model, with the rights of a manager or of a study. */
export const columnsQuery = (cluster: string, waveId: string, studyId: string | null) =>
  queryOptions({
    queryKey: ['analysis-columns', cluster, waveId, studyId],
    enabled: waveId !== '',
    queryFn: () => {
      const study = studyId === null ? '' : `&studyId=${studyId}`;
      return call<AnalysisColumns>(`${cluster}/analyses/columns?waveId=${waveId}${study}`);
    },
  });
