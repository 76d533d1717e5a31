-- Organisations with their public identity, and dated facts, memberships and ties, each change in a change set.

create table grappe.change_sets (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  kind text not null check (kind in ('import', 'edit', 'merge', 'undo', 'generation')),
  author uuid references grappe.people (id) on delete set null,
  at timestamptz not null default now(),
  summary jsonb not null default '{}',
  undone_at timestamptz,
  undone_by uuid references grappe.people (id) on delete set null
);
create index change_sets_cluster on grappe.change_sets (cluster_id, at desc);

-- The change set of this transaction: rows are opened and closed in its name only. Set with `set local`, after
-- the change set was inserted by the same person in the same transaction.
create function grappe.current_change_set() returns uuid
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select id from grappe.change_sets
    where id = nullif(current_setting('grappe.change_set_id', true), '')::uuid
      and author is not distinct from grappe.current_person()
      and at = now()
  $$;

create table grappe.places (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  name text,
  country text check (country ~ '^[A-Z]{2}$'),
  region text,
  departement text,
  insee_code text,
  postcode text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  precision text check (precision in ('point', 'commune', 'departement', 'country')),
  check ((latitude is null) = (longitude is null))
);
create index places_cluster on grappe.places (cluster_id);

-- Lower case without accents, for comparisons of names. The extension may stand in another schema than ours.
do $$
declare
  extension_schema text;
begin
  select quote_ident(n.nspname) into strict extension_schema
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'unaccent';
  execute format($body$
    create function grappe.fold(value text) returns text language sql immutable strict parallel safe
      as $sql$ select pg_catalog.lower(%1$s.unaccent('%1$s.unaccent'::pg_catalog.regdictionary, value)) $sql$
  $body$, extension_schema);
end
$$;

-- Words without their accents, as French stems, as English stems and as they stand: `développements` and `developments`
-- meet their stems, and an unfinished word meets the words that begin with it.
create text search configuration grappe.french_words (copy = pg_catalog.french);
create text search configuration grappe.english_words (copy = pg_catalog.english);
create text search configuration grappe.plain_words (copy = pg_catalog.simple);
do $$
declare
  dictionary text;
begin
  select format('%I.%I', n.nspname, d.dictname) into strict dictionary
  from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace where d.dictname = 'unaccent' limit 1;
  execute format('alter text search configuration grappe.french_words
    alter mapping for hword, hword_part, word with %s, french_stem', dictionary);
  execute format('alter text search configuration grappe.english_words
    alter mapping for hword, hword_part, word with %s, english_stem', dictionary);
  execute format('alter text search configuration grappe.plain_words
    alter mapping for hword, hword_part, word with %s, simple', dictionary);
end
$$;

create function grappe.words_of(content text) returns tsvector
  language sql immutable strict parallel safe
  as $$
    select pg_catalog.to_tsvector('grappe.french_words'::regconfig, content)
      operator(pg_catalog.||) pg_catalog.to_tsvector('grappe.english_words'::regconfig, content)
      operator(pg_catalog.||) pg_catalog.to_tsvector('grappe.plain_words'::regconfig, content)
  $$;

create table grappe.organisations (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  name text not null check (length(name) between 1 and 500),
  kind text collate "C" not null default 'firm' check (kind in (
    'sme', 'midcap', 'large_firm', 'firm', 'lab', 'training_body', 'public_authority', 'support_institution',
    'investor', 'consultant', 'foreign_partner', 'partner_cluster', 'other'
  )),
  country text collate "C" check (country ~ '^[A-Z]{2}$'),
  sector text collate "C",
  place_id uuid references grappe.places (id) on delete set null,
  outside boolean not null default false,
  external_ref text collate "C" check (length(external_ref) <= 200),
  opened_by uuid not null references grappe.change_sets (id),
  closed_by uuid references grappe.change_sets (id),
  merged_into uuid references grappe.organisations (id),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  folded_name text collate "C" not null generated always as (grappe.fold(name)) stored,
  words tsvector not null generated always as (grappe.words_of(name)) stored,
  unique (cluster_id, id),
  check (merged_into is null or closed_by is not null)
);
create index organisations_name on grappe.organisations (cluster_id, folded_name) where closed_by is null;
create index organisations_words on grappe.organisations using gin (words) where closed_by is null;
create index organisations_trigrams on grappe.organisations using gin (folded_name gin_trgm_ops)
  where closed_by is null;
create index organisations_reference on grappe.organisations (cluster_id, external_ref) where external_ref is not null;
create index organisations_opened on grappe.organisations (opened_by);
create index organisations_closed on grappe.organisations (closed_by) where closed_by is not null;
create index organisations_merged on grappe.organisations (merged_into) where merged_into is not null;

alter table grappe.role_grants
  add foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade;

-- Where an organisation lives on after merges: itself, or the one that took it in.
create function grappe.surviving_organisation(start uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with recursive way (id, next) as (
      select id, merged_into from grappe.organisations where id = start
      union
      select o.id, o.merged_into from grappe.organisations o join way on o.id = way.next
    )
    select id from way where next is null limit 1
  $$;

-- Organisations that the asker speaks for, merged ones included with the one that took them in.
create function grappe.my_organisations() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with mine as (
      select distinct organisation_id as id from grappe.role_grants
      where person_id = grappe.current_person() and ended_at is null and organisation_id is not null
        and role in ('firm_owner', 'firm_employee', 'partner')
    )
    select coalesce(array_agg(distinct found.id), '{}') from (
      select id from mine
      union all
      select grappe.surviving_organisation(id) from mine
    ) found where found.id is not null
  $$;

create table grappe.identity_changes (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  change_set_id uuid not null references grappe.change_sets (id),
  at timestamptz not null default now(),
  before jsonb not null,
  after jsonb not null,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index identity_changes_organisation on grappe.identity_changes (cluster_id, organisation_id);
create unique index identity_changes_set on grappe.identity_changes (change_set_id, organisation_id);

-- One typed, dated attribute. A bulk import writes a million of them, so that they carry no foreign keys, which check row
-- by row: `author`, `opened_by` and `closed_by` are held by the policies to the transaction's identity, and the
-- organisation by tg_facts__belong, once per statement.
create table grappe.facts (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  key text collate "C" not null,
  item text collate "C" not null default '',
  value jsonb not null,
  number numeric generated always as (
    case jsonb_typeof(value)
      when 'number' then value::numeric
      when 'object' then coalesce((value -> 'cents')::numeric, (value -> 'priority')::numeric)
    end
  ) stored,
  valid_from date,
  valid_to date,
  source text collate "C" not null check (source in ('import', 'declared', 'registry', 'computed')),
  source_detail text,
  author uuid,
  audience text collate "C" not null check (audience in ('self', 'coordinator', 'group', 'cluster', 'alliance', 'public')),
  audience_id uuid,
  recorded_at timestamptz not null default now(),
  opened_by uuid not null,
  closed_by uuid,
  ended_at timestamptz,
  words tsvector generated always as (
    case when key in ('short_name', 'description', 'certification', 'offer', 'need', 'technology', 'skill')
      then grappe.words_of(value #>> '{}') end
  ) stored,
  check ((audience in ('group', 'alliance')) = (audience_id is not null)),
  check ((ended_at is null) = (closed_by is null))
);
-- One current value per key and item; a value kept to oneself lives beside the shared one, so that writing the
-- shared one never reveals that the other exists.
create unique index facts_current on grappe.facts
  (cluster_id, organisation_id, key, hashtextextended(item, 0), (audience = 'self')) where ended_at is null;
create function grappe.tg_facts__belong() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if exists (
    select from added a
    where not exists (
      select from grappe.organisations o where o.cluster_id = a.cluster_id and o.id = a.organisation_id
    )
  ) then
    raise exception 'a fact belongs to an organisation of its cluster' using errcode = 'foreign_key_violation';
  end if;
  return null;
end
$$;
create trigger tg_facts__belong after insert on grappe.facts referencing new table as added
  for each statement execute function grappe.tg_facts__belong();

-- Organisations are closed, not deleted; when a whole cluster is taken away its facts go with it.
create function grappe.tg_organisations__forget() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  delete from grappe.facts f using removed r where f.cluster_id = r.cluster_id and f.organisation_id = r.id;
  return null;
end
$$;
create trigger tg_organisations__forget after delete on grappe.organisations referencing old table as removed
  for each statement execute function grappe.tg_organisations__forget();

create index facts_history on grappe.facts (cluster_id, organisation_id, key) where ended_at is not null;
create index facts_item on grappe.facts (cluster_id, key, left(item, 40), organisation_id)
  where ended_at is null and key in ('served_market', 'wanted_market', 'product_code', 'customer_sector', 'technology_role', 'headcount_bracket');
create index facts_number on grappe.facts (cluster_id, key, number, organisation_id)
  where ended_at is null and key in ('headcount', 'turnover', 'export_turnover');
create index facts_code on grappe.facts (cluster_id, key, (value #>> '{}'), organisation_id)
  where ended_at is null and key in ('siren', 'siret', 'vat', 'lei');
create index facts_words on grappe.facts using gin (words) where ended_at is null and words is not null;
-- Facts lie on the disk in the order of their change sets: a block range index finds them and costs nothing to keep.
create index facts_opened on grappe.facts using brin (opened_by) with (pages_per_range = 32, autosummarize = on);
create index facts_closed on grappe.facts (closed_by) where closed_by is not null;

create table grappe.memberships (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  since date,
  until date,
  status text not null default 'member' check (status in ('member', 'applicant', 'former')),
  recorded_at timestamptz not null default now(),
  opened_by uuid not null,
  closed_by uuid,
  ended_at timestamptz,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade,
  check ((ended_at is null) = (closed_by is null))
);
create unique index memberships_current on grappe.memberships (cluster_id, organisation_id) where ended_at is null;
create index memberships_opened on grappe.memberships (opened_by);
create index memberships_closed on grappe.memberships (closed_by) where closed_by is not null;

create table grappe.ties (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  source_id uuid not null,
  target_id uuid not null,
  kind text collate "C" not null check (kind in (
    'commercial', 'subcontracting', 'knowledge', 'research_project', 'cooperation', 'institutional',
    'shared_board', 'trust', 'rivalry', 'carrying'
  )),
  strength double precision not null default 1 check (strength > 0 and strength < 'infinity'),
  valid_from date,
  valid_to date,
  source text collate "C" not null check (source in ('import', 'declared', 'registry', 'computed')),
  source_detail text,
  declared_by uuid,
  author uuid,
  audience text collate "C" not null check (audience in ('self', 'coordinator', 'group', 'cluster', 'alliance', 'public')),
  audience_id uuid,
  recorded_at timestamptz not null default now(),
  opened_by uuid not null,
  closed_by uuid,
  ended_at timestamptz,
  foreign key (cluster_id, source_id) references grappe.organisations (cluster_id, id) on delete cascade,
  foreign key (cluster_id, target_id) references grappe.organisations (cluster_id, id) on delete cascade,
  check (source_id <> target_id),
  check (audience <> 'self' or declared_by is not null),
  check (declared_by is null or declared_by in (source_id, target_id)),
  check ((audience in ('group', 'alliance')) = (audience_id is not null)),
  check ((ended_at is null) = (closed_by is null))
);
create unique index ties_current on grappe.ties
  (cluster_id, source_id, target_id, kind, valid_from, declared_by, (audience = 'self')) nulls not distinct where ended_at is null;
create index ties_target on grappe.ties (cluster_id, target_id);
create index ties_opened on grappe.ties (opened_by);
create index ties_closed on grappe.ties (closed_by) where closed_by is not null;

-- Reference data, the same for every cluster: filled by the migration runner.
create table grappe.classification_codes (
  scheme text not null,
  code text not null,
  parent text,
  label_fr text not null,
  label_en text not null,
  primary key (scheme, code)
);

-- Who may read a fact or a tie: the predicate of the policies and of the word search, written once. Each array
-- is named once, so that the planner inlines the function and reads each array once per statement.
create function grappe.is_visible(
  cluster_id uuid, organisation_id uuid, audience text, audience_id uuid,
  own_organisations uuid[], coordinated uuid[], clusters uuid[], groups uuid[], alliances uuid[]
) returns boolean language sql immutable parallel safe
  as $$
    select organisation_id = any (own_organisations)
      or (audience <> 'self' and cluster_id = any (coordinated))
      or (audience in ('cluster', 'alliance', 'public') and cluster_id = any (clusters))
      or (audience = 'group' and audience_id = any (groups))
      or (audience = 'alliance' and audience_id = any (alliances))
  $$;
