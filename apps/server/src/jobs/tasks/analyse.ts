import type { AnalysisResult } from '@grappe/contracts/api';
import { keepAnalysis, listAnalyses } from '@grappe/database';
import { METHODS_VERSION } from '@grappe/engine/framework';
import { z } from 'zod';
import type { AnalysisToRun } from '../../analyses/run-analysis.ts';
import { hashOf, modelOf, readAnalysisData, settingsOf } from '../../analyses/read-analysis.ts';
import { snapshotOf } from '../../analyses/snapshot.ts';
import { tellableResult } from '../../analyses/tellable-result.ts';
import { refuse } from '../../app/refusal.ts';
import { version } from '../../version.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task } from '../task.ts';

const payload = z.object({ analysisId: z.uuid() });

/** Makes an analysis of answers with the rights of who asked for it. Idempotent: what was found is kept once. */
export const analyse: Task = async ({ job, asker, connection, progress, signal }) => {
  const { analysisId } = payload.parse(job.payload);
  const clusterId = job.cluster_id;
  progress({ ratio: null, code: 'reading', params: {} });
  const { row, data } = await connection.asPerson(asker, async (tx) => {
    const [found] = await listAnalyses(tx, clusterId, analysisId);
    if (found === undefined) throw refuse('not_found');
    const place = { clusterId, studyId: found.studyId, waveIds: found.waves };
    return { row: found, data: await readAnalysisData(tx, place, found.kind === 'involvement') };
  });
  const settings = settingsOf(row);
  const model = modelOf(row.kind, settings, data);
  const snapshot = snapshotOf(row.kind, settings, data.table, model);
  const result = await runInThread<AnalysisResult>({
    script: new URL('../../threads/run-analysis.ts', import.meta.url),
    input: { kind: row.kind, settings, table: data.table, model } satisfies AnalysisToRun,
    onProgress: progress,
    signal,
  });
  await connection.asPerson(asker, (tx) =>
    keepAnalysis(tx, analysisId, {
      outcome: result.kind === 'not_concluded' ? 'not_concluded' : 'concluded',
      dataHash: hashOf(snapshot),
      firms: new Set(data.table.firms).size,
      software: `Grappe ${version}, statistics ${METHODS_VERSION}`,
      result: tellableResult(result, row.studyId !== null),
    }),
  );
  return { href: `/proof/${analysisId}` };
};
