import { joinValues } from '../files/cell-lists.ts';
import type { WriteOptions } from '../files/types.ts';
import { writeTable } from '../files/write-table.ts';
import type { OutCell, OutTable } from '../files/write-table.ts';
import type { Language } from '../roles/index.ts';
import { choiceWord } from './choice-words.ts';
import { clusterFieldOf, clusterKeys } from './cluster-fields.ts';
import type { ClusterKey } from './cluster-fields.ts';
import type { ClusterValue, ClusterValues, SectorValue } from './cluster-values.ts';

/** Columns of a file of clusters that are not values. */
export const clusterTexts = {
  name: { fr: 'nom', en: 'name' },
  asOf: { fr: 'à la date du', en: 'as of' },
  sourceNote: { fr: 'source', en: 'source' },
} as const;
export type ClusterTextColumn = keyof typeof clusterTexts;

const exampleName = { fr: 'Exemple : Cluster des Rivages', en: 'Example: Shoreline Cluster' } as const;

/** A line of the template that was left in the file: it is not data. */
export const isClusterExample = (name: string): boolean => name === exampleName.fr || name === exampleName.en;

/** A fictional cluster, every kind of column filled the way it should be. */
const example: ClusterValues = {
  kind: 'firm_cluster',
  country: 'FR',
  regions: ['Bretagne'],
  foundedOn: '2014-03-01',
  languages: ['fr', 'en'],
  sectors: [
    { code: '30', share: 0.6 },
    { code: '50', share: 0.4 },
  ],
  technologiesOffered: ['drones marins'],
  technologiesWanted: ['capteurs optiques'],
  flow: 'both',
  members: 84,
  membersSme: 61,
  staff: 3.5,
  board: true,
  roadmap: true,
  budgetCents: 42_000_000,
  publicShare: 0.55,
  regionalFunders: ['Région Bretagne'],
  networks: ['France Clusters'],
  projects: 12,
  willingness: 'yes',
};

export interface ClusterRecord {
  readonly name: string;
  readonly values: ClusterValues;
  readonly asOf: string | null;
  readonly sourceNote: string | null;
}

/** Clusters as a table: a name, its values, their date and source. */
export function clusterTable(records: readonly ClusterRecord[], language: Language): OutTable {
  const header = [
    clusterTexts.name[language],
    ...clusterKeys.map((key) => clusterFieldOf(key).header[language]),
    clusterTexts.asOf[language],
    clusterTexts.sourceNote[language],
  ];
  const rows = records.map((record) => [
    record.name,
    ...clusterKeys.map((key) => cellOf(key, record.values[key], language)),
    record.asOf === null ? null : { day: record.asOf },
    record.sourceNote,
  ]);
  return { sheet: language === 'fr' ? 'Clusters' : 'Clusters', header, rows };
}

function cellOf(key: ClusterKey, value: ClusterValue | undefined, language: Language): OutCell {
  if (value === undefined) return null;
  const { type } = clusterFieldOf(key);
  if (type === 'choice') return choiceWord(value as string, language);
  if (type === 'date') return { day: value as string };
  if (type === 'boolean') return choiceWord(value === true ? 'yes' : 'no', language);
  if (type === 'money') return (value as number) / 100;
  if (type === 'share') return Number(((value as number) * 100).toPrecision(12));
  if (type === 'sectors') {
    return joinValues(
      (value as readonly SectorValue[]).map(({ code, share }) =>
        share === undefined ? code : `${code} ${Number((share * 100).toPrecision(12))} %`,
      ),
    );
  }
  return Array.isArray(value) ? joinValues(value as readonly string[]) : (value as string | number);
}

/** A file to fill: every column, and a line that says it is an example. */
export const writeClusterTemplate = (options: WriteOptions): Promise<Uint8Array> => {
  const record = {
    name: exampleName[options.language],
    values: example,
    asOf: '2026-01-31',
    sourceNote: null,
  };
  return writeTable(clusterTable([record], options.language), options);
};

/** A value as the text of a cell, in the words of a language. */
export function clusterText(key: ClusterKey, value: ClusterValue, language: Language): string {
  const cell = cellOf(key, value, language);
  if (cell === null) return '';
  if (typeof cell === 'number') return language === 'fr' ? String(cell).replace('.', ',') : String(cell);
  return typeof cell === 'string' ? cell : cell.day;
}
