import type { Catalogue, CatalogueColumn, CatalogueTable } from './read-catalogue.ts';

/** Columns whose type says more than PostgreSQL's: the words allowed by a check, or the shape of a JSON. */
const precise: Record<string, string> = {
  'people.language': 'Language',
  'role_grants.role': 'Role',
  'change_sets.kind': 'ChangeSetKind',
  'change_sets.summary': 'JsonObject',
  'clusters.settings': 'JsonObject',
  'places.precision': "'point' | 'commune' | 'departement' | 'country'",
  'organisations.kind': 'OrganisationKind',
  'identity_changes.before': 'JsonObject',
  'identity_changes.after': 'JsonObject',
  'facts.key': 'FactKey',
  'facts.value': 'FactValue',
  'facts.source': 'FactSource',
  'facts.audience': 'Audience',
  'current_facts.key': 'FactKey',
  'current_facts.value': 'FactValue',
  'current_facts.source': 'FactSource',
  'current_facts.audience': 'Audience',
  'memberships.status': "'member' | 'applicant' | 'former'",
  'ties.kind': 'TieKind',
  'ties.source': 'FactSource',
  'ties.audience': 'Audience',
  'vetoes.audience': "'self' | 'coordinator'",
  'pair_rules.kind': "'lock' | 'forbid'",
  'imports.kind': "'members' | 'ties'",
  'imports.status': "'previewed' | 'accepting' | 'accepted' | 'undone' | 'failed'",
  'import_mappings.kind': "'members' | 'ties'",
  'duplicate_candidates.decision': "'merged' | 'distinct'",
  'jobs.status': 'JobStatus',
  'plans.status': 'PlanStatus',
  'rooms.kind': 'RoomKind',
  'rooms.status': "'open' | 'closed'",
  'room_decisions.status': "'proposed' | 'adopted' | 'rejected'",
  'room_tasks.status': "'open' | 'done' | 'dropped'",
  'digest_choices.every': 'DigestFrequency',
  'facts.shown_to': 'Audience',
  'current_facts.shown_to': 'Audience',
  'ties.shown_to': 'Audience',
  'alliances.status': "'proposed' | 'active' | 'ended'",
  'alliance_clusters.status': "'invited' | 'accepted' | 'declined'",
  'asks.kind': "'fact' | 'introduction'",
  'asks.key': 'FactKey',
  'asks.status': "'open' | 'accepted' | 'refused' | 'withdrawn'",
  'fact_grants.key': 'FactKey',
  'partnering_profiles.kind': "'business' | 'technology' | 'research'",
  'partnering_profiles.direction': "'offer' | 'request'",
  'partnering_interests.status': "'open' | 'accepted' | 'refused' | 'withdrawn'",
  'group_lives.state':
    "'proposed' | 'contacted' | 'feasibility' | 'commitment' | 'operating' | 'results' | 'closed' | 'abandoned'",
  'group_lives.next_plan': "'exclude' | 'lock'",
  'room_events.change': "'created' | 'changed' | 'removed'",
  'group_documents.kind': 'DraftKind',
  'group_documents.variant': 'DraftVariant',
  'group_documents.language': 'Language',
  'group_documents.audience': 'DraftAudience',
  'cluster_profile_values.key': 'ClusterKey',
  'cluster_profile_values.value': 'ClusterValue',
  'cluster_profile_values.source': 'ClusterSource',
  'cluster_profile_values.audience': 'ClusterAudience',
  'cluster_dealings.exchanges': 'ClusterExchanges',
};

const plain: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  tsvector: 'string',
  boolean: 'boolean',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  'double precision': 'number',
  'timestamp with time zone': 'Timestamp',
  bytea: 'Buffer',
  'uuid[]': 'string[]',
  'integer[]': 'readonly number[]',
  'time without time zone': 'string',
  'text[]': 'string[]',
  jsonb: 'JsonValue',
};

const header = `// Written from PostgreSQL's catalogue by src/catalogue/write.ts; a test compares it. Do not edit.
// Over 400 lines because every table of the database is here.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { DraftAudience, DraftKind, DraftVariant } from '@grappe/contracts/api';
import type { ClusterAudience, ClusterExchanges, ClusterKey, ClusterSource, ClusterValue } from '@grappe/contracts/clusters';
import type { FactKey, FactSource, FactValue, OrganisationKind, TieKind } from '@grappe/contracts/facts';
import type { Audience, Language, Role } from '@grappe/contracts/roles';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}
/** Read as what it holds, written as the text of its JSON. */
export type Json<Value> = ColumnType<Value, string, string>;
export type JsonWithDefault<Value> = ColumnType<Value, string | undefined, string>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
export type TimestampWithDefault = ColumnType<Date, Date | string | undefined, Date | string>;

export type ChangeSetKind = 'import' | 'edit' | 'merge' | 'undo' | 'generation';
export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
export type PlanStatus = 'draft' | 'proposed' | 'archived';
export type DigestFrequency = 'never' | 'hours' | 'day' | 'week';
export type RoomKind = 'group' | 'alliance' | 'working_group' | 'action' | 'cluster';
`;

/** The row types of the tables that the application reads, for Kysely. */
export function printRows(catalogue: Catalogue): string {
  const tables = catalogue.tables.filter((table) => table.schema === 'grappe');
  const interfaces = tables.map(printInterface);
  const names = tables.map((table) => `  ${table.name}: ${interfaceName(table.name)};`);
  return [header, ...interfaces, `export interface Tables {\n${names.join('\n')}\n}\n`].join('\n');
}

const interfaceName = (table: string): string =>
  `${table
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')}Table`;

const printInterface = (table: CatalogueTable): string => {
  const columns = table.columns.map((column) => `  ${column.name}: ${columnType(table, column)};`);
  return `export interface ${interfaceName(table.name)} {\n${columns.join('\n')}\n}\n`;
};

function columnType(table: CatalogueTable, column: CatalogueColumn): string {
  const known = precise[`${table.name}.${column.name}`] ?? plain[column.type];
  if (known === undefined) throw new Error(`No type for ${table.name}.${column.name} (${column.type})`);
  const optional = column.default !== null || !column.notNull;
  const nullable = !column.notNull && table.kind === 'table' ? ' | null' : '';
  if (table.kind === 'view') return `GeneratedAlways<${viewType(known, column)}>`;
  if (column.generated) return `GeneratedAlways<${known}${nullable}>`;
  if (column.type === 'jsonb') return jsonType(known, nullable, optional);
  if (column.type === 'timestamp with time zone') return timestampType(nullable, optional);
  return optional ? `Generated<${known}${nullable}>` : known;
}

const jsonType = (known: string, nullable: string, optional: boolean): string => {
  if (nullable !== '') return `ColumnType<${known} | null, string | null | undefined, string | null>`;
  return optional ? `JsonWithDefault<${known}>` : `Json<${known}>`;
};

const timestampType = (nullable: string, optional: boolean): string => {
  if (nullable !== '')
    return 'ColumnType<Date | null, Date | string | null | undefined, Date | string | null>';
  return optional ? 'TimestampWithDefault' : 'Timestamp';
};

/** PostgreSQL does not say which columns of a view are never null: these are. */
const neverNull = new Set([
  'id',
  'cluster_id',
  'organisation_id',
  'key',
  'item',
  'value',
  'source',
  'audience',
  'recorded_at',
  'opened_by',
]);

const viewType = (known: string, column: CatalogueColumn): string => {
  const base = known === 'Timestamp' ? 'Date' : known;
  return neverNull.has(column.name) ? base : `${base} | null`;
};
