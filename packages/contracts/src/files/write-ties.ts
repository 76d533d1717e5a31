import { factFileHeaders, memberHeaders, tieHeaders } from './headers.ts';
import type { WrittenTieTarget } from './headers.ts';
import type { FactRecord, TieRecord, WriteOptions } from './types.ts';
import { booleanLabel, tieKindLabel } from './vocabulary.ts';
import { writeTable } from './write-table.ts';
import type { OutCell, OutTable } from './write-table.ts';
import type { Language } from '../roles/index.ts';

const day = (iso: string | null): OutCell => (iso === null ? null : { day: iso });

export const tieTable = (ties: readonly TieRecord[], language: Language): OutTable => ({
  sheet: language === 'fr' ? 'Liens' : 'Ties',
  header: (Object.keys(tieHeaders) as WrittenTieTarget[]).map((target) => tieHeaders[target][language]),
  rows: ties.map((tie) => [
    tie.from,
    tie.to,
    tieKindLabel(tie.kind, language),
    tie.strength,
    day(tie.since),
    day(tie.until),
    tie.source,
  ]),
});

/** Ties as a file that reads back to the same ties. */
export const writeTies = (ties: readonly TieRecord[], options: WriteOptions): Promise<Uint8Array> =>
  writeTable(tieTable(ties, options.language), options);

const valueCell = ({ fact }: FactRecord, language: Language): OutCell => {
  const { value } = fact;
  if (typeof value === 'boolean') return booleanLabel(value, language);
  if (typeof value !== 'object') return value;
  if ('cents' in value) return `${value.cents / 100} ${value.currency}`;
  return 'priority' in value ? value.priority : value.since;
};

const keyLabel = ({ fact }: FactRecord, language: Language): string =>
  fact.key === 'other' ? 'other' : memberHeaders[fact.key][language];

/** Facts in the long form, one line each, with source, date and audience. */
export const writeFacts = (facts: readonly FactRecord[], options: WriteOptions): Promise<Uint8Array> =>
  writeTable(
    {
      sheet: options.language === 'fr' ? 'Données' : 'Facts',
      header: factFileHeaders.map((label) => label[options.language]),
      rows: facts.map((record) => [
        record.organisation,
        keyLabel(record, options.language),
        record.fact.item,
        valueCell(record, options.language),
        record.source,
        day(record.validFrom),
        record.audience,
      ]),
    },
    options,
  );
