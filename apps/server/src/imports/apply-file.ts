import type { Mapping, ParseOptions, Table, TieTarget } from '@grappe/contracts/files';
import { applyImport, applyTies, type BulkChange, type BulkOutcome } from '@grappe/database';
import { importedOrganisation } from './imported-organisation.ts';
import type { ImportRequest } from './import-request.ts';
import { identityOf, matchLines, validMembers } from './match-lines.ts';
import { importedTies, readTies } from './preview-ties.ts';
import type { PreviewPlace } from './preview-members.ts';
import type { ImportInput } from './read-input.ts';

/** Writes the valid lines of a file in one transaction; lines with an error stay out. */
export async function applyFile(
  place: PreviewPlace,
  input: ImportInput,
  request: Pick<ImportRequest, 'kind' | 'options' | 'chosen' | 'defaultTieKind'>,
  change: Omit<BulkChange, 'clusterId' | 'sourceDetail'>,
): Promise<BulkOutcome> {
  const { connection, personId, clusterId } = place;
  const bulk: BulkChange = { ...change, clusterId, sourceDetail: input.fileName };
  const mapping = request.chosen ?? {};
  if (request.kind === 'ties' || input.kind === 'graph') {
    const parsed = await readTies(place, input, mapping as Mapping<TieTarget>, request.defaultTieKind);
    return applyTies(connection, personId, bulk, importedTies(parsed));
  }
  return applyMembers(place, input, mapping as Mapping, request.options, bulk);
}

async function applyMembers(
  { connection, personId, clusterId }: PreviewPlace,
  table: Table,
  mapping: Mapping,
  options: ParseOptions,
  bulk: BulkChange,
): Promise<BulkOutcome> {
  function* identities() {
    for (const draft of validMembers(table, mapping, options)) yield identityOf(draft);
  }
  const { existingByLine } = await connection.asPerson(personId, (session) =>
    matchLines(session, clusterId, identities()),
  );
  function* rows() {
    for (const draft of validMembers(table, mapping, options)) {
      yield importedOrganisation(draft, existingByLine.get(draft.line) ?? null);
    }
  }
  return applyImport(connection, personId, bulk, rows());
}
