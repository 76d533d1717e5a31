import type { InstrumentVersionShape } from '@grappe/contracts/api';
import type { Instrument } from '@grappe/contracts/instruments';
import type { InstrumentVersionPlace, JsonObject, Session } from '@grappe/database';
import { readContent } from '../../diagnosis/read-content.ts';
import { presentVersion } from './present.ts';

/** A version as it is shown to whoever asks, in its language. */
export async function presented(
  tx: Session,
  place: InstrumentVersionPlace,
  language: 'fr' | 'en',
): Promise<InstrumentVersionShape> {
  const { row, content } = await readContent(tx, place);
  return presentVersion(row, content, language);
}

export const asJson = (content: Instrument): JsonObject => JSON.parse(JSON.stringify(content)) as JsonObject;
