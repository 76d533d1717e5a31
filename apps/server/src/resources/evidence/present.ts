import type { EvidenceFacts, FindingShape } from '@grappe/contracts/api';
import { getCluster, listFindings, type FindingRow, type Session } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';

export const presentFinding = (
  row: FindingRow,
  { mayTell, analyses }: { readonly mayTell: boolean; readonly analyses: ReadonlySet<string> },
): FindingShape => ({
  id: row.id,
  kind: row.kind,
  strength: row.strength,
  title: row.title,
  body: row.body,
  pseudonym: row.pseudonym,
  source: row.source,
  subject: { kind: row.subjectKind, id: row.subjectId, title: row.subjectTitle },
  mechanism: row.mechanism,
  analysisId: row.analysisId !== null && analyses.has(row.analysisId) ? row.analysisId : null,
  observedOn: row.observedOn,
  told: row.told,
  version: row.version,
  mayRemove: mayTell || (row.mine && !row.told),
});

/** What is told of the shelf, as far as the caller reads it: of firms, nothing. */
export async function evidenceFacts(tx: Session, clusterId: string): Promise<EvidenceFacts> {
  const cluster = await getCluster(tx, clusterId);
  if (cluster === undefined) throw refuse('not_found');
  const told = (await listFindings(tx, clusterId)).filter((finding) => finding.told);
  return {
    clusterName: cluster.name,
    isDemonstration: cluster.is_demonstration,
    madeOn: new Date().toISOString().slice(0, 10),
    findings: told.map(
      ({ subjectKind, subjectId, subjectTitle, kind, strength, title, body, pseudonym, ...row }) => ({
        kind,
        strength,
        title,
        body,
        pseudonym,
        source: row.source,
        subject: { kind: subjectKind, id: subjectId, title: subjectTitle },
        mechanism: row.mechanism,
        observedOn: row.observedOn,
      }),
    ),
  };
}
