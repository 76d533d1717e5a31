import type { Instrument, InstrumentItem } from '@grappe/contracts/instruments';
import type { InvolvementRow, WaveTableRow } from '@grappe/database';
import {
  dataTable,
  FRAMEWORK_CONSTRUCTS,
  FRAMEWORK_LAYERS,
  type DataTable,
  type FrameworkLayer,
} from '@grappe/engine/framework';

/** Answers of waves as numbers to compute with and words that divide firms; plain data, can be sent to a thread. */
export interface AnalysisTable {
  readonly data: DataTable;
  /** Firm of each row, under the name that it has in this campaign or study only. */
  readonly firms: readonly string[];
  /** Wave of each row: 1 for the first of those that were asked for. */
  readonly waves: readonly number[];
  readonly words: Readonly<Record<string, readonly (string | null)[]>>;
}

export interface TableParts {
  /** In the order of time. */
  readonly waveIds: readonly string[];
  readonly rows: readonly WaveTableRow[];
  /** Of each wave. */
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly involvement: readonly InvolvementRow[];
}

/** Size as an order; whether it exports as 1 or 0. */
const knownNumbers: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  size: { micro: 1, small: 2, medium: 3, large: 4 },
  export: { none: 0, exports: 1 },
};
export const involvementColumn = (way: string): string => `involved_${way}`;
const involvementColumns = ['any', 'group', 'alliance', 'encounter'] as const;

/**
 * Rows of waves as a table: items (reversed ones turned), scores of constructs, layers of the framework (mean of at least half of
 * their constructs), what was known of the firm. What does not apply, or was not answered, is missing, never zero.
 */
export function analysisTable({ waveIds, rows, instruments, involvement }: TableParts): AnalysisTable {
  const kept = rows.filter(({ waveId }) => waveIds.includes(waveId));
  const involved = new Map(involvement.map(({ firm, waveId, ways }) => [`${firm} ${waveId}`, ways]));
  const lines = kept.map((row) => {
    const items = itemNumbers(row, instruments.get(row.waveId));
    const ways = involved.get(`${row.firm} ${row.waveId}`);
    return { ...items, ...row.scores, ...layers(row.scores), ...known(row), ...taking(ways) };
  });
  const names = [...new Set(lines.flatMap((line) => Object.keys(line)))].toSorted();
  const columns = names.map((name) => [name, lines.map((line) => numberAt(line, name))] as const);
  return onlyItsOwn({
    data: dataTable(Object.fromEntries(columns)),
    firms: kept.map(({ firm }) => firm),
    waves: kept.map(({ waveId }) => waveIds.indexOf(waveId) + 1),
    words: wordColumns(kept, instruments),
  });
}

/** A table whose columns are those that it was given: a model that names `constructor` finds no column of that name. */
export const onlyItsOwn = ({ data, words, ...table }: AnalysisTable): AnalysisTable => ({
  ...table,
  data: { rows: data.rows, columns: Object.assign(Object.create(null), data.columns) },
  words: Object.assign(Object.create(null), words),
});

type Line = Readonly<Record<string, number>>;
const numberAt = (line: Line, name: string): number | null => line[name] ?? null;

function itemNumbers({ items }: WaveTableRow, instrument: Instrument | undefined): Line {
  const told = (instrument?.items ?? []).flatMap((item): [string, number][] => {
    const answer = items[item.id];
    if (typeof answer !== 'number' || !['scale', 'number'].includes(item.kind)) return [];
    return [[item.id, item.kind === 'scale' && item.reverse ? 8 - answer : answer]];
  });
  return Object.fromEntries(told);
}

function layers(scores: Line): Line {
  const mean = (layer: FrameworkLayer): number | null => {
    const own = FRAMEWORK_CONSTRUCTS.filter((one) => one.layer === layer);
    const told = own.flatMap(({ id }) => (scores[id] === undefined ? [] : [scores[id]]));
    return told.length * 2 < own.length ? null : told.reduce((sum, score) => sum + score, 0) / told.length;
  };
  return Object.fromEntries(
    FRAMEWORK_LAYERS.flatMap((layer) => {
      const value = mean(layer);
      return value === null ? [] : [[layer, value]];
    }),
  );
}

function known(row: WaveTableRow): Line {
  return Object.fromEntries(
    Object.entries(knownNumbers).flatMap(([fact, numbers]) => {
      const word = row.known[fact];
      const value = typeof word === 'string' ? numbers[word] : undefined;
      return value === undefined ? [] : [[`known_${fact}`, value]];
    }),
  );
}

function taking(ways: readonly string[] | undefined): Line {
  if (ways === undefined) return {};
  return Object.fromEntries(
    involvementColumns.map((way) => [
      involvementColumn(way),
      (way === 'any' ? ways.length > 0 : ways.includes(way)) ? 1 : 0,
    ]),
  );
}

function wordColumns(
  rows: readonly WaveTableRow[],
  instruments: ReadonlyMap<string, Instrument>,
): Record<string, (string | null)[]> {
  const choices = new Set(
    [...instruments.values()].flatMap(({ items }) => items.filter(isChoice).map(({ id }) => id)),
  );
  const facts = new Set(rows.flatMap((row) => Object.keys(row.known)));
  const word = (value: unknown): string | null =>
    typeof value === 'string' && value !== '' && value !== 'na' ? value : null;
  return {
    stratum: rows.map(({ stratum }) => word(stratum)),
    ...Object.fromEntries(
      [...facts].map((fact) => [`known_${fact}`, rows.map((row) => word(row.known[fact]))]),
    ),
    ...Object.fromEntries([...choices].map((item) => [item, rows.map((row) => word(row.items[item]))])),
  };
}

const isChoice = ({ kind }: InstrumentItem): boolean => kind === 'choice';

/** Words that divide the firms of a table so that both sides are large enough to be told, the columns without any left out. */
export function groupingsOf(
  { words }: Pick<AnalysisTable, 'words'>,
  fewest: number,
): { name: string; values: string[] }[] {
  return Object.entries(words).flatMap(([name, column]) => {
    const counts = new Map<string, number>();
    for (const word of column) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const values = [...counts].flatMap(([word, count]) =>
      count >= fewest && total - count >= fewest ? [word] : [],
    );
    return values.length === 0 ? [] : [{ name, values: values.toSorted() }];
  });
}
