-- Profiles of clusters: a cluster's own, shown to the other clusters here when its team says so; and those of outside clusters
-- that a cluster keeps for itself. Each value has its date, its source and who may read it; a change closes one and opens another.

create table grappe.cluster_profiles (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  name text not null check (length(btrim(name)) between 1 and 300),
  is_own boolean not null default false,
  -- An own profile that the other clusters of this installation may find.
  shared boolean not null default false,
  -- Of a shared one: what an alliance is proposed to.
  short_name text check (length(short_name) <= 100),
  merged_into uuid,
  version integer not null default 1 check (version > 0),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id),
  unique (cluster_id, id, is_own),
  foreign key (cluster_id, merged_into) references grappe.cluster_profiles (cluster_id, id) on delete cascade,
  check (is_own or not shared),
  check (not is_own or merged_into is null)
);
create unique index cluster_profiles_own on grappe.cluster_profiles (cluster_id) where is_own;
create index cluster_profiles_merged on grappe.cluster_profiles (cluster_id, merged_into) where merged_into is not null;
create index cluster_profiles_shared on grappe.cluster_profiles (id) where shared;

create table grappe.cluster_profile_values (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  profile_id uuid not null,
  is_own boolean not null,
  key text collate "C" not null check (length(key) between 1 and 50),
  value jsonb not null,
  -- When it was true, and where it comes from.
  as_of date not null,
  source text collate "C" not null check (source in ('declared', 'computed', 'import', 'document', 'conversation')),
  source_note text check (length(source_note) <= 300),
  audience text collate "C" not null check (audience in ('coordinator', 'alliance', 'public')),
  recorded_by uuid references grappe.people (id) on delete set null,
  recorded_at timestamptz not null default now(),
  closed_at timestamptz,
  foreign key (cluster_id, profile_id, is_own) references grappe.cluster_profiles (cluster_id, id, is_own) on delete cascade,
  -- What one cluster notes of another goes no further than its own team.
  check (is_own or audience = 'coordinator')
);
create unique index cluster_profile_values_current on grappe.cluster_profile_values (cluster_id, profile_id, key) where closed_at is null;
create index cluster_profile_values_profile on grappe.cluster_profile_values (profile_id);

-- What a team knows of its dealings with another cluster, whoever keeps the profile: for that team alone.
create table grappe.cluster_dealings (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  profile_id uuid not null references grappe.cluster_profiles (id) on delete cascade,
  exchanges text check (exchanges in ('good', 'some', 'strained')),
  disparity_felt boolean not null default false,
  convention boolean not null default false,
  projects integer not null default 0 check (projects between 0 and 1000),
  note text check (length(note) <= 2000),
  version integer not null default 1 check (version > 0),
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (cluster_id, profile_id)
);
create index cluster_dealings_profile on grappe.cluster_dealings (profile_id);

-- Shared profiles of the other clusters here, for whoever coordinates one.
create function grappe.my_shared_profiles() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(p.id), '{}') from grappe.cluster_profiles p
    where p.shared and cardinality(grappe.my_coordinated_clusters()) > 0
  $$;

-- Those among them of clusters that stand in an alliance with one that the asker coordinates.
create function grappe.my_allied_profiles() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct p.id), '{}')
    from grappe.alliance_clusters own
    join grappe.alliances a on a.id = own.alliance_id and a.status = 'active'
    join grappe.alliance_clusters other on other.alliance_id = a.id and other.status = 'accepted' and other.cluster_id <> own.cluster_id
    join grappe.cluster_profiles p on p.cluster_id = other.cluster_id and p.shared
    where own.cluster_id = any (grappe.my_coordinated_clusters()) and own.status = 'accepted'
  $$;

call grappe.protect_table('cluster_profiles');
call grappe.audit_table('cluster_profiles', ignored => 'version');
create policy select_concerned on grappe.cluster_profiles for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or id = any ((select grappe.my_shared_profiles())::uuid[])
);
create policy insert_coordinator on grappe.cluster_profiles for insert to grappe_app with check (
  created_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_coordinator on grappe.cluster_profiles for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
create policy delete_coordinator on grappe.cluster_profiles for delete to grappe_app
  using (not is_own and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select, delete on grappe.cluster_profiles to grappe_app;
grant insert (cluster_id, name, is_own, short_name, created_by) on grappe.cluster_profiles to grappe_app;
grant update (name, shared, merged_into, version) on grappe.cluster_profiles to grappe_app;

call grappe.protect_table('cluster_profile_values');
call grappe.audit_table('cluster_profile_values', subject => 'r.profile_id', about => 'r.key');
create policy select_concerned on grappe.cluster_profile_values for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (audience = 'public' and closed_at is null and profile_id = any ((select grappe.my_shared_profiles())::uuid[]))
  or (audience = 'alliance' and closed_at is null and profile_id = any ((select grappe.my_allied_profiles())::uuid[]))
);
create policy insert_coordinator on grappe.cluster_profile_values for insert to grappe_app with check (
  recorded_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_coordinator on grappe.cluster_profile_values for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select on grappe.cluster_profile_values to grappe_app;
grant insert (cluster_id, profile_id, is_own, key, value, as_of, source, source_note, audience, recorded_by)
  on grappe.cluster_profile_values to grappe_app;
grant update (closed_at) on grappe.cluster_profile_values to grappe_app;

call grappe.protect_table('cluster_dealings');
call grappe.audit_table('cluster_dealings', subject => 'r.profile_id', ignored => 'version,updated_at,updated_by');
create policy select_coordinator on grappe.cluster_dealings for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_coordinator on grappe.cluster_dealings for insert to grappe_app with check (
  updated_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_coordinator on grappe.cluster_dealings for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (updated_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select on grappe.cluster_dealings to grappe_app;
grant insert (cluster_id, profile_id, exchanges, disparity_felt, convention, projects, note, updated_by)
  on grappe.cluster_dealings to grappe_app;
grant update (exchanges, disparity_felt, convention, projects, note, version, updated_by, updated_at)
  on grappe.cluster_dealings to grappe_app;

grant execute on function grappe.my_shared_profiles(), grappe.my_allied_profiles() to grappe_app;
