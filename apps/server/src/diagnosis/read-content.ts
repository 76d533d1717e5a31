import { instrument, type Instrument } from '@grappe/contracts/instruments';
import { readInstrumentVersion, type InstrumentVersionRow, type Session } from '@grappe/database';
import { refuse } from '../app/refusal.ts';

/** Published versions never change: the last ones that were read are kept, by the row that the database gave to this caller. */
const kept = new Map<string, Instrument>();
const mostKept = 50;

/** A version of an instrument as the caller may read it, with its items. */
export async function readContent(
  tx: Session,
  place: { readonly clusterId: string; readonly versionId: string },
): Promise<{ row: InstrumentVersionRow; content: Instrument }> {
  const row = await readInstrumentVersion(tx, place);
  if (row === undefined) throw refuse('not_found');
  const known = row.publishedAt === null ? undefined : kept.get(row.id);
  if (known !== undefined) return { row, content: known };
  const read = instrument.safeParse(row.content);
  if (!read.success) throw refuse('instrument_invalid', { line: 1, field: '', reason: 'shape', count: 1 });
  if (row.publishedAt !== null) keep(row.id, read.data);
  return { row, content: read.data };
}

function keep(versionId: string, content: Instrument): void {
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(versionId, content);
}
