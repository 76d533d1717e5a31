import type { InstrumentVersionShape } from '@grappe/contracts/api';
import { estimateTime, type Instrument } from '@grappe/contracts/instruments';
import type { Language } from '@grappe/contracts/roles';
import type { InstrumentVersionRow } from '@grappe/database';

export const presentVersion = (
  row: InstrumentVersionRow,
  content: Instrument,
  language: Language,
): InstrumentVersionShape => ({
  id: row.id,
  instrumentId: row.instrumentId,
  name: row.name,
  ordinal: row.ordinal,
  version: row.version,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  content,
  estimates: {
    long: estimateTime(content, 'long', language),
    short: estimateTime(content, 'short', language),
  },
});
