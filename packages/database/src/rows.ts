// Written from PostgreSQL's catalogue by src/catalogue/write.ts; a test compares it. Do not edit.
// Over 400 lines because every table of the database is here.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { DraftAudience, DraftKind, DraftVariant } from '@grappe/contracts/api';
import type {
  ClusterAudience,
  ClusterExchanges,
  ClusterKey,
  ClusterSource,
  ClusterValue,
} from '@grappe/contracts/clusters';
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

export interface AllianceClustersTable {
  cluster_id: string;
  alliance_id: string;
  status: 'invited' | 'accepted' | 'declined';
}

export interface AllianceCommitmentsTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  promised_by: Generated<string | null>;
  by_outside: Generated<boolean>;
  title: string;
  detail: Generated<string>;
  due_on: string;
  owner_id: Generated<string | null>;
  status: Generated<string>;
  closed_on: Generated<string | null>;
  outcome: Generated<string>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface AllianceContactsTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  name: string;
  position: Generated<string>;
  email: Generated<string>;
  language: Generated<string | null>;
  note: Generated<string>;
  left_on: Generated<string | null>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface AllianceConventionsTable {
  cluster_id: string;
  alliance_id: string;
  terms: Json<JsonValue>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface AllianceEventsTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  kind: string;
  shared: boolean;
  on_date: Generated<string>;
  detail: JsonWithDefault<JsonValue>;
  author_id: Generated<string | null>;
  recorded_at: TimestampWithDefault;
}

export interface AllianceIncidentTellingsTable {
  cluster_id: string;
  incident_id: string;
  alliance_id: string;
  kind: string;
  body: string;
  status: Generated<string>;
  learnt: Generated<string>;
  told_by: Generated<string | null>;
  told_at: TimestampWithDefault;
}

export interface AllianceIncidentWordsTable {
  cluster_id: string;
  id: Generated<string>;
  incident_id: string;
  audience: string;
  body: string;
  author_id: Generated<string | null>;
  at: TimestampWithDefault;
}

export interface AllianceIncidentsTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  organisation_id: string;
  kind: string;
  body: string;
  status: Generated<string>;
  agrees: Generated<boolean>;
  owner_id: Generated<string | null>;
  learnt: Generated<string>;
  closed_on: Generated<string | null>;
  opened_by: Generated<string | null>;
  opened_at: TimestampWithDefault;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface AllianceMandatesTable {
  cluster_id: string;
  id: Generated<string>;
  title: string;
  purpose: Generated<string>;
  priorities: Generated<string[]>;
  status: Generated<string>;
  given_on: Generated<string | null>;
  given_by: Generated<string>;
  valid_until: Generated<string | null>;
  owner_id: Generated<string | null>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface AllianceMatchesTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  own_entry: string;
  other_entry: string;
  worth: number;
  ways: Json<JsonValue>;
  common_markets: Generated<string[] | null>;
  common_languages: Generated<string[] | null>;
  made_on: Generated<string>;
}

export interface AllianceNotesTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  audience: string;
  body: string;
  author_id: Generated<string | null>;
  version: Generated<number>;
  created_at: TimestampWithDefault;
  updated_at: TimestampWithDefault;
}

export interface AllianceProjectPartnersTable {
  cluster_id: string;
  id: Generated<string>;
  project_id: string;
  organisation_id: Generated<string | null>;
  name: Generated<string>;
  part: Generated<string>;
  entered_by: Generated<string | null>;
}

export interface AllianceProjectsTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  working_group_id: Generated<string | null>;
  kind: string;
  title: string;
  summary: Generated<string>;
  brick_sought: Generated<string>;
  funder: Generated<string>;
  funding_cents: Generated<number | null>;
  currency: Generated<string | null>;
  status: Generated<string>;
  label: Generated<string>;
  labelled_on: Generated<string | null>;
  outcome: Generated<string>;
  owner_id: Generated<string | null>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface AllianceProposalsTable {
  alliance_id: string;
  cluster_id: string;
  short_name: string;
  proposed_by: Generated<string | null>;
}

export interface AllianceSidesTable {
  cluster_id: string;
  alliance_id: string;
  owner_id: Generated<string | null>;
  mandate_id: Generated<string | null>;
  tone: Generated<string>;
  tone_note: Generated<string>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface AllianceSignaturesTable {
  cluster_id: string;
  alliance_id: string;
  for_outside: Generated<boolean>;
  convention_version: number;
  signed_on: string;
  signatory: string;
  capacity: Generated<string>;
  recorded_by: Generated<string | null>;
  recorded_at: TimestampWithDefault;
}

export interface AllianceStepsTable {
  cluster_id: string;
  alliance_id: string;
  stage: string;
  owner_id: Generated<string | null>;
  next_step: Generated<string>;
  next_on: Generated<string | null>;
  done_on: Generated<string | null>;
  outcome: Generated<string>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface AllianceWorkingGroupFirmsTable {
  cluster_id: string;
  working_group_id: string;
  organisation_id: string;
  joined_on: Generated<string>;
  left_on: Generated<string | null>;
  entered_by: Generated<string | null>;
}

export interface AllianceWorkingGroupsTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  theme: string;
  purpose: Generated<string>;
  owner_id: Generated<string | null>;
  status: Generated<string>;
  opened_on: Generated<string>;
  closed_on: Generated<string | null>;
  outcome: Generated<string>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface AlliancesTable {
  id: Generated<string>;
  name: string;
  theme: Generated<string>;
  status: Generated<'proposed' | 'active' | 'ended'>;
  proposed_at: TimestampWithDefault;
  started_on: Generated<string | null>;
  ended_on: Generated<string | null>;
  stage: Generated<string>;
  stage_since: Generated<string>;
  outside_name: Generated<string | null>;
  outside_country: Generated<string | null>;
  outside_founded_on: Generated<string | null>;
  version: Generated<number>;
}

export interface AnalysesTable {
  cluster_id: string;
  id: Generated<string>;
  study_id: Generated<string | null>;
  kind: string;
  title: string;
  waves: string[];
  settings: Json<JsonValue>;
  job_id: Generated<string | null>;
  data_hash: Generated<string | null>;
  firms: Generated<number | null>;
  software: Generated<string | null>;
  outcome: Generated<string | null>;
  result: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
}

export interface AsksTable {
  id: Generated<string>;
  cluster_id: string;
  from_id: string;
  to_id: string;
  kind: 'fact' | 'introduction';
  key: Generated<FactKey | null>;
  message: Generated<string>;
  asked_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  status: Generated<'open' | 'accepted' | 'refused' | 'withdrawn'>;
  answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  granted_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface AuditChainsTable {
  cluster_id: string;
  confidential: boolean;
  length: Generated<number>;
  head: Generated<Buffer>;
}

export interface AuditEntriesTable {
  cluster_id: string;
  confidential: boolean;
  position: number;
  at: Timestamp;
  actor_id: Generated<string | null>;
  action: string;
  subject_kind: string;
  subject_id: Generated<string | null>;
  detail: Json<JsonValue>;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface AuditPendingTable {
  id: number;
  cluster_id: string;
  confidential: boolean;
  at: TimestampWithDefault;
  actor_id: Generated<string | null>;
  action: string;
  subject_kind: string;
  subject_id: Generated<string | null>;
  detail: Json<JsonValue>;
}

export interface CalendarFeedsTable {
  cluster_id: string;
  id: Generated<string>;
  person_id: string;
  token_hash: Buffer;
  made_at: TimestampWithDefault;
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface CampaignKeysTable {
  campaign_id: string;
  cluster_id: string;
  inner_key: Buffer;
  outer_key: Buffer;
}

export interface CampaignWavesTable {
  id: Generated<string>;
  cluster_id: string;
  campaign_id: string;
  ordinal: number;
  instrument_version_id: string;
  opens_on: string;
  closes_on: string;
  opened_by: Generated<string | null>;
  opened_at: TimestampWithDefault;
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface CampaignsTable {
  id: Generated<string>;
  cluster_id: string;
  name: string;
  purpose: Generated<string>;
  form: string;
  instrument_id: string;
  target: Json<JsonValue>;
  stratum_by: string;
  reminder_days: Generated<readonly number[]>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
}

export interface ChangeSetsTable {
  id: Generated<string>;
  cluster_id: string;
  kind: ChangeSetKind;
  author: Generated<string | null>;
  at: TimestampWithDefault;
  summary: JsonWithDefault<JsonObject>;
  undone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  undone_by: Generated<string | null>;
}

export interface ClassificationCodesTable {
  scheme: string;
  code: string;
  parent: Generated<string | null>;
  label_fr: string;
  label_en: string;
}

export interface ClusterDealingsTable {
  cluster_id: string;
  profile_id: string;
  exchanges: Generated<ClusterExchanges | null>;
  disparity_felt: Generated<boolean>;
  convention: Generated<boolean>;
  projects: Generated<number>;
  note: Generated<string | null>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface ClusterDistinctionsTable {
  cluster_id: string;
  first_id: string;
  second_id: string;
  decided_by: Generated<string | null>;
  decided_on: Generated<string>;
}

export interface ClusterProfileValuesTable {
  id: Generated<string>;
  cluster_id: string;
  profile_id: string;
  is_own: boolean;
  key: ClusterKey;
  value: Json<ClusterValue>;
  as_of: string;
  source: ClusterSource;
  source_note: Generated<string | null>;
  audience: ClusterAudience;
  recorded_by: Generated<string | null>;
  recorded_at: TimestampWithDefault;
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface ClusterProfilesTable {
  id: Generated<string>;
  cluster_id: string;
  name: string;
  is_own: Generated<boolean>;
  shared: Generated<boolean>;
  short_name: Generated<string | null>;
  merged_into: Generated<string | null>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  same_as: Generated<string | null>;
}

export interface ClustersTable {
  id: Generated<string>;
  slug: string;
  name: string;
  kind: Generated<string | null>;
  country: Generated<string | null>;
  territory: Generated<string | null>;
  is_demonstration: Generated<boolean>;
  founded_on: Generated<string | null>;
  settings: JsonWithDefault<JsonObject>;
  created_at: TimestampWithDefault;
}

export interface CommunityAnswersTable {
  cluster_id: string;
  id: Generated<string>;
  question_id: string;
  body: string;
  lived: string;
  note_id: Generated<string | null>;
  answered_by: Generated<string | null>;
  answered_on: Generated<string>;
}

export interface CommunityGatheringsTable {
  cluster_id: string;
  id: Generated<string>;
  convener: string;
  convener_kind: string;
  title: string;
  place: Generated<string>;
  held_on: string;
  link: Generated<string>;
  entered_by: Generated<string | null>;
  cancelled_on: Generated<string | null>;
}

export interface CommunityQuestionsTable {
  cluster_id: string;
  id: Generated<string>;
  topic: string;
  title: string;
  body: Generated<string>;
  asked_by: Generated<string | null>;
  asked_on: Generated<string>;
  closed_on: Generated<string | null>;
}

export interface CompetenceAnswersTable {
  cluster_id: string;
  id: Generated<string>;
  request_id: string;
  message: string;
  status: Generated<string>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
}

export interface CompetenceRequestsTable {
  cluster_id: string;
  id: Generated<string>;
  project_id: Generated<string | null>;
  title: string;
  detail: Generated<string>;
  wanted_by: Generated<string | null>;
  status: Generated<string>;
  outcome: Generated<string>;
  owner_id: Generated<string | null>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface ConsentsTable {
  id: Generated<string>;
  cluster_id: string;
  person_id: string;
  purpose: string;
  text_version: number;
  language: string;
  given_at: TimestampWithDefault;
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface CurrentFactsTable {
  id: GeneratedAlways<string>;
  cluster_id: GeneratedAlways<string>;
  organisation_id: GeneratedAlways<string>;
  key: GeneratedAlways<FactKey>;
  item: GeneratedAlways<string>;
  value: GeneratedAlways<FactValue>;
  number: GeneratedAlways<number | null>;
  valid_from: GeneratedAlways<string | null>;
  valid_to: GeneratedAlways<string | null>;
  source: GeneratedAlways<FactSource>;
  source_detail: GeneratedAlways<string | null>;
  author: GeneratedAlways<string | null>;
  audience: GeneratedAlways<Audience>;
  audience_id: GeneratedAlways<string | null>;
  recorded_at: GeneratedAlways<Date>;
  opened_by: GeneratedAlways<string>;
  shown_to: GeneratedAlways<Audience | null>;
  shown_to_id: GeneratedAlways<string | null>;
  shown_until: GeneratedAlways<Date | null>;
  owner_chose: GeneratedAlways<boolean | null>;
}

export interface DigestChoicesTable {
  person_id: string;
  every: DigestFrequency;
  hours: Generated<number | null>;
  updated_at: TimestampWithDefault;
}

export interface DigestsSentTable {
  person_id: string;
  told_through: Generated<string | null>;
  sent_at: Timestamp;
}

export interface DirectoryEntriesTable {
  cluster_id: string;
  organisation_id: string;
  folded_name: string;
  words: string;
}

export interface DissociationsTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  meeting_id: Generated<string | null>;
  message_id: Generated<string | null>;
  author_id: Generated<string | null>;
  organisation_id: Generated<string | null>;
  client_id: string;
  subject: string;
  statement: Generated<string>;
  recorded_at: TimestampWithDefault;
}

export interface DuplicateCandidatesTable {
  id: Generated<string>;
  cluster_id: string;
  a_id: string;
  b_id: string;
  score: number;
  reasons: JsonWithDefault<JsonValue>;
  decision: Generated<'merged' | 'distinct' | null>;
  decided_by: Generated<string | null>;
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface EncounterFixedMeetingsTable {
  cluster_id: string;
  encounter_id: string;
  slot: number;
  first_id: string;
  second_id: string;
}

export interface EncounterMeetingsTable {
  cluster_id: string;
  encounter_id: string;
  slot: number;
  first_id: string;
  second_id: string;
  room: string;
  points: number;
}

export interface EncounterParticipantsTable {
  cluster_id: string;
  id: Generated<string>;
  encounter_id: string;
  organisation_cluster_id: string;
  organisation_id: string;
  person_name: string;
  about: Generated<string>;
  named: Generated<boolean>;
  absent_slots: Generated<readonly number[]>;
  most_meetings: Generated<number | null>;
  withdrawn_on: Generated<string | null>;
  registered_by: Generated<string | null>;
  version: Generated<number>;
}

export interface EncounterSchedulesTable {
  cluster_id: string;
  encounter_id: string;
  report: Json<JsonValue>;
  input_version: string;
  made_by: Generated<string | null>;
  made_at: TimestampWithDefault;
}

export interface EncounterWishesTable {
  cluster_id: string;
  encounter_id: string;
  participant_id: string;
  wanted_id: string;
  rank: number;
}

export interface EncountersTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: Generated<string | null>;
  name: string;
  place: Generated<string>;
  held_on: string;
  starts_at: string;
  slot_minutes: number;
  pause_minutes: Generated<number>;
  slots: number;
  rooms: Json<JsonValue>;
  wishes_each: Generated<number>;
  wishes_until: string;
  status: Generated<string>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface FactGrantsTable {
  id: Generated<string>;
  cluster_id: string;
  organisation_id: string;
  key: FactKey;
  item: Generated<string>;
  kept_to_self: boolean;
  grantee_id: string;
  ask_id: Generated<string | null>;
  granted_by: Generated<string | null>;
  granted_at: TimestampWithDefault;
  until: Timestamp;
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface FactsTable {
  id: Generated<string>;
  cluster_id: string;
  organisation_id: string;
  key: FactKey;
  item: Generated<string>;
  value: Json<FactValue>;
  number: GeneratedAlways<number | null>;
  valid_from: Generated<string | null>;
  valid_to: Generated<string | null>;
  source: FactSource;
  source_detail: Generated<string | null>;
  author: Generated<string | null>;
  audience: Audience;
  audience_id: Generated<string | null>;
  recorded_at: TimestampWithDefault;
  opened_by: string;
  closed_by: Generated<string | null>;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  words: GeneratedAlways<string | null>;
  shown_to: Generated<Audience | null>;
  shown_to_id: Generated<string | null>;
  shown_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  owner_chose: Generated<boolean>;
  withheld: Generated<boolean>;
}

export interface FindingsTable {
  cluster_id: string;
  id: Generated<string>;
  kind: string;
  strength: string;
  title: string;
  body: Generated<string>;
  pseudonym: Generated<string>;
  consented: Generated<boolean>;
  source: Generated<string>;
  subject_kind: string;
  subject_id: Generated<string | null>;
  subject_title: Generated<string>;
  mechanism: Generated<string | null>;
  analysis_id: Generated<string | null>;
  observed_on: Generated<string>;
  told: Generated<boolean>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface GainExpectationsTable {
  cluster_id: string;
  group_id: string;
  organisation_id: string;
  audience: Generated<string>;
  expectations: Json<JsonValue>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface GroupAnswersTable {
  cluster_id: string;
  id: Generated<string>;
  group_id: string;
  organisation_id: string;
  kind: string;
  asked_by: Generated<string | null>;
  asked_at: TimestampWithDefault;
  respond_by: string;
  answer: Generated<string | null>;
  answered_on: Generated<string | null>;
  answered_by: Generated<string | null>;
  via: Generated<string | null>;
  proof: Generated<string>;
  note: Generated<string>;
  version: Generated<number>;
}

export interface GroupBudgetsTable {
  group_id: string;
  cluster_id: string;
  budget: Json<JsonValue>;
  updated_at: TimestampWithDefault;
  version: Generated<number>;
}

export interface GroupContractsTable {
  cluster_id: string;
  id: Generated<string>;
  group_id: string;
  organisation_id: string;
  market: string;
  label: Generated<string>;
  won_on: string;
  amount_cents: Generated<number | null>;
  currency: Generated<string>;
  audience: Generated<string>;
  entered_by: Generated<string | null>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
  deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface GroupCostsTable {
  cluster_id: string;
  id: Generated<string>;
  group_id: string;
  kind: Generated<string>;
  line_id: string;
  label: Generated<string>;
  spent_on: string;
  amount_cents: number;
  paid_by: Generated<string | null>;
  settlement_id: Generated<string | null>;
  created_by: Generated<string | null>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
  deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface GroupDayUsesTable {
  cluster_id: string;
  day_id: string;
  group_id: string;
  organisation_id: Generated<string | null>;
  market: Generated<string | null>;
  note: Generated<string>;
}

export interface GroupDaysTable {
  cluster_id: string;
  id: Generated<string>;
  group_id: string;
  day: string;
  kind: string;
  portion: number;
  created_by: Generated<string | null>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
  deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface GroupDecisionsTable {
  cluster_id: string;
  id: Generated<string>;
  group_id: string;
  kind: string;
  from_state: Generated<string | null>;
  to_state: Generated<string | null>;
  organisation_id: Generated<string | null>;
  reason: Generated<string>;
  audience: Generated<string>;
  decided_on: Generated<string>;
  decided_by: Generated<string | null>;
  recorded_at: TimestampWithDefault;
}

export interface GroupDocumentsTable {
  id: Generated<string>;
  cluster_id: string;
  group_id: string;
  kind: DraftKind;
  variant: DraftVariant;
  language: Language;
  audience: DraftAudience;
  organisation_id: Generated<string | null>;
  content: Json<JsonValue>;
  blanks: Json<JsonValue>;
  facts_version: string;
  made_by: Generated<string | null>;
  made_at: TimestampWithDefault;
}

export interface GroupFeasibilityTable {
  cluster_id: string;
  group_id: string;
  item: string;
  verdict: string;
  note: Generated<string>;
  answered_by: Generated<string | null>;
  answered_at: TimestampWithDefault;
  version: Generated<number>;
}

export interface GroupGainSchemesTable {
  cluster_id: string;
  group_id: string;
  scheme: Json<JsonValue>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface GroupLessonsTable {
  cluster_id: string;
  id: Generated<string>;
  group_id: Generated<string | null>;
  kind: Generated<string | null>;
  title: string;
  body: Generated<string>;
  market: Generated<string | null>;
  audience: Generated<string>;
  author_id: Generated<string | null>;
  created_at: TimestampWithDefault;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
  deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  incubator_id: Generated<string | null>;
  learned_on: Generated<string>;
}

export interface GroupLivesTable {
  cluster_id: string;
  group_id: string;
  state: Generated<
    'proposed' | 'contacted' | 'feasibility' | 'commitment' | 'operating' | 'results' | 'closed' | 'abandoned'
  >;
  next_plan: Generated<'exclude' | 'lock'>;
  starts_on: Generated<string | null>;
  ends_on: Generated<string | null>;
  manager_name: Generated<string>;
  manager_days: Generated<number | null>;
  foreseen_contracts: Generated<number | null>;
  foreseen_cents: Generated<number | null>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface GroupMembershipsTable {
  cluster_id: string;
  id: Generated<string>;
  group_id: string;
  organisation_id: string;
  joined_on: Generated<string>;
  left_on: Generated<string | null>;
  contract_days: Generated<number | null>;
  recorded_by: Generated<string | null>;
  recorded_at: TimestampWithDefault;
  version: Generated<number>;
}

export interface GroupReceiptsTable {
  cluster_id: string;
  cost_id: string;
  group_id: string;
  name: string;
  media_type: string;
  bytes: number;
  sha256: Buffer;
  content: Buffer;
  added_by: Generated<string | null>;
  added_at: TimestampWithDefault;
}

export interface GroupSettlementLinesTable {
  cluster_id: string;
  settlement_id: string;
  organisation_id: string;
  group_id: string;
  on_date: string;
  occasion: string;
  currency: string;
  due_cents: number;
  paid_cents: number;
  balance_cents: number;
  transfers: JsonWithDefault<JsonValue>;
}

export interface GroupSettlementsTable {
  cluster_id: string;
  id: Generated<string>;
  group_id: string;
  rank: number;
  on_date: string;
  occasion: string;
  rule: string;
  currency: string;
  total_cents: number;
  details: JsonWithDefault<JsonValue>;
  made_by: Generated<string | null>;
  made_at: TimestampWithDefault;
}

export interface GroupShareChoicesTable {
  cluster_id: string;
  id: Generated<string>;
  group_id: string;
  rule: string;
  decided_by: string;
  decided_on: string;
  reason: Generated<string>;
  entered_by: Generated<string | null>;
  entered_at: TimestampWithDefault;
}

export interface GroupSharesTable {
  group_id: string;
  organisation_id: string;
  cluster_id: string;
  share: Json<JsonValue>;
}

export interface GroupTermsTable {
  cluster_id: string;
  group_id: string;
  terms: Json<JsonValue>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface HandoversTable {
  cluster_id: string;
  id: Generated<string>;
  leaver_id: Generated<string | null>;
  successor_id: Generated<string | null>;
  made_by: Generated<string | null>;
  made_at: TimestampWithDefault;
  items: JsonWithDefault<JsonValue>;
  done: Generated<string[]>;
  version: Generated<number>;
}

export interface IdentityChangesTable {
  id: Generated<string>;
  cluster_id: string;
  organisation_id: string;
  change_set_id: string;
  at: TimestampWithDefault;
  before: Json<JsonObject>;
  after: Json<JsonObject>;
}

export interface ImportMappingsTable {
  cluster_id: string;
  kind: 'members' | 'ties';
  header_signature: string;
  mapping: Json<JsonValue>;
  updated_at: TimestampWithDefault;
}

export interface ImportsTable {
  id: Generated<string>;
  cluster_id: string;
  change_set_id: Generated<string | null>;
  job_id: Generated<string | null>;
  kind: 'members' | 'ties';
  file_name: string;
  status: Generated<'previewed' | 'accepting' | 'accepted' | 'undone' | 'failed'>;
  mapping: JsonWithDefault<JsonValue>;
  report: JsonWithDefault<JsonValue>;
  counts: JsonWithDefault<JsonValue>;
  content: Generated<Buffer | null>;
  author: Generated<string | null>;
  created_at: TimestampWithDefault;
  updated_at: TimestampWithDefault;
  version: Generated<number>;
}

export interface IncubatorBudgetsTable {
  cluster_id: string;
  incubator_id: string;
  budget: Json<JsonValue>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface IncubatorChecksTable {
  cluster_id: string;
  incubator_id: string;
  item: string;
  state: string;
  note: Generated<string>;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface IncubatorGroupsTable {
  cluster_id: string;
  incubator_id: string;
  group_id: string;
  joined_on: Generated<string>;
  entered_by: Generated<string | null>;
}

export interface IncubatorLessonUsesTable {
  cluster_id: string;
  lesson_id: string;
  group_id: string;
  note: Generated<string>;
  taken_up_on: Generated<string>;
  entered_by: Generated<string | null>;
}

export interface IncubatorSharesTable {
  cluster_id: string;
  incubator_id: string;
  organisation_id: string;
  share: Json<JsonValue>;
}

export interface IncubatorTraineesTable {
  cluster_id: string;
  id: Generated<string>;
  incubator_id: string;
  group_id: Generated<string | null>;
  programme: string;
  mission: Generated<string>;
  alternates: Generated<boolean>;
  starts_on: string;
  ends_on: string;
  outcome: Generated<string>;
  version: Generated<number>;
  entered_by: Generated<string | null>;
}

export interface IncubatorsTable {
  cluster_id: string;
  id: Generated<string>;
  name: string;
  place: Generated<string>;
  purpose: Generated<string>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  closed_on: Generated<string | null>;
}

export interface InstrumentVersionsTable {
  id: Generated<string>;
  cluster_id: string;
  instrument_id: string;
  ordinal: number;
  content: Json<JsonValue>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  published_by: Generated<string | null>;
  published_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface InstrumentsTable {
  id: Generated<string>;
  cluster_id: string;
  name: string;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
}

export interface InterviewCasesTable {
  cluster_id: string;
  id: Generated<string>;
  project_id: string;
  pseudonym: string;
  attributes: JsonWithDefault<JsonValue>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
}

export interface InterviewCellsTable {
  cluster_id: string;
  project_id: string;
  case_id: string;
  code_id: string;
  summary: string;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface InterviewCodebooksTable {
  cluster_id: string;
  project_id: string;
  ordinal: number;
  note: Generated<string>;
  codes: Json<JsonValue>;
  saved_by: Generated<string | null>;
  saved_at: TimestampWithDefault;
}

export interface InterviewCodesTable {
  cluster_id: string;
  id: Generated<string>;
  project_id: string;
  parent_id: Generated<string | null>;
  name: string;
  definition: Generated<string>;
  colour: Generated<number>;
  levels: JsonWithDefault<JsonValue>;
  ordinal: Generated<number>;
  version: Generated<number>;
  retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
}

export interface InterviewCodingsTable {
  cluster_id: string;
  id: Generated<string>;
  project_id: string;
  transcript_id: string;
  code_id: string;
  coder_id: string;
  round_id: Generated<string | null>;
  start_at: number;
  end_at: number;
  level: Generated<number | null>;
  memo: Generated<string>;
  version: Generated<number>;
  created_at: TimestampWithDefault;
}

export interface InterviewMemosTable {
  cluster_id: string;
  id: Generated<string>;
  project_id: string;
  code_id: Generated<string | null>;
  transcript_id: Generated<string | null>;
  body: string;
  version: Generated<number>;
  author_id: Generated<string | null>;
  written_at: TimestampWithDefault;
}

export interface InterviewNamesTable {
  cluster_id: string;
  id: Generated<string>;
  project_id: string;
  pseudonym: string;
  name: string;
  contact: Generated<string>;
  version: Generated<number>;
  entered_by: Generated<string | null>;
  entered_at: TimestampWithDefault;
}

export interface InterviewPeopleTable {
  cluster_id: string;
  project_id: string;
  person_id: string;
  role: string;
  joined_at: TimestampWithDefault;
  left_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface InterviewProjectsTable {
  cluster_id: string;
  id: Generated<string>;
  title: string;
  purpose: Generated<string>;
  is_fictional: Generated<boolean>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
}

export interface InterviewRoundCodersTable {
  cluster_id: string;
  round_id: string;
  person_id: string;
  done_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface InterviewRoundsTable {
  cluster_id: string;
  id: Generated<string>;
  project_id: string;
  transcript_id: string;
  codebook: number;
  opened_by: Generated<string | null>;
  opened_at: TimestampWithDefault;
  stopped_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface InterviewTranscriptsTable {
  cluster_id: string;
  id: Generated<string>;
  project_id: string;
  case_id: Generated<string | null>;
  title: string;
  format: string;
  recorded_on: Generated<string | null>;
  body: string;
  characters: number;
  words: number;
  paragraphs: Json<JsonValue>;
  speakers: Json<JsonValue>;
  version: Generated<number>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
}

export interface IntroductionPartiesTable {
  cluster_id: string;
  introduction_id: string;
  place: string;
  organisation_id: string;
  answer: Generated<string | null>;
  answered_on: Generated<string | null>;
  answered_by: Generated<string | null>;
}

export interface IntroductionStepsTable {
  cluster_id: string;
  id: Generated<string>;
  introduction_id: string;
  outcome: string;
  happened_on: string;
  note: Generated<string>;
  recorded_by: Generated<string | null>;
  recorded_at: TimestampWithDefault;
}

export interface IntroductionsTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  ways: Json<JsonValue>;
  message: Generated<string>;
  status: Generated<string>;
  respond_by: string;
  proposed_by: Generated<string | null>;
  proposed_on: Generated<string>;
  settled_on: Generated<string | null>;
}

export interface InvitationTokensTable {
  invitation_id: string;
  token_hash: Buffer;
}

export interface InvitationsTable {
  id: Generated<string>;
  cluster_id: Generated<string | null>;
  person_id: string;
  organisation_id: Generated<string | null>;
  role: string;
  name: string;
  address: string;
  invited_by: Generated<string | null>;
  mail_id: Generated<string | null>;
  created_at: TimestampWithDefault;
  expires_at: Timestamp;
  accepted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface JobsTable {
  id: Generated<string>;
  cluster_id: string;
  kind: string;
  payload: JsonWithDefault<JsonValue>;
  asked_by: string;
  status: Generated<JobStatus>;
  progress: JsonWithDefault<JsonValue>;
  result: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  error: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  input_version: Generated<string | null>;
  cancel_requested_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: TimestampWithDefault;
  started_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface JoinRequestsTable {
  id: Generated<string>;
  cluster_id: string;
  name: string;
  address: string;
  language: string;
  organisation_name: Generated<string | null>;
  message: Generated<string | null>;
  created_at: TimestampWithDefault;
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  decided_by: Generated<string | null>;
  accepted: Generated<boolean | null>;
}

export interface LabelAnswersTable {
  cluster_id: string;
  assessment_id: string;
  criterion: string;
  level: number;
  statement: Generated<string>;
  evidence: JsonWithDefault<JsonValue>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
  version: Generated<number>;
}

export interface LabelAssessmentsTable {
  id: Generated<string>;
  cluster_id: string;
  status: Generated<string>;
  auditor_id: Generated<string | null>;
  opened_by: Generated<string | null>;
  opened_at: TimestampWithDefault;
  submitted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  granted: Generated<boolean | null>;
  reasons: Generated<string>;
}

export interface LabelFilesTable {
  cluster_id: string;
  id: Generated<string>;
  assessment_id: string;
  name: string;
  media_type: string;
  bytes: number;
  sha256: Buffer;
  content: Buffer;
  added_by: Generated<string | null>;
  added_at: TimestampWithDefault;
}

export interface LabelFindingsTable {
  cluster_id: string;
  assessment_id: string;
  criterion: string;
  finding: string;
  comment: Generated<string>;
  auditor_id: Generated<string | null>;
  found_at: TimestampWithDefault;
  version: Generated<number>;
}

export interface LabelsTable {
  id: Generated<string>;
  cluster_id: string;
  assessment_id: string;
  granted_on: Generated<string>;
  expires_on: string;
  granted_by: Generated<string | null>;
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  withdrawn_by: Generated<string | null>;
}

export interface MailSecretsTable {
  mail_id: string;
  secret: string;
  expires_at: Timestamp;
}

export interface MailsTable {
  id: Generated<string>;
  cluster_id: Generated<string | null>;
  person_id: Generated<string | null>;
  address: string;
  language: Generated<string>;
  kind: string;
  params: JsonWithDefault<JsonValue>;
  href: Generated<string | null>;
  send_after: TimestampWithDefault;
  sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  attempts: Generated<number>;
  last_error: Generated<string | null>;
  given_up_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  revealed_by: Generated<string | null>;
  revealed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_at: TimestampWithDefault;
  confidential: Generated<boolean>;
}

export interface MatchingEntriesTable {
  cluster_id: string;
  id: Generated<string>;
  alliance_id: string;
  organisation_id: string;
}

export interface MeetingAgendasTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  meeting_id: string;
  rank: number;
  title: string;
  starts_at: Timestamp;
  ends_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  place: string;
  link: string;
  items: Json<JsonValue>;
  published_by: Generated<string | null>;
  published_at: TimestampWithDefault;
}

export interface MeetingMinutesTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  meeting_id: string;
  rank: Generated<number>;
  reason: Generated<string>;
  body: Generated<string>;
  categories: Generated<string[]>;
  others_present: Generated<string>;
  status: Generated<string>;
  author_id: Generated<string | null>;
  created_at: TimestampWithDefault;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
  approved_by: Generated<string | null>;
  approved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface MeetingPeopleTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  meeting_id: string;
  person_id: Generated<string | null>;
  organisation_id: Generated<string | null>;
  invited: Generated<boolean>;
  added_by: Generated<string | null>;
  added_at: TimestampWithDefault;
  reply: Generated<string | null>;
  replied_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  attendance: Generated<string | null>;
  recorded_by: Generated<string | null>;
  recorded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface MembershipsTable {
  id: Generated<string>;
  cluster_id: string;
  organisation_id: string;
  since: Generated<string | null>;
  until: Generated<string | null>;
  status: Generated<'member' | 'applicant' | 'former'>;
  recorded_at: TimestampWithDefault;
  opened_by: string;
  closed_by: Generated<string | null>;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface MentoringOffersTable {
  cluster_id: string;
  person_id: string;
  since_year: number;
  topics: string[];
  about: Generated<string>;
  offered_on: Generated<string>;
}

export interface MentoringPairsTable {
  cluster_id: string;
  id: Generated<string>;
  mentee_id: string;
  mentor_id: string;
  mentor_cluster_id: string;
  message: string;
  status: Generated<string>;
  asked_on: Generated<string>;
  settled_on: Generated<string | null>;
  ended_on: Generated<string | null>;
  learnt: Generated<string>;
}

export interface MigrationsTable {
  name: string;
  checksum: string;
  breaking: boolean;
  applied_at: TimestampWithDefault;
}

export interface OrganisationsTable {
  id: Generated<string>;
  cluster_id: string;
  name: string;
  kind: Generated<OrganisationKind>;
  country: Generated<string | null>;
  sector: Generated<string | null>;
  place_id: Generated<string | null>;
  outside: Generated<boolean>;
  external_ref: Generated<string | null>;
  opened_by: string;
  closed_by: Generated<string | null>;
  merged_into: Generated<string | null>;
  version: Generated<number>;
  created_at: TimestampWithDefault;
  updated_at: TimestampWithDefault;
  folded_name: GeneratedAlways<string>;
}

export interface PairRulesTable {
  id: Generated<string>;
  cluster_id: string;
  a_id: string;
  b_id: string;
  kind: 'lock' | 'forbid';
  note: Generated<string | null>;
  entered_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface PartneringInterestOwnersTable {
  interest_id: string;
  cluster_id: string;
  profile_id: string;
  organisation_id: string;
  size: Generated<string | null>;
  entered_by: Generated<string | null>;
}

export interface PartneringInterestsTable {
  id: Generated<string>;
  cluster_id: string;
  profile_id: string;
  message: string;
  status: Generated<'open' | 'accepted' | 'refused' | 'withdrawn'>;
  expressed_on: Generated<string>;
}

export interface PartneringProfileOwnersTable {
  profile_id: string;
  cluster_id: string;
  organisation_id: string;
  size: Generated<string | null>;
  entered_by: Generated<string | null>;
}

export interface PartneringProfilesTable {
  id: Generated<string>;
  cluster_id: string;
  kind: 'business' | 'technology' | 'research';
  direction: 'offer' | 'request';
  title: string;
  summary: string;
  markets: Generated<string[]>;
  languages: Generated<string[]>;
  published_on: Generated<string>;
  closed_on: Generated<string | null>;
  to_alliances: Generated<boolean>;
}

export interface PeopleTable {
  id: Generated<string>;
  user_id: Generated<string | null>;
  display_name: string;
  email: string;
  language: Generated<Language>;
  created_at: TimestampWithDefault;
  deactivated_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  erased_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface PlacesTable {
  id: Generated<string>;
  cluster_id: string;
  name: Generated<string | null>;
  country: Generated<string | null>;
  region: Generated<string | null>;
  departement: Generated<string | null>;
  insee_code: Generated<string | null>;
  postcode: Generated<string | null>;
  latitude: Generated<number | null>;
  longitude: Generated<number | null>;
  precision: Generated<'point' | 'commune' | 'departement' | 'country' | null>;
}

export interface PlanCheckpointsTable {
  cluster_id: string;
  job_id: string;
  plan_id: Generated<string | null>;
  input_version: string;
  checkpoint: Json<JsonValue>;
  kept_at: TimestampWithDefault;
}

export interface PlanComputationsTable {
  plan_id: string;
  cluster_id: string;
  parameters: JsonWithDefault<JsonValue>;
  objective: Generated<number | null>;
  bound: Generated<number | null>;
  gap: Generated<number | null>;
  proven: Generated<boolean | null>;
  method: Generated<string | null>;
  seed: Generated<number | null>;
  input_version: Generated<string | null>;
  details: JsonWithDefault<JsonValue>;
  origin: Generated<string>;
  parent_id: Generated<string | null>;
  stopped: Generated<boolean>;
}

export interface PlanGroupAssessmentsTable {
  group_id: string;
  cluster_id: string;
  quality: number;
  explanation: JsonWithDefault<JsonValue>;
}

export interface PlanGroupMembersTable {
  group_id: string;
  organisation_id: string;
  cluster_id: string;
}

export interface PlanGroupsTable {
  id: Generated<string>;
  cluster_id: string;
  plan_id: string;
  ordinal: number;
  name: Generated<string>;
  public_explanation: JsonWithDefault<JsonValue>;
}

export interface PlanStudiesTable {
  id: Generated<string>;
  cluster_id: string;
  plan_id: string;
  kind: string;
  organisation_id: Generated<string | null>;
  input_version: string;
  result: Json<JsonValue>;
  made_at: TimestampWithDefault;
}

export interface PlanUnplacedTable {
  plan_id: string;
  organisation_id: string;
  cluster_id: string;
  own_reasons: JsonWithDefault<JsonValue>;
}

export interface PlanUnplacedReasonsTable {
  plan_id: string;
  organisation_id: string;
  cluster_id: string;
  reasons: JsonWithDefault<JsonValue>;
}

export interface PlansTable {
  id: Generated<string>;
  cluster_id: string;
  title: string;
  status: Generated<PlanStatus>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  proposed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface PracticeNotesTable {
  cluster_id: string;
  id: Generated<string>;
  topic: string;
  title: string;
  body: string;
  source: string;
  based_on: Generated<string | null>;
  language: string;
  written_by: Generated<string | null>;
  written_on: Generated<string>;
  withdrawn_on: Generated<string | null>;
  version: Generated<number>;
  shown_to_members: Generated<boolean>;
}

export interface PracticeReusesTable {
  cluster_id: string;
  note_id: string;
  said: Generated<string>;
  reused_by: Generated<string | null>;
  reused_on: Generated<string>;
}

export interface PrivacyRequestsTable {
  id: Generated<string>;
  cluster_id: string;
  person_id: Generated<string | null>;
  contact: Generated<string | null>;
  kind: string;
  message: Generated<string>;
  asked_at: TimestampWithDefault;
  due_on: Generated<string>;
  status: Generated<string>;
  answer: Generated<string>;
  outcome: JsonWithDefault<JsonValue>;
  entered_by: Generated<string | null>;
  answered_by: Generated<string | null>;
  answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface ProcessingTextsTable {
  cluster_id: string;
  code: string;
  language: string;
  field: string;
  body: string;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface RegisterEntriesTable {
  id: Generated<string>;
  cluster_id: string;
  kind: string;
  subject_id: string;
  title: string;
  theme: Generated<string>;
  started_on: string;
  ended_on: Generated<string | null>;
  funding: JsonWithDefault<JsonValue>;
  status: Generated<string>;
  published_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface RegisterMembersTable {
  id: Generated<string>;
  cluster_id: string;
  entry_id: string;
  organisation_id: Generated<string | null>;
  member_cluster_id: Generated<string | null>;
  consent: Generated<string>;
  answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  answered_by: Generated<string | null>;
  joined_at: TimestampWithDefault;
  left_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface ResponseAnswersTable {
  cluster_id: string;
  response_id: string;
  organisation_id: string;
  item: string;
  answer: Json<JsonValue>;
  answered_at: TimestampWithDefault;
}

export interface ResponseScoresTable {
  cluster_id: string;
  wave_id: string;
  response_id: string;
  organisation_id: string;
  measure: string;
  value: number;
  stratum: string;
  block: Generated<number | null>;
}

export interface ResponsesTable {
  id: Generated<string>;
  cluster_id: string;
  wave_id: string;
  organisation_id: string;
  source: string;
  consented_at: TimestampWithDefault;
  for_research: Generated<boolean>;
  entered_by: Generated<string | null>;
  started_at: TimestampWithDefault;
  submitted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  shared_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface ResponsibilitiesTable {
  cluster_id: GeneratedAlways<string>;
  owner_id: GeneratedAlways<string | null>;
  kind: GeneratedAlways<string | null>;
  subject_id: GeneratedAlways<string | null>;
  place_id: GeneratedAlways<string | null>;
  title: GeneratedAlways<string | null>;
  due_on: GeneratedAlways<string | null>;
}

export interface RetentionRulesTable {
  cluster_id: string;
  code: string;
  days: number;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
}

export interface RetentionRunsTable {
  id: Generated<string>;
  cluster_id: string;
  code: string;
  removed: number;
  ran_at: TimestampWithDefault;
}

export interface RivalryClearancesTable {
  id: Generated<string>;
  cluster_id: string;
  group_id: Generated<string | null>;
  room_id: Generated<string | null>;
  reason: string;
  entered_by: Generated<string | null>;
  declared_at: TimestampWithDefault;
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface RoleGrantsTable {
  id: Generated<string>;
  person_id: string;
  cluster_id: Generated<string | null>;
  organisation_id: Generated<string | null>;
  role: Role;
  granted_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface RoomAccessTable {
  room_id: GeneratedAlways<string | null>;
  person_id: GeneratedAlways<string | null>;
  coordinates: GeneratedAlways<boolean | null>;
}

export interface RoomDecisionsTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  title: string;
  body: Generated<string>;
  status: Generated<'proposed' | 'adopted' | 'rejected'>;
  decided_on: Generated<string | null>;
  author_id: Generated<string | null>;
  version: Generated<number>;
  created_at: TimestampWithDefault;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
  deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  meeting_id: Generated<string | null>;
}

export interface RoomEventsTable {
  position: number;
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  kind: string;
  subject_id: string;
  change: 'created' | 'changed' | 'removed';
  actor_id: Generated<string | null>;
  at: TimestampWithDefault;
}

export interface RoomFilesTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  message_id: Generated<string | null>;
  author_id: Generated<string | null>;
  name: string;
  media_type: string;
  bytes: number;
  sha256: Buffer;
  content: Generated<Buffer | null>;
  created_at: TimestampWithDefault;
  deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  category: Generated<string | null>;
}

export interface RoomMeetingsTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  title: string;
  starts_at: Timestamp;
  ends_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  place: Generated<string>;
  link: Generated<string>;
  agenda: JsonWithDefault<JsonValue>;
  agenda_published: Generated<boolean>;
  status: Generated<string>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  version: Generated<number>;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
  deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface RoomMessagesTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  thread_id: Generated<string | null>;
  author_id: Generated<string | null>;
  client_id: string;
  body: Generated<string | null>;
  mentions: Generated<string[]>;
  version: Generated<number>;
  created_at: TimestampWithDefault;
  edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  words: GeneratedAlways<string>;
  category: Generated<string | null>;
}

export interface RoomPeopleTable {
  cluster_id: string;
  room_id: string;
  person_id: string;
  added_by: Generated<string | null>;
  added_at: TimestampWithDefault;
}

export interface RoomPresenceTable {
  cluster_id: string;
  room_id: string;
  person_id: string;
  seen_at: TimestampWithDefault;
}

export interface RoomReadsTable {
  cluster_id: string;
  room_id: string;
  person_id: string;
  read_through: string;
  read_at: TimestampWithDefault;
}

export interface RoomTasksTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  title: string;
  note: Generated<string>;
  owner_id: Generated<string | null>;
  due_on: Generated<string | null>;
  status: Generated<'open' | 'done' | 'dropped'>;
  author_id: Generated<string | null>;
  version: Generated<number>;
  created_at: TimestampWithDefault;
  updated_by: Generated<string | null>;
  updated_at: TimestampWithDefault;
  deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface RoomsTable {
  id: Generated<string>;
  cluster_id: string;
  kind: RoomKind;
  subject_id: Generated<string | null>;
  title: string;
  status: Generated<'open' | 'closed'>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
  version: Generated<number>;
  renamed_from: Generated<string | null>;
  renamed_by: Generated<string | null>;
  renamed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  status_by: Generated<string | null>;
  status_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface SensitiveAnswersTable {
  id: Generated<string>;
  cluster_id: string;
  collection_id: string;
  organisation_id: string;
  value: number;
  author_id: Generated<string | null>;
  version: Generated<number>;
  created_at: TimestampWithDefault;
  updated_at: TimestampWithDefault;
}

export interface SensitiveCollectionOrganisationsTable {
  cluster_id: string;
  collection_id: string;
  organisation_id: string;
}

export interface SensitiveCollectionsTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: string;
  category: string;
  title: string;
  question: Generated<string>;
  unit: string;
  period_start: string;
  period_end: string;
  months_old: Generated<number>;
  smallest: Generated<number>;
  statistic: string;
  status: Generated<string>;
  created_by: Generated<string | null>;
  created_at: TimestampWithDefault;
}

export interface SensitiveContributionsTable {
  id: Generated<string>;
  cluster_id: string;
  organisation_id: string;
  room_id: Generated<string | null>;
  category: string;
  subject: string;
  body: string;
  author_id: Generated<string | null>;
  created_at: TimestampWithDefault;
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface SensitivePublicationInputsTable {
  cluster_id: string;
  publication_id: string;
  organisation_id: string;
  value: number;
}

export interface SensitivePublicationsTable {
  id: Generated<string>;
  cluster_id: string;
  collection_id: string;
  rank: number;
  statistic: string;
  answers: number;
  value: number;
  published_by: Generated<string | null>;
  published_at: TimestampWithDefault;
}

export interface StatisticsEditionsTable {
  id: Generated<string>;
  cluster_id: string;
  ordinal: number;
  figures: Json<JsonValue>;
  published_by: Generated<string | null>;
  published_at: TimestampWithDefault;
}

export interface StatisticsMembersTable {
  cluster_id: string;
  edition_id: string;
  organisation_id: string;
  block: number;
}

export interface StatisticsStatesTable {
  cluster_id: string;
  state: Json<JsonValue>;
  updated_at: TimestampWithDefault;
}

export interface StudiesTable {
  id: Generated<string>;
  cluster_id: string;
  title: string;
  purpose: string;
  researcher_id: string;
  opened_by: Generated<string | null>;
  opened_at: TimestampWithDefault;
  ends_on: string;
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface StudyKeysTable {
  study_id: string;
  cluster_id: string;
  inner_key: Buffer;
  outer_key: Buffer;
}

export interface TiesTable {
  id: Generated<string>;
  cluster_id: string;
  source_id: string;
  target_id: string;
  kind: TieKind;
  strength: Generated<number>;
  valid_from: Generated<string | null>;
  valid_to: Generated<string | null>;
  source: FactSource;
  source_detail: Generated<string | null>;
  declared_by: Generated<string | null>;
  author: Generated<string | null>;
  audience: Audience;
  audience_id: Generated<string | null>;
  recorded_at: TimestampWithDefault;
  opened_by: string;
  closed_by: Generated<string | null>;
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  shown_to: Generated<Audience | null>;
  shown_to_id: Generated<string | null>;
  shown_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  owner_chose: Generated<boolean>;
  withheld: Generated<boolean>;
}

export interface TransparencyReportsTable {
  id: Generated<string>;
  cluster_id: string;
  room_id: Generated<string | null>;
  from_day: string;
  to_day: string;
  content: Json<JsonValue>;
  made_by: Generated<string | null>;
  made_at: TimestampWithDefault;
}

export interface VetoesTable {
  id: Generated<string>;
  cluster_id: string;
  organisation_id: string;
  against_id: string;
  entered_by: Generated<string | null>;
  note: Generated<string | null>;
  audience: Generated<'self' | 'coordinator'>;
  created_at: TimestampWithDefault;
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface WavePublicationsTable {
  wave_id: string;
  cluster_id: string;
  figures: Json<JsonValue>;
  published_by: Generated<string | null>;
  published_at: TimestampWithDefault;
}

export interface WaveSeatsTable {
  cluster_id: string;
  wave_id: string;
  measure: string;
  stratum: string;
  taken: number;
}

export interface WaveTargetsTable {
  cluster_id: string;
  wave_id: string;
  organisation_id: string;
  stratum: Generated<string>;
  known: JsonWithDefault<JsonValue>;
  told: Generated<number>;
  told_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  declined_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface WorkingGroupInvitationsTable {
  cluster_id: string;
  id: Generated<string>;
  working_group_id: string;
  organisation_id: string;
  message: Generated<string>;
  status: Generated<string>;
  respond_by: string;
  asked_by: Generated<string | null>;
  invited_on: Generated<string>;
  settled_on: Generated<string | null>;
}

export interface Tables {
  alliance_clusters: AllianceClustersTable;
  alliance_commitments: AllianceCommitmentsTable;
  alliance_contacts: AllianceContactsTable;
  alliance_conventions: AllianceConventionsTable;
  alliance_events: AllianceEventsTable;
  alliance_incident_tellings: AllianceIncidentTellingsTable;
  alliance_incident_words: AllianceIncidentWordsTable;
  alliance_incidents: AllianceIncidentsTable;
  alliance_mandates: AllianceMandatesTable;
  alliance_matches: AllianceMatchesTable;
  alliance_notes: AllianceNotesTable;
  alliance_project_partners: AllianceProjectPartnersTable;
  alliance_projects: AllianceProjectsTable;
  alliance_proposals: AllianceProposalsTable;
  alliance_sides: AllianceSidesTable;
  alliance_signatures: AllianceSignaturesTable;
  alliance_steps: AllianceStepsTable;
  alliance_working_group_firms: AllianceWorkingGroupFirmsTable;
  alliance_working_groups: AllianceWorkingGroupsTable;
  alliances: AlliancesTable;
  analyses: AnalysesTable;
  asks: AsksTable;
  audit_chains: AuditChainsTable;
  audit_entries: AuditEntriesTable;
  audit_pending: AuditPendingTable;
  calendar_feeds: CalendarFeedsTable;
  campaign_keys: CampaignKeysTable;
  campaign_waves: CampaignWavesTable;
  campaigns: CampaignsTable;
  change_sets: ChangeSetsTable;
  classification_codes: ClassificationCodesTable;
  cluster_dealings: ClusterDealingsTable;
  cluster_distinctions: ClusterDistinctionsTable;
  cluster_profile_values: ClusterProfileValuesTable;
  cluster_profiles: ClusterProfilesTable;
  clusters: ClustersTable;
  community_answers: CommunityAnswersTable;
  community_gatherings: CommunityGatheringsTable;
  community_questions: CommunityQuestionsTable;
  competence_answers: CompetenceAnswersTable;
  competence_requests: CompetenceRequestsTable;
  consents: ConsentsTable;
  current_facts: CurrentFactsTable;
  digest_choices: DigestChoicesTable;
  digests_sent: DigestsSentTable;
  directory_entries: DirectoryEntriesTable;
  dissociations: DissociationsTable;
  duplicate_candidates: DuplicateCandidatesTable;
  encounter_fixed_meetings: EncounterFixedMeetingsTable;
  encounter_meetings: EncounterMeetingsTable;
  encounter_participants: EncounterParticipantsTable;
  encounter_schedules: EncounterSchedulesTable;
  encounter_wishes: EncounterWishesTable;
  encounters: EncountersTable;
  fact_grants: FactGrantsTable;
  facts: FactsTable;
  findings: FindingsTable;
  gain_expectations: GainExpectationsTable;
  group_answers: GroupAnswersTable;
  group_budgets: GroupBudgetsTable;
  group_contracts: GroupContractsTable;
  group_costs: GroupCostsTable;
  group_day_uses: GroupDayUsesTable;
  group_days: GroupDaysTable;
  group_decisions: GroupDecisionsTable;
  group_documents: GroupDocumentsTable;
  group_feasibility: GroupFeasibilityTable;
  group_gain_schemes: GroupGainSchemesTable;
  group_lessons: GroupLessonsTable;
  group_lives: GroupLivesTable;
  group_memberships: GroupMembershipsTable;
  group_receipts: GroupReceiptsTable;
  group_settlement_lines: GroupSettlementLinesTable;
  group_settlements: GroupSettlementsTable;
  group_share_choices: GroupShareChoicesTable;
  group_shares: GroupSharesTable;
  group_terms: GroupTermsTable;
  handovers: HandoversTable;
  identity_changes: IdentityChangesTable;
  import_mappings: ImportMappingsTable;
  imports: ImportsTable;
  incubator_budgets: IncubatorBudgetsTable;
  incubator_checks: IncubatorChecksTable;
  incubator_groups: IncubatorGroupsTable;
  incubator_lesson_uses: IncubatorLessonUsesTable;
  incubator_shares: IncubatorSharesTable;
  incubator_trainees: IncubatorTraineesTable;
  incubators: IncubatorsTable;
  instrument_versions: InstrumentVersionsTable;
  instruments: InstrumentsTable;
  interview_cases: InterviewCasesTable;
  interview_cells: InterviewCellsTable;
  interview_codebooks: InterviewCodebooksTable;
  interview_codes: InterviewCodesTable;
  interview_codings: InterviewCodingsTable;
  interview_memos: InterviewMemosTable;
  interview_names: InterviewNamesTable;
  interview_people: InterviewPeopleTable;
  interview_projects: InterviewProjectsTable;
  interview_round_coders: InterviewRoundCodersTable;
  interview_rounds: InterviewRoundsTable;
  interview_transcripts: InterviewTranscriptsTable;
  introduction_parties: IntroductionPartiesTable;
  introduction_steps: IntroductionStepsTable;
  introductions: IntroductionsTable;
  invitation_tokens: InvitationTokensTable;
  invitations: InvitationsTable;
  jobs: JobsTable;
  join_requests: JoinRequestsTable;
  label_answers: LabelAnswersTable;
  label_assessments: LabelAssessmentsTable;
  label_files: LabelFilesTable;
  label_findings: LabelFindingsTable;
  labels: LabelsTable;
  mail_secrets: MailSecretsTable;
  mails: MailsTable;
  matching_entries: MatchingEntriesTable;
  meeting_agendas: MeetingAgendasTable;
  meeting_minutes: MeetingMinutesTable;
  meeting_people: MeetingPeopleTable;
  memberships: MembershipsTable;
  mentoring_offers: MentoringOffersTable;
  mentoring_pairs: MentoringPairsTable;
  migrations: MigrationsTable;
  organisations: OrganisationsTable;
  pair_rules: PairRulesTable;
  partnering_interest_owners: PartneringInterestOwnersTable;
  partnering_interests: PartneringInterestsTable;
  partnering_profile_owners: PartneringProfileOwnersTable;
  partnering_profiles: PartneringProfilesTable;
  people: PeopleTable;
  places: PlacesTable;
  plan_checkpoints: PlanCheckpointsTable;
  plan_computations: PlanComputationsTable;
  plan_group_assessments: PlanGroupAssessmentsTable;
  plan_group_members: PlanGroupMembersTable;
  plan_groups: PlanGroupsTable;
  plan_studies: PlanStudiesTable;
  plan_unplaced: PlanUnplacedTable;
  plan_unplaced_reasons: PlanUnplacedReasonsTable;
  plans: PlansTable;
  practice_notes: PracticeNotesTable;
  practice_reuses: PracticeReusesTable;
  privacy_requests: PrivacyRequestsTable;
  processing_texts: ProcessingTextsTable;
  register_entries: RegisterEntriesTable;
  register_members: RegisterMembersTable;
  response_answers: ResponseAnswersTable;
  response_scores: ResponseScoresTable;
  responses: ResponsesTable;
  responsibilities: ResponsibilitiesTable;
  retention_rules: RetentionRulesTable;
  retention_runs: RetentionRunsTable;
  rivalry_clearances: RivalryClearancesTable;
  role_grants: RoleGrantsTable;
  room_access: RoomAccessTable;
  room_decisions: RoomDecisionsTable;
  room_events: RoomEventsTable;
  room_files: RoomFilesTable;
  room_meetings: RoomMeetingsTable;
  room_messages: RoomMessagesTable;
  room_people: RoomPeopleTable;
  room_presence: RoomPresenceTable;
  room_reads: RoomReadsTable;
  room_tasks: RoomTasksTable;
  rooms: RoomsTable;
  sensitive_answers: SensitiveAnswersTable;
  sensitive_collection_organisations: SensitiveCollectionOrganisationsTable;
  sensitive_collections: SensitiveCollectionsTable;
  sensitive_contributions: SensitiveContributionsTable;
  sensitive_publication_inputs: SensitivePublicationInputsTable;
  sensitive_publications: SensitivePublicationsTable;
  statistics_editions: StatisticsEditionsTable;
  statistics_members: StatisticsMembersTable;
  statistics_states: StatisticsStatesTable;
  studies: StudiesTable;
  study_keys: StudyKeysTable;
  ties: TiesTable;
  transparency_reports: TransparencyReportsTable;
  vetoes: VetoesTable;
  wave_publications: WavePublicationsTable;
  wave_seats: WaveSeatsTable;
  wave_targets: WaveTargetsTable;
  working_group_invitations: WorkingGroupInvitationsTable;
}
