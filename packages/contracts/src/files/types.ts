/**
 * Values that come out of files and go into them. Bytes in, values out: nothing here touches a disk.
 * The way: `readTable` → `suggestMapping` (a person corrects it) → `parseMembers` → `matchExisting`.
 */
import type { ErrorCode, Problem } from '../errors/index.ts';
import type { FactDraft, FactKey, OrganisationKind, TieKind } from '../facts/index.ts';
import type { ActivityScheme } from '../classifications/index.ts';
import type { Language } from '../roles/index.ts';

// --- tables ---

/** A cell as the file holds it; CSV cells are always text. */
export type Cell = string | number | boolean | Date | null;

export interface TableRow {
  /** The row's number as a spreadsheet shows it (the first line of the file is 1). */
  readonly line: number;
  /** May be longer than the header; an absent cell is an empty one. */
  readonly cells: readonly Cell[];
}

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ';' | ',' | '\t';

export interface Table {
  readonly kind: 'table';
  readonly format: 'xlsx' | 'csv';
  readonly fileName: string;
  /** Trimmed; empty text for a column without a name. */
  readonly header: readonly string[];
  readonly headerLine: number;
  /** Rows that are wholly empty are left out. */
  readonly rows: readonly TableRow[];
  /** CSV only. */
  readonly encoding: TextEncoding | null;
  /** CSV only. */
  readonly delimiter: Delimiter | null;
  /** XLSX only: the sheet that was read, and all of them. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
}

export interface Refused {
  readonly kind: 'refused';
  readonly problem: Problem;
}

export type ReadTableResult = Table | Refused;

export interface FileLimits {
  readonly maxBytes: number;
  readonly maxInflatedBytes: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly maxCellCharacters: number;
}

export interface ReadTableOptions {
  /** XLSX: name of the sheet to read; otherwise the first one that is not empty. */
  readonly sheet?: string;
  readonly limits?: Partial<FileLimits>;
}

// --- what is wrong with a line ---

export type Severity = 'error' | 'warning';

export interface LineProblem {
  readonly line: number;
  /** Header of the column; `null` when the whole line is concerned. */
  readonly column: string | null;
  /** What the cell holds, cut to 120 characters. */
  readonly value: string;
  /** An error keeps the line out; with a warning the line goes in. */
  readonly severity: Severity;
  readonly problem: Problem;
  /** Key of the sentence that tells the way out. */
  readonly remedy: `${ErrorCode}_remedy`;
}

// --- mapping ---

export const identityTargets = ['name', 'kind', 'country', 'sector'] as const;
export const placeTargets = [
  'address',
  'postcode',
  'town',
  'commune_code',
  'departement',
  'region',
  'latitude',
  'longitude',
] as const;
export const membershipTargets = ['member_since', 'member_until'] as const;

export type IdentityTarget = (typeof identityTargets)[number];
export type PlaceTarget = (typeof placeTargets)[number];
export type MembershipTarget = (typeof membershipTargets)[number];

/** Where a column of a member file goes. `other`: kept as a fact under the column's own name. */
export type MemberTarget =
  IdentityTarget | PlaceTarget | MembershipTarget | 'external_ref' | FactKey | 'other' | 'ignore';

/** Where a column of a tie file goes. */
export const tieTargets = ['from', 'to', 'kind', 'strength', 'since', 'until', 'source', 'ignore'] as const;
export type TieTarget = (typeof tieTargets)[number];

/** Why a target is suggested. */
export type SuggestionReason = 'remembered' | 'header' | 'header_part' | 'contents' | 'none';

export interface ColumnSuggestion<Target extends string = MemberTarget> {
  readonly column: string;
  readonly index: number;
  readonly target: Target;
  /** 0..1 */
  readonly confidence: number;
  readonly why: SuggestionReason;
  /** First values that are not empty, as text, at most three. */
  readonly sample: readonly string[];
}

/** Column (header) → target, as a person accepted it; remembered per cluster by header. */
export type Mapping<Target extends string = MemberTarget> = Readonly<Record<string, Target>>;

// --- members ---

export type SectorScheme = ActivityScheme;

/** `code` in its official spelling (`01.11Z`, `01.1`, `A`). `unknown`: a code of another or a later nomenclature, kept as it is. */
export interface SectorCode {
  readonly scheme: SectorScheme;
  readonly code: string;
}

export interface PlaceDraft {
  readonly address: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  /** INSEE code of the commune. */
  readonly communeCode: string | null;
  /** Code of the French département, from its column or from the postcode. */
  readonly departement: string | null;
  readonly region: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** `point`: coordinates of the file; `departement`: the centre of the département. */
  readonly precision: 'point' | 'departement' | null;
}

export interface MemberDraft {
  readonly line: number;
  readonly name: string;
  /** `null` when the file does not say. */
  readonly kind: OrganisationKind | null;
  /** ISO 3166-1 alpha-2; `null` when neither the file nor the options say. */
  readonly country: string | null;
  readonly sector: SectorCode | null;
  /** Identifier of the organisation in the file's own system. */
  readonly externalRef: string | null;
  readonly place: PlaceDraft | null;
  /** ISO dates. */
  readonly memberSince: string | null;
  readonly memberUntil: string | null;
  readonly facts: readonly FactDraft[];
}

export interface ParseOptions {
  readonly language: Language;
  /** Country of lines without one (ISO 3166-1 alpha-2); `null`: unknown. */
  readonly defaultCountry: string | null;
  /** Mis-decoded accents: put the repaired text in the draft (default), or keep what the file says. Warned in both cases. */
  readonly repairText?: boolean;
  /** ISO 4217; default `EUR`. */
  readonly currency?: string;
}

export interface ParsedMembers {
  readonly drafts: readonly MemberDraft[];
  readonly problems: readonly LineProblem[];
  /** Lines kept out because of an error. */
  readonly refusedLines: readonly number[];
}

// --- ties ---

export interface KnownOrganisation {
  readonly id: string;
  readonly name: string;
  readonly shortName?: string | null;
  readonly siren?: string | null;
  readonly siret?: string | null;
  readonly externalRef?: string | null;
  readonly town?: string | null;
  /** ISO 3166-1 alpha-2 */
  readonly country?: string | null;
  readonly website?: string | null;
}

/** Finds the organisation that a tie file names. */
export interface OrganisationLookup {
  find(label: string): KnownOrganisation | null;
  /** Names that look like it, the closest first. */
  closest(label: string, count: number): readonly string[];
}

export interface TieDraft {
  readonly line: number;
  readonly fromId: string;
  readonly toId: string;
  readonly kind: TieKind;
  /** As in the file (positive); `null` when it does not say. */
  readonly strength: number | null;
  readonly since: string | null;
  readonly until: string | null;
  /** What the file says of where the tie comes from. */
  readonly source: string | null;
}

export interface TieOptions {
  /** Kind of the ties that say none. */
  readonly defaultKind: TieKind;
}

export interface ParsedTies {
  readonly drafts: readonly TieDraft[];
  readonly problems: readonly LineProblem[];
  readonly refusedLines: readonly number[];
  /** Cells on the diagonal of a matrix, which are not ties. */
  readonly ignoredDiagonal: number;
}

export type GraphAttribute = string | number | boolean;

export interface GraphFileNode {
  readonly id: string;
  readonly label: string;
  readonly attributes: Readonly<Record<string, GraphAttribute>>;
}

export interface GraphFileTie {
  readonly source: string;
  readonly target: string;
  readonly kind: string | null;
  readonly strength: number | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly attributes: Readonly<Record<string, GraphAttribute>>;
}

/** A GEXF or GraphML file as it was read. */
export interface GraphFile {
  readonly kind: 'graph';
  readonly format: 'gexf' | 'graphml';
  readonly fileName: string;
  readonly directed: boolean;
  readonly nodes: readonly GraphFileNode[];
  readonly ties: readonly GraphFileTie[];
}

export type ReadGraphResult = GraphFile | Refused;

// --- duplicates and matches ---

export type DuplicateReason =
  'same_siren' | 'same_name' | 'similar_name' | 'acronym' | 'same_town' | 'same_country' | 'same_website';

export interface DuplicateCandidate {
  readonly a: string;
  readonly b: string;
  /** 0..1, larger is more likely to be one organisation. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

export type MatchReason = 'siret' | 'siren' | 'external_ref' | 'name_town' | 'name_country';

export interface DraftMatch {
  readonly line: number;
  /** The organisation that this line updates; `null`: a new one. */
  readonly existingId: string | null;
  readonly because: MatchReason | null;
  /** Existing organisations, or earlier lines of the file (`line:12`), that may be the same: to be decided by a person. */
  readonly probable: readonly {
    readonly id: string;
    readonly score: number;
    readonly reasons: readonly DuplicateReason[];
  }[];
}

// --- writing ---

/** One organisation to be written: same shape as what is read, without a line. */
export type MemberRecord = Omit<MemberDraft, 'line'>;

export interface TieRecord {
  readonly from: string;
  readonly to: string;
  readonly kind: TieKind;
  readonly strength: number | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly source: string | null;
}

/** One fact in the long format: one line per fact. */
export interface FactRecord {
  readonly organisation: string;
  readonly fact: FactDraft;
  readonly source: string;
  /** ISO date */
  readonly validFrom: string | null;
  readonly audience: string;
}

export interface WriteOptions {
  readonly format: 'xlsx' | 'csv';
  readonly language: Language;
}

export interface GraphRecord {
  readonly directed: boolean;
  readonly nodes: readonly GraphFileNode[];
  readonly ties: readonly TieRecord[];
}
