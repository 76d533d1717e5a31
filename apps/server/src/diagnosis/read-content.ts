import { instrument, type Instrument } from '@grappe/contracts/instruments';
import {
  readInstrumentContent,
  readInstrumentVersion,
  type InstrumentVersionRow,
  type Session,
} from '@grappe/database';
import { refuse } from '../app/refusal.ts';

type VersionPlace = { readonly clusterId: string; readonly versionId: string };

/** Published versions never change: the last ones that were read are kept, by version and by the moment of publication. */
const kept = new Map<string, Instrument>();
const mostKept = 50;

/** A version of an instrument as the caller may read it, with its items. */
export async function readContent(
  tx: Session,
  place: VersionPlace,
): Promise<{ row: InstrumentVersionRow; content: Instrument }> {
  const row = await readInstrumentVersion(tx, place);
  if (row === undefined) throw refuse('not_found');
  return { row, content: await contentOf(tx, place, row.publishedAt) };
}

/** The items of a version that the caller was just given, published then or not (null). */
export async function contentOf(
  tx: Session,
  place: VersionPlace,
  publishedAt: Date | null,
): Promise<Instrument> {
  const name = publishedAt === null ? null : nameOf(place.versionId, publishedAt);
  const known = name === null ? undefined : kept.get(name);
  if (known !== undefined) return known;
  const read = instrument.safeParse(await readInstrumentContent(tx, place));
  if (!read.success)
    throw refuse('instrument_invalid', { line: 1, field: '', instrumentFault: 'shape', count: 1 });
  if (name !== null) keep(name, read.data);
  return read.data;
}

/** The items of a published version that was read before; undefined when they are to be read again. */
export const knownContent = (versionId: string, publishedAt: Date): Instrument | undefined =>
  kept.get(nameOf(versionId, publishedAt));

// A publication that was rolled back is not the one that follows it.
const nameOf = (versionId: string, publishedAt: Date): string => `${versionId} ${publishedAt.getTime()}`;

function keep(name: string, content: Instrument): void {
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(name, content);
}
