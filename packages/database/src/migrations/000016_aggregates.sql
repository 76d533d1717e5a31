-- Statistics of a cluster for those who may not read its directory (funders, researchers): editions of protected figures, and
-- the pseudonymous panel of a study. What an edition was computed from stays with the coordinators.

-- What leaves: made by a coordinator, never changed afterwards. Nothing in it is about fewer than five organisations (ADR 0014).
create table grappe.statistics_editions (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  ordinal integer not null check (ordinal > 0),
  figures jsonb not null,
  published_by uuid references grappe.people (id) on delete set null,
  published_at timestamptz not null default now(),
  unique (cluster_id, ordinal),
  unique (cluster_id, id)
);

-- What was told of whom, for the next edition to agree with.
create table grappe.statistics_states (
  cluster_id uuid primary key references grappe.clusters (id) on delete cascade,
  state jsonb not null,
  updated_at timestamptz not null default now()
);

-- In which published block each organisation was counted, by edition: the panel is drawn from it, under other names.
create table grappe.statistics_members (
  cluster_id uuid not null,
  edition_id uuid not null,
  organisation_id uuid not null,
  block integer not null check (block >= 0),
  primary key (edition_id, organisation_id),
  foreign key (cluster_id, edition_id) references grappe.statistics_editions (cluster_id, id) on delete cascade
);
create index statistics_members_cluster on grappe.statistics_members (cluster_id, edition_id);

-- A study that a manager opened for a researcher, until a day.
create table grappe.studies (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  title text not null check (length(title) between 1 and 200),
  purpose text not null check (length(purpose) between 1 and 2000),
  researcher_id uuid not null references grappe.people (id) on delete cascade,
  opened_by uuid references grappe.people (id) on delete set null,
  opened_at timestamptz not null default now(),
  ends_on date not null,
  closed_at timestamptz,
  unique (cluster_id, id)
);
create index studies_cluster on grappe.studies (cluster_id, opened_at desc);
create index studies_researcher on grappe.studies (researcher_id);

-- What pseudonyms of a study are made with: read by nobody, forgotten with the study.
create table grappe.study_keys (
  study_id uuid primary key,
  cluster_id uuid not null,
  inner_key bytea not null check (length(inner_key) = 64),
  outer_key bytea not null check (length(outer_key) = 64),
  foreign key (cluster_id, study_id) references grappe.studies (cluster_id, id) on delete cascade
);

create index study_keys_cluster on grappe.study_keys (cluster_id, study_id);

do $$
declare
  t text;
begin
  foreach t in array array['statistics_editions', 'statistics_states', 'statistics_members', 'studies', 'study_keys'] loop
    call grappe.protect_table(t);
  end loop;
end
$$;

create policy select_known on grappe.statistics_editions for select to grappe_app
  using (cluster_id = any ((select grappe.my_known_clusters())::uuid[]));
create policy insert_coordinator on grappe.statistics_editions for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and published_by = (select grappe.current_person())
);
grant select, insert (cluster_id, ordinal, figures, published_by) on grappe.statistics_editions to grappe_app;

create policy all_coordinator on grappe.statistics_states to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select, insert (cluster_id, state), update (state, updated_at) on grappe.statistics_states to grappe_app;

create policy select_coordinator on grappe.statistics_members for select to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
create policy insert_coordinator on grappe.statistics_members for insert to grappe_app
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select, insert on grappe.statistics_members to grappe_app;

-- Studies of the asker that are open, as long as it is a researcher of the cluster.
create function grappe.my_studies() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(s.id), '{}') from grappe.studies s
    join grappe.role_grants g on g.person_id = s.researcher_id and g.cluster_id = s.cluster_id
      and g.role = 'researcher' and g.ended_at is null
    where s.researcher_id = grappe.current_person() and s.closed_at is null and s.ends_on >= current_date
  $$;

create policy select_concerned on grappe.studies for select to grappe_app using (
  id = any ((select grappe.my_studies())::uuid[])
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_manager on grappe.studies for update to grappe_app
  using (cluster_id = any ((select grappe.my_managed_clusters())::uuid[]) and closed_at is null)
  with check (closed_at is not null);
grant select, update (closed_at) on grappe.studies to grappe_app;

-- Opens a study with keys of its own; null when the person is not a researcher of the cluster.
create function grappe.open_study(cluster uuid, researcher uuid, called text, meant_for text, until date) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers open studies' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from grappe.role_grants g
    where g.person_id = researcher and g.cluster_id = cluster and g.role = 'researcher' and g.ended_at is null
  ) then return null; end if;
  insert into grappe.studies (cluster_id, title, purpose, researcher_id, opened_by, ends_on)
  values (cluster, called, meant_for, researcher, grappe.current_person(), until) returning id into made;
  insert into grappe.study_keys (study_id, cluster_id, inner_key, outer_key)
  values (made, cluster,
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  return made;
end
$$;

-- The panel of an open study: for each edition, each counted organisation under a name of this study (a nested hash with two
-- keys, as in HMAC) and the number of its block in the figures of that edition. Ordered by that name, which says nothing.
create function grappe.panel_of(study uuid) returns table (pseudonym text, edition integer, published_at timestamptz, block integer)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select left(encode(sha256(k.outer_key || sha256(k.inner_key || uuid_send(m.organisation_id))), 'hex'), 20) as pseudonym,
      e.ordinal, e.published_at, m.block
    from grappe.studies s
    join grappe.study_keys k on k.study_id = s.id
    join grappe.statistics_editions e on e.cluster_id = s.cluster_id
    join grappe.statistics_members m on m.edition_id = e.id
    where s.id = study and s.id = any (grappe.my_studies())
    order by 1, 2
  $$;

grant execute on function grappe.my_studies(), grappe.open_study(uuid, uuid, text, text, date), grappe.panel_of(uuid) to grappe_app;
