import { instrument, type Instrument } from '@grappe/contracts/instruments';
import { readInstrumentVersion, type InstrumentVersionRow, type Session } from '@grappe/database';
import { refuse } from '../app/refusal.ts';

/** A version of an instrument as the caller may read it, with its items. */
export async function readContent(
  tx: Session,
  place: { readonly clusterId: string; readonly versionId: string },
): Promise<{ row: InstrumentVersionRow; content: Instrument }> {
  const row = await readInstrumentVersion(tx, place);
  if (row === undefined) throw refuse('not_found');
  const read = instrument.safeParse(row.content);
  if (!read.success) throw refuse('instrument_invalid', { line: 1, field: '', reason: 'shape', count: 1 });
  return { row, content: read.data };
}
