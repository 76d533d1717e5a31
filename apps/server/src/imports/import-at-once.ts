import type { ImportKind } from '@grappe/contracts/api';
import type { ParseOptions, Refused } from '@grappe/contracts/files';
import type { TieKind } from '@grappe/contracts/facts';
import { createImport, type BulkOutcome } from '@grappe/database';
import { applyFile } from './apply-file.ts';
import { usualTieKind, type ImportCounts, type ImportReport } from './import-settings.ts';
import { previewMembers, type Preview, type PreviewPlace } from './preview-members.ts';
import { previewTies } from './preview-ties.ts';
import { readInput, type ImportInput } from './read-input.ts';
import { keepMapping } from './remembered-mapping.ts';

export interface FileAtOnce {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly options: ParseOptions;
  readonly defaultTieKind?: TieKind;
  /** Valid lines go in although others have errors. */
  readonly withoutInvalidLines: boolean;
  readonly onProgress?: (rows: number) => void;
}

export type ImportedAtOnce =
  | Refused
  | {
      readonly kind: 'has_errors' | 'nothing_valid';
      readonly counts: ImportCounts;
      readonly report: ImportReport;
    }
  | ({
      readonly kind: 'imported';
      readonly importId: string;
      readonly counts: ImportCounts;
      readonly report: ImportReport;
    } & BulkOutcome);

/** Reads, previews and writes a file in one go, in this process: for the command line and the demonstration. */
export async function importAtOnce(place: PreviewPlace, file: FileAtOnce): Promise<ImportedAtOnce> {
  const input = readInput(file.kind, file.bytes, file.fileName);
  if (input.kind === 'refused') return input;
  const preview = await previewOf(place, file, input);
  const { counts, report } = preview;
  if (report.blocked) return { kind: 'nothing_valid', counts, report };
  if (counts.withErrors > 0 && !file.withoutInvalidLines) return { kind: 'has_errors', counts, report };
  return write(place, file, input, preview);
}

function previewOf(place: PreviewPlace, file: FileAtOnce, input: ImportInput): Promise<Preview> {
  if (file.kind === 'members' && input.kind === 'table')
    return previewMembers(place, input, file.options, null);
  return previewTies(place, input, file.defaultTieKind ?? usualTieKind, null);
}

async function write(
  place: PreviewPlace,
  file: FileAtOnce,
  input: ImportInput,
  { targets, report, counts }: Preview,
): Promise<ImportedAtOnce> {
  const { connection, personId, clusterId } = place;
  const defaultTieKind = file.defaultTieKind ?? usualTieKind;
  const importId = await connection.asPerson(personId, async (session) => {
    await keepMapping(session, clusterId, file.kind, report.header, targets);
    return createImport(session, {
      clusterId,
      kind: file.kind,
      fileName: file.fileName,
      content: file.bytes,
      mapping: { targets: { ...targets }, defaultTieKind },
      report: JSON.parse(JSON.stringify(report)),
      counts: { ...counts },
    });
  });
  const request = { kind: file.kind, options: file.options, chosen: targets, defaultTieKind };
  const outcome = await applyFile(place, input, request, {
    ...(file.onProgress === undefined ? {} : { onProgress: file.onProgress }),
    beforeCommit: async ({ client, changeSetId }, { created, updated, unchanged }) => {
      await client.query(
        `update grappe.imports set status = 'accepted', change_set_id = $1, counts = counts || $2, content = null,
           updated_at = now() where id = $3`,
        [changeSetId, JSON.stringify({ created, updated, unchanged }), importId],
      );
    },
  });
  return { kind: 'imported', importId, counts, report, ...outcome };
}
