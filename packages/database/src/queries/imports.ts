import { sql, type Selectable } from 'kysely';
import type { Session } from '../connect.ts';
import type { ImportsTable, JsonValue } from '../rows.ts';

export type ImportRow = Omit<Selectable<ImportsTable>, 'content'>;

const columns = [
  'id',
  'cluster_id',
  'change_set_id',
  'job_id',
  'kind',
  'file_name',
  'status',
  'mapping',
  'version',
  'report',
  'counts',
  'author',
  'created_at',
  'updated_at',
] as const;

export interface NewImport {
  readonly clusterId: string;
  readonly kind: ImportRow['kind'];
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly mapping: JsonValue;
  readonly report: JsonValue;
  readonly counts: JsonValue;
}

/** Keeps a file that was sent, with the preview made of it. */
export async function createImport(session: Session, given: NewImport): Promise<string> {
  const { id } = await session
    .insertInto('imports')
    .values({
      cluster_id: given.clusterId,
      kind: given.kind,
      file_name: given.fileName,
      content: Buffer.from(given.content.buffer, given.content.byteOffset, given.content.byteLength),
      mapping: JSON.stringify(given.mapping),
      report: JSON.stringify(given.report),
      counts: JSON.stringify(given.counts),
      author: sql<string>`grappe.current_person()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function getImport(session: Session, importId: string): Promise<ImportRow | undefined> {
  return session.selectFrom('imports').select(columns).where('id', '=', importId).executeTakeFirst();
}

/** Bytes come as text of twice their length: a large file is read in pieces. */
const pieceBytes = 512 * 1024;

/** The bytes of the file, null once they were let go. */
export async function readImportContent(session: Session, importId: string): Promise<Buffer | null> {
  const found = await session
    .selectFrom('imports')
    .select(sql<number | null>`octet_length(content)`.as('bytes'))
    .where('id', '=', importId)
    .executeTakeFirst();
  if (found === undefined || found.bytes === null) return null;
  const content = Buffer.alloc(found.bytes);
  for (let from = 0; from < found.bytes; from += pieceBytes) {
    const piece = await session
      .selectFrom('imports')
      .select(sql<Buffer | null>`substring(content from ${from + 1}::int for ${pieceBytes}::int)`.as('bytes'))
      .where('id', '=', importId)
      .executeTakeFirstOrThrow();
    if (piece.bytes === null) return null; // let go meanwhile
    piece.bytes.copy(content, from);
  }
  return content;
}

/** Imports of a cluster, newest first. */
export function listImports(session: Session, clusterId: string, limit = 100): Promise<ImportRow[]> {
  return session
    .selectFrom('imports')
    .select(columns)
    .where('cluster_id', '=', clusterId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export interface ImportChange {
  readonly status?: ImportRow['status'];
  readonly changeSetId?: string | null;
  readonly jobId?: string | null;
  readonly mapping?: JsonValue;
  readonly report?: JsonValue;
  readonly counts?: JsonValue;
  /** Null lets the file go. */
  readonly content?: null;
}

/** Changes an import; with `seen`, only if it still is so. False when it was not changed. */
export async function updateImport(
  session: Session,
  importId: string,
  change: ImportChange,
  seen?: Pick<ImportRow, 'status' | 'version'>,
): Promise<boolean> {
  let update = session
    .updateTable('imports')
    .set({
      updated_at: sql<Date>`now()`,
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.changeSetId === undefined ? {} : { change_set_id: change.changeSetId }),
      ...(change.jobId === undefined ? {} : { job_id: change.jobId }),
      ...(change.mapping === undefined ? {} : { mapping: JSON.stringify(change.mapping) }),
      ...(change.report === undefined ? {} : { report: JSON.stringify(change.report) }),
      ...(change.counts === undefined ? {} : { counts: JSON.stringify(change.counts) }),
      ...(change.content === undefined ? {} : { content: change.content }),
    })
    .where('id', '=', importId);
  if (seen !== undefined)
    update = update.where('status', '=', seen.status).where('version', '=', seen.version);
  const result = await update.executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The mapping chosen last time for a file with the same header. */
export async function findMapping(
  session: Session,
  which: { clusterId: string; kind: ImportRow['kind']; headerSignature: string },
): Promise<JsonValue | undefined> {
  const row = await session
    .selectFrom('import_mappings')
    .select('mapping')
    .where('cluster_id', '=', which.clusterId)
    .where('kind', '=', which.kind)
    .where('header_signature', '=', which.headerSignature)
    .executeTakeFirst();
  return row?.mapping;
}

export async function rememberMapping(
  session: Session,
  which: { clusterId: string; kind: ImportRow['kind']; headerSignature: string },
  mapping: JsonValue,
): Promise<void> {
  const text = JSON.stringify(mapping);
  await session
    .insertInto('import_mappings')
    .values({
      cluster_id: which.clusterId,
      kind: which.kind,
      header_signature: which.headerSignature,
      mapping: text,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['cluster_id', 'kind', 'header_signature'])
        .doUpdateSet({ mapping: text, updated_at: sql<Date>`now()` }),
    )
    .execute();
}
