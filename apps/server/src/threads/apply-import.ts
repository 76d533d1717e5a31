import {
  connect,
  readImportContent,
  type BulkOutcome,
  type BulkTransaction,
  type DatabaseConnection,
} from '@grappe/database';
import { applyFile } from '../imports/apply-file.ts';
import type { ImportRequest } from '../imports/import-request.ts';
import type { ThreadProgress } from '../jobs/run-in-thread.ts';
import { readInput, type ImportInput } from '../imports/read-input.ts';
import { letGo } from './let-go.ts';
import type { ThreadWork } from './thread.ts';

export interface ApplyRequest extends ImportRequest {
  readonly importId: string;
  readonly jobId: string;
  /** Lines expected, for the progress. */
  readonly lines: number;
}

/** `superseded`: the import was taken back or given to another job meanwhile; nothing was written. */
export type ApplyAnswer = ({ readonly kind: 'applied' } & BulkOutcome) | { readonly kind: 'superseded' };

class Superseded extends Error {}

export const work: ThreadWork<ApplyRequest, ApplyAnswer> = async (request, progress) => {
  const connection = connect(request.adminUrl, { connections: 2, accountConnections: 1 });
  try {
    const { personId, clusterId } = request;
    const input = await keptInput(connection, request);
    if (input === null) return { kind: 'superseded' };
    letGo();
    const applied = await applyFile({ connection, personId, clusterId }, input, request, {
      onProgress: (rows) => progress(written(rows, request.lines)),
      beforeCommit: (transaction, outcome) => noteApplied(transaction, request, outcome),
      // New members are compared with those that were there, and that begins so.
      studiesWhatIsNew: request.kind === 'members',
    });
    return { kind: 'applied', ...applied };
  } catch (error) {
    if (error instanceof Superseded) return { kind: 'superseded' };
    throw error;
  } finally {
    await connection.close();
  }
};

/** The file as it was kept, opened; its bytes are let go at once. */
async function keptInput(
  connection: DatabaseConnection,
  { personId, importId, kind, fileName }: ApplyRequest,
): Promise<ImportInput | null> {
  const bytes = await connection.asPerson(personId, (session) => readImportContent(session, importId));
  if (bytes === null) return null;
  const input = readInput(kind, bytes, fileName);
  if (input.kind === 'refused') throw new Error('A file that was previewed can no longer be read.');
  return input;
}

const written = (rows: number, lines: number): ThreadProgress => ({
  ratio: lines === 0 ? null : Math.min(1, rows / lines),
  code: 'writing',
  params: { rows, lines },
});

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
