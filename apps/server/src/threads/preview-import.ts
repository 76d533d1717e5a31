import type { Refused } from '@grappe/contracts/files';
import {
  connect,
  createImport,
  readImportContent,
  updateImport,
  type DatabaseConnection,
} from '@grappe/database';
import type { PreviewRequest } from '../imports/import-request.ts';
import { previewMembers, type Preview } from '../imports/preview-members.ts';
import { previewTies } from '../imports/preview-ties.ts';
import { readInput } from '../imports/read-input.ts';
import { letGo } from './let-go.ts';
import type { ThreadWork } from './thread.ts';

/** `superseded`: the import is no longer as it was when it was looked at. */
export type PreviewAnswer =
  | Refused
  | { readonly kind: 'superseded' }
  | { readonly kind: 'preview'; readonly importId: string; readonly problems: Preview['report']['problems'] };

/**
 * Reads a file, says what it would do and keeps that with the file, beside the thread that answers HTTP. The file never
 * stands twice in memory: it is handed over by the one that received it, or read from the database.
 */
export const work: ThreadWork<PreviewRequest, PreviewAnswer> = async (request) => {
  const connection = connect(request.adminUrl, { connections: 2, accountConnections: 1 });
  try {
    const bytes = request.bytes ?? (await keptBytes(connection, request));
    if (bytes === null) return { kind: 'superseded' };
    const preview = await previewOf(connection, request, bytes);
    if ('kind' in preview) return preview;
    letGo();
    const importId = await keep(connection, request, preview, bytes);
    if (importId === null) return { kind: 'superseded' };
    return { kind: 'preview', importId, problems: preview.report.problems };
  } finally {
    await connection.close();
  }
};

/** What the file would do; it stands in memory, opened, no longer than this. */
async function previewOf(
  connection: DatabaseConnection,
  request: PreviewRequest,
  bytes: Uint8Array,
): Promise<Preview | Refused> {
  const { kind, fileName, personId, clusterId, options, chosen, defaultTieKind, mostProblems } = request;
  const input = readInput(kind, bytes, fileName);
  if (input.kind === 'refused') return input;
  letGo();
  const place = { connection, personId, clusterId, mostProblems, letGo: () => letGo() };
  return kind === 'members' && input.kind === 'table'
    ? previewMembers(place, input, options, chosen)
    : previewTies(place, input, defaultTieKind, chosen);
}

async function keptBytes(
  connection: DatabaseConnection,
  request: PreviewRequest,
): Promise<Uint8Array | null> {
  const { keep: wish, personId } = request;
  if (wish.kind === 'new') return null;
  return connection.asPerson(personId, (session) => readImportContent(session, wish.importId));
}

async function keep(
  connection: DatabaseConnection,
  { keep: wish, personId, clusterId, kind, fileName, defaultTieKind }: PreviewRequest,
  { targets, report, counts }: Preview,
  bytes: Uint8Array,
): Promise<string | null> {
  if (wish.kind === 'nothing') return wish.importId;
  const kept = {
    mapping: { targets: { ...targets }, defaultTieKind },
    report: JSON.parse(JSON.stringify(report)),
    counts: { ...counts },
  };
  return connection.asPerson(personId, async (session) => {
    if (wish.kind === 'new')
      return createImport(session, { clusterId, kind, fileName, content: bytes, ...kept });
    const change = { status: 'previewed' as const, ...kept };
    return (await updateImport(session, wish.importId, change, wish.seen)) ? wish.importId : null;
  });
}
