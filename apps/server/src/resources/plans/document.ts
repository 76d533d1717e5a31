import type { Language } from '@grappe/contracts/roles';
import { getCluster, getPlan, type Session } from '@grappe/database';
import type { PlanAudience, PlanFormat } from '@grappe/documents';
import { refuse } from '../../app/refusal.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { DocumentRequest } from '../../plans/document-request.ts';
import { settingsOf } from '../../plans/plan-problem.ts';
import { readProfileInput } from '../../plans/read-profile-input.ts';
import { groupExplanation, planDetails, storedParameters } from '../../plans/stored-plan.ts';
import { version } from '../../version.ts';
import { keptBudget } from '../groups/present.ts';

export interface DocumentWish {
  readonly clusterId: string;
  readonly planId: string;
  readonly language: Language;
  readonly format: PlanFormat;
  readonly audience: PlanAudience;
}

/** Everything a document needs, read in the name of who asks for it. */
export async function readDocumentRequest(tx: Session, wish: DocumentWish): Promise<DocumentRequest> {
  const { clusterId, planId, language, format, audience } = wish;
  const [detail, cluster] = [await getPlan(tx, clusterId, planId), await getCluster(tx, clusterId)];
  if (detail === undefined || cluster === undefined) throw refuse('not_found');
  const on = new Date().toISOString().slice(0, 10);
  const input = await readProfileInput(tx, clusterId, { on });
  const { plan, candidates } = planDetails.parse(detail.details);
  return {
    cover: {
      clusterName: cluster.name,
      isDemonstration: cluster.is_demonstration,
      title: detail.plan.title,
      date: on,
      dataUsed: [{ name: cluster.name, organisations: input.organisations.length, ties: input.ties.length }],
    },
    input,
    settings: settingsOf(storedParameters.parse(detail.plan.parameters)),
    candidates,
    plan,
    groups: detail.groups.map((row) => {
      const { pairs, reasons } = groupExplanation.parse(row.explanation);
      return { name: row.name === '' ? null : row.name, pairs, reasons, budget: keptBudget(row) };
    }),
    on,
    version,
    language,
    format,
    audience,
  };
}

export const writeInThread = (request: DocumentRequest): Promise<Uint8Array> =>
  runInThread<Uint8Array>({
    script: new URL('../../threads/write-document.ts', import.meta.url),
    input: request,
    kept: true,
  });
