import { parentPort, workerData } from 'node:worker_threads';
import { connect, readImportContent, type BulkOutcome, type BulkTransaction } from '@grappe/database';
import { applyFile } from '../imports/apply-file.ts';
import type { ImportRequest } from '../imports/import-request.ts';
import { readInput } from '../imports/read-input.ts';
import { say } from './say.ts';

export interface ApplyRequest extends Omit<ImportRequest, 'bytes' | 'mostProblems'> {
  readonly importId: string;
  readonly jobId: string;
  /** Lines expected, for the progress. */
  readonly lines: number;
}

/** `superseded`: the import was taken back or given to another job meanwhile; nothing was written. */
export type ApplyAnswer = ({ readonly kind: 'applied' } & BulkOutcome) | { readonly kind: 'superseded' };

class Superseded extends Error {}

async function apply(request: ApplyRequest): Promise<ApplyAnswer> {
  const connection = connect(request.adminUrl, { connections: 2, accountConnections: 1 });
  try {
    const { personId, clusterId } = request;
    const bytes = await connection.asPerson(personId, (session) =>
      readImportContent(session, request.importId),
    );
    if (bytes === null) return { kind: 'superseded' };
    const input = readInput(request.kind, bytes, request.fileName);
    if (input.kind === 'refused') throw new Error('A file that was previewed can no longer be read.');
    const outcome = await applyFile({ connection, personId, clusterId }, input, request, {
      onProgress: (rows) => tell(rows, request.lines),
      beforeCommit: (transaction, written) => noteApplied(transaction, request, written),
    });
    return { kind: 'applied', ...outcome };
  } catch (error) {
    if (error instanceof Superseded) return { kind: 'superseded' };
    throw error;
  } finally {
    await connection.close();
  }
}

function tell(rows: number, lines: number): void {
  const ratio = lines === 0 ? null : Math.min(1, rows / lines);
  say(parentPort, { kind: 'progress', progress: { ratio, code: 'writing', params: { rows, lines } } });
}

/** In the same transaction as the lines: an import is applied exactly when its lines are there. */
async function noteApplied(
  { client, changeSetId }: BulkTransaction,
  request: ApplyRequest,
  { created, updated, unchanged }: BulkOutcome,
): Promise<void> {
  const noted = await client.query(
    `update grappe.imports set status = 'accepted', change_set_id = $1, counts = counts || $2, updated_at = now()
     where id = $3 and job_id = $4 and status = 'accepting'`,
    [changeSetId, JSON.stringify({ created, updated, unchanged }), request.importId, request.jobId],
  );
  if (noted.rowCount !== 1) throw new Superseded();
}

say(parentPort, { kind: 'result', output: await apply(workerData as ApplyRequest) });
