-- Diagnosis: instruments with versions, campaigns in waves, answers that belong to the firm that gave them, and what may be told of
-- them together. Nobody but the firm reads its answers unless it shares them; figures come in blocks of firms (ADR 0024).

-- Clusters where the asker is a researcher.
create function grappe.my_researched_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and role = 'researcher'
  $$;
grant execute on function grappe.my_researched_clusters() to grappe_app;

create table grappe.instruments (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  name text not null check (length(btrim(name)) between 1 and 200),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id)
);
create index instruments_cluster on grappe.instruments (cluster_id, created_at);

-- The items, as data. A version that was published is never changed: another one is written.
create table grappe.instrument_versions (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  instrument_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  version integer not null default 1 check (version > 0),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  published_by uuid references grappe.people (id) on delete set null,
  published_at timestamptz,
  unique (cluster_id, id),
  unique (instrument_id, ordinal),
  foreign key (cluster_id, instrument_id) references grappe.instruments (cluster_id, id) on delete cascade
);
create index instrument_versions_instrument on grappe.instrument_versions (cluster_id, instrument_id);

create function grappe.tg_instrument_versions__keep() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if old.published_at is not null and (new.content, new.ordinal, new.instrument_id, new.published_at)
    is distinct from (old.content, old.ordinal, old.instrument_id, old.published_at)
  then
    raise exception 'a published version is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger tg_instrument_versions__keep before update on grappe.instrument_versions
  for each row execute function grappe.tg_instrument_versions__keep();

-- A survey: with which items, of whom, and by what the answers are told apart.
create table grappe.campaigns (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 200),
  purpose text not null default '' check (length(purpose) <= 2000),
  form text not null check (form in ('long', 'short')),
  instrument_id uuid not null,
  -- {"kind": "all" | "sample" | "stratified", "size": …, "seed": …}
  target jsonb not null check (jsonb_typeof(target) = 'object'),
  stratum_by text not null check (stratum_by in ('none', 'size', 'sector', 'departement', 'export')),
  -- Days after the invitation, or the reminder before, at which who has not answered is reminded.
  reminder_days integer[] not null default '{7,14}' check (cardinality(reminder_days) <= 3),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id),
  foreign key (cluster_id, instrument_id) references grappe.instruments (cluster_id, id)
);
create index campaigns_cluster on grappe.campaigns (cluster_id, created_at desc);
create index campaigns_instrument on grappe.campaigns (cluster_id, instrument_id);

-- What pseudonyms of a campaign are made with: read by nobody.
create table grappe.campaign_keys (
  campaign_id uuid primary key,
  cluster_id uuid not null,
  inner_key bytea not null check (length(inner_key) = 64),
  outer_key bytea not null check (length(outer_key) = 64),
  foreign key (cluster_id, campaign_id) references grappe.campaigns (cluster_id, id) on delete cascade
);
create index campaign_keys_cluster on grappe.campaign_keys (cluster_id, campaign_id);

create table grappe.campaign_waves (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  campaign_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  instrument_version_id uuid not null,
  opens_on date not null,
  closes_on date not null,
  opened_by uuid references grappe.people (id) on delete set null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  unique (cluster_id, id),
  unique (campaign_id, ordinal),
  foreign key (cluster_id, campaign_id) references grappe.campaigns (cluster_id, id) on delete cascade,
  foreign key (cluster_id, instrument_version_id) references grappe.instrument_versions (cluster_id, id),
  check (closes_on >= opens_on)
);
create index campaign_waves_cluster on grappe.campaign_waves (cluster_id, opens_on desc);
create index campaign_waves_version on grappe.campaign_waves (cluster_id, instrument_version_id);
-- One round at a time.
create unique index campaign_waves_open on grappe.campaign_waves (campaign_id) where closed_at is null;

-- Who is asked, with what was known of it on that day.
create table grappe.wave_targets (
  cluster_id uuid not null,
  wave_id uuid not null,
  organisation_id uuid not null,
  stratum text not null default '' check (length(stratum) <= 100),
  known jsonb not null default '{}' check (jsonb_typeof(known) = 'object'),
  told integer not null default 0 check (told >= 0),
  told_at timestamptz,
  declined_at timestamptz,
  primary key (wave_id, organisation_id),
  foreign key (cluster_id, wave_id) references grappe.campaign_waves (cluster_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index wave_targets_cluster on grappe.wave_targets (cluster_id, wave_id);
create index wave_targets_organisation on grappe.wave_targets (organisation_id);

-- That a firm answers, and how far it is: not what it says.
create table grappe.responses (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  wave_id uuid not null,
  organisation_id uuid not null,
  source text not null check (source in ('web', 'paper', 'spreadsheet')),
  -- It agreed that its answers are counted with those of others, from the sixth on.
  consented_at timestamptz not null default now(),
  -- It agreed that a researcher reads them under a pseudonym.
  for_research boolean not null default false,
  entered_by uuid references grappe.people (id) on delete set null,
  started_at timestamptz not null default now(),
  submitted_at timestamptz,
  -- It shows its answers to the team.
  shared_at timestamptz,
  unique (cluster_id, id),
  unique (wave_id, organisation_id),
  foreign key (cluster_id, wave_id) references grappe.campaign_waves (cluster_id, id) on delete cascade,
  foreign key (wave_id, organisation_id) references grappe.wave_targets (wave_id, organisation_id) on delete cascade
);
create index responses_cluster on grappe.responses (cluster_id, wave_id);
create index responses_organisation on grappe.responses (organisation_id);

-- Each answer as it was given; "does not apply" is an answer too.
create table grappe.response_answers (
  cluster_id uuid not null,
  response_id uuid not null,
  organisation_id uuid not null,
  item text collate "C" not null check (item ~ '^[a-z][a-z0-9_]{0,59}$'),
  answer jsonb not null check (length(answer::text) <= 5000),
  answered_at timestamptz not null default now(),
  primary key (response_id, item),
  foreign key (cluster_id, response_id) references grappe.responses (cluster_id, id) on delete cascade
);
create index response_answers_cluster on grappe.response_answers (cluster_id, response_id);
create index response_answers_organisation on grappe.response_answers (organisation_id);

-- What was computed from the answers of a firm, and with which others each figure is counted: `block` is null as long as it is with
-- none. A block is six firms or more of one stratum (or of several, at the end): figures are sums of whole blocks, so that the
-- difference of two figures, whenever they were read, is never about fewer than six.
create table grappe.response_scores (
  cluster_id uuid not null,
  wave_id uuid not null,
  response_id uuid not null,
  organisation_id uuid not null,
  measure text collate "C" not null check (measure ~ '^[a-z][a-z0-9_]{0,59}(=[a-z0-9_]{1,40})?$'),
  value double precision not null check (value between -1e15 and 1e15),
  -- Empty: a block of several strata.
  stratum text not null check (length(stratum) <= 100),
  block integer,
  primary key (response_id, measure),
  foreign key (cluster_id, response_id) references grappe.responses (cluster_id, id) on delete cascade
);
create index response_scores_wave on grappe.response_scores (cluster_id, wave_id, measure, stratum, block);
create index response_scores_organisation on grappe.response_scores (organisation_id);

-- How many were counted so far, to fill blocks in order.
create table grappe.wave_seats (
  cluster_id uuid not null,
  wave_id uuid not null,
  measure text collate "C" not null,
  stratum text not null,
  taken integer not null check (taken > 0),
  primary key (wave_id, measure, stratum),
  foreign key (cluster_id, wave_id) references grappe.campaign_waves (cluster_id, id) on delete cascade
);
create index wave_seats_cluster on grappe.wave_seats (cluster_id, wave_id);

-- What a cluster tells other clusters of a wave that ended.
create table grappe.wave_publications (
  wave_id uuid primary key,
  cluster_id uuid not null,
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  published_by uuid references grappe.people (id) on delete set null,
  published_at timestamptz not null default now(),
  foreign key (cluster_id, wave_id) references grappe.campaign_waves (cluster_id, id) on delete cascade
);
create index wave_publications_cluster on grappe.wave_publications (cluster_id, wave_id);

do $$
declare
  t text;
begin
  foreach t in array array['instruments', 'instrument_versions', 'campaigns', 'campaign_keys', 'campaign_waves', 'wave_targets',
    'responses', 'response_answers', 'response_scores', 'wave_seats', 'wave_publications'] loop
    call grappe.protect_table(t);
  end loop;
end
$$;
-- That a firm answers is followed; what it answers, and each keystroke of it, is not: the trail must not become a means of reading.
call grappe.audit_table('response_answers', operations => '');
call grappe.audit_table('response_scores', operations => '');
call grappe.audit_table('wave_seats', operations => '');
call grappe.audit_table('responses', confidential => 'true', subject => 'r.organisation_id', ignored => 'submitted_at');
call grappe.audit_table('wave_targets', subject => 'r.wave_id', ignored => 'told,told_at,declined_at');
call grappe.audit_table('instrument_versions', subject => 'r.instrument_id', ignored => 'version');
call grappe.audit_table('wave_publications', subject => 'r.wave_id');
