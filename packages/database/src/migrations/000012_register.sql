-- The public register of cooperations: who, on what, when, with which public money. Only what the coordinators publish, and of
-- the members only those that agreed to be named; the others are counted.

create table grappe.register_entries (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  kind text not null check (kind in ('group', 'alliance', 'working_group')),
  -- The export group, the alliance, or the room of the working group.
  subject_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  theme text not null default '' check (length(theme) <= 1000),
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  -- Public money: [{funder, amountCents, currency}]; an amount that is not known is null.
  funding jsonb not null default '[]' check (jsonb_typeof(funding) = 'array' and jsonb_array_length(funding) <= 20),
  status text not null default 'draft' check (status in ('draft', 'published', 'withdrawn')),
  published_at timestamptz,
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  unique (cluster_id, id),
  unique (cluster_id, subject_id, kind),
  check (status <> 'published' or published_at is not null)
);

-- Members of a cooperation: organisations, or the other clusters of an alliance. Each answers for itself, and may change
-- its mind: its name comes and goes at once.
create table grappe.register_members (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null,
  entry_id uuid not null,
  organisation_id uuid references grappe.organisations (id) on delete cascade,
  member_cluster_id uuid references grappe.clusters (id) on delete cascade,
  consent text not null default 'asked' check (consent in ('asked', 'agreed', 'refused')),
  answered_at timestamptz,
  answered_by uuid references grappe.people (id) on delete set null,
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  check (num_nonnulls(organisation_id, member_cluster_id) = 1),
  unique nulls not distinct (entry_id, organisation_id, member_cluster_id),
  foreign key (cluster_id, entry_id) references grappe.register_entries (cluster_id, id) on delete cascade
);
create index register_members_entry on grappe.register_members (cluster_id, entry_id);
create index register_members_organisation on grappe.register_members (organisation_id) where organisation_id is not null;
create index register_members_cluster on grappe.register_members (member_cluster_id) where member_cluster_id is not null;

-- Who is in a cooperation today.
create function grappe.members_of_cooperation(cluster uuid, cooperation text, subject uuid)
  returns table (organisation_id uuid, member_cluster_id uuid)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select distinct grappe.surviving_organisation(m.organisation_id), null::uuid from grappe.plan_group_members m
    where cooperation = 'group' and m.cluster_id = cluster and m.group_id = subject
    union
    select null, c.cluster_id from grappe.alliance_clusters c
    where cooperation = 'alliance' and c.alliance_id = subject and c.status = 'accepted' and c.cluster_id <> cluster
    union
    select distinct grappe.surviving_organisation(g.organisation_id), null::uuid
    from grappe.rooms r
    join grappe.room_people i on i.room_id = r.id
    join grappe.role_grants g on g.person_id = i.person_id and g.cluster_id = r.cluster_id and g.ended_at is null
    where cooperation = 'working_group' and r.cluster_id = cluster and r.id = subject and g.organisation_id is not null
      and g.role in ('firm_owner', 'firm_employee', 'partner')
  $$;

-- Cooperations of a cluster that live and are not in its register: groups of proposed plans, alliances that stand, working groups.
create function grappe.register_candidates(cluster uuid)
  returns table (kind text, subject_id uuid, title text, theme text, started_on date, members bigint)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select found.* from (
      select 'group' as kind, g.id as subject_id, coalesce(nullif(g.name, ''), p.title || ' ' || g.ordinal) as title, '' as theme,
        coalesce(p.proposed_at, p.created_at)::date as started_on,
        (select count(*) from grappe.plan_group_members m where m.group_id = g.id) as members
      from grappe.plan_groups g join grappe.plans p on p.id = g.plan_id
      where g.cluster_id = cluster and p.status = 'proposed'
      union all
      select 'alliance', a.id, a.name, a.theme, a.started_on,
        (select count(*) from grappe.alliance_clusters o where o.alliance_id = a.id and o.status = 'accepted')
      from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
      where c.cluster_id = cluster and c.status = 'accepted' and a.status = 'active'
      union all
      select 'working_group', r.id, r.title, '', r.created_at::date,
        (select count(*) from grappe.members_of_cooperation(cluster, 'working_group', r.id))
      from grappe.rooms r where r.cluster_id = cluster and r.kind = 'working_group' and r.status = 'open'
    ) found
    where cluster = any (grappe.my_coordinated_clusters()) and not exists (
      select from grappe.register_entries e
      where e.cluster_id = cluster and e.subject_id = found.subject_id and e.kind = found.kind
    )
    order by found.kind, found.title limit 500
  $$;

-- An entry is about a cooperation of its own cluster; once made it stays about that one.
create function grappe.tg_register_entries__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if grappe.current_person() is null then return new; end if;
  if not new.cluster_id = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators keep the register' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from grappe.register_candidates(new.cluster_id) c where c.subject_id = new.subject_id and c.kind = new.kind
  ) then
    raise exception 'no such cooperation here' using errcode = 'GR121';
  end if;
  return new;
end
$$;
create trigger tg_register_entries__guard before insert on grappe.register_entries
  for each row execute function grappe.tg_register_entries__guard();

-- Those who came are asked for their agreement and told so, those who left are no longer members. Answers are kept.
create function grappe.follow_members(entry uuid) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  told grappe.register_entries;
  come record;
  asked integer := 0;
begin
  select * into told from grappe.register_entries where id = entry and cluster_id = any (grappe.my_coordinated_clusters());
  if told.id is null then return 0; end if;
  update grappe.register_members m set left_at = now()
  where m.entry_id = entry and m.left_at is null and not exists (
    select from grappe.members_of_cooperation(told.cluster_id, told.kind, told.subject_id) now_in
    where now_in.organisation_id is not distinct from m.organisation_id
      and now_in.member_cluster_id is not distinct from m.member_cluster_id
  );
  for come in
    insert into grappe.register_members as known (cluster_id, entry_id, organisation_id, member_cluster_id)
    select told.cluster_id, entry, i.organisation_id, i.member_cluster_id
    from grappe.members_of_cooperation(told.cluster_id, told.kind, told.subject_id) i
    on conflict (entry_id, organisation_id, member_cluster_id) do update set left_at = null where known.left_at is not null
    returning known.organisation_id, known.member_cluster_id, known.consent
  loop
    if come.consent <> 'asked' then continue; end if;
    asked := asked + 1;
    perform grappe.leave_mail(g.person_id, g.cluster_id, 'register_consent', '{}', '/register')
    from grappe.role_grants g
    where g.ended_at is null and ((come.organisation_id is not null and g.organisation_id = come.organisation_id
        and g.role = 'firm_owner' and g.cluster_id = told.cluster_id)
      or (g.cluster_id = come.member_cluster_id and g.role = 'cluster_manager'));
  end loop;
  return asked;
end
$$;

-- A firm answers for itself, the manager of a cluster for it: never a coordinator for a firm.
create function grappe.my_register_members() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(m.id), '{}') from grappe.register_members m
    where (m.organisation_id = any (grappe.my_organisations()) and m.cluster_id = any (grappe.my_clusters()))
      or m.member_cluster_id = any (grappe.my_managed_clusters())
  $$;

-- Entries in which the asker is asked for its agreement.
create function grappe.my_register_entries() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct entry_id), '{}') from grappe.register_members where id = any (grappe.my_register_members())
  $$;

call grappe.protect_table('register_entries');
call grappe.protect_table('register_members');

create policy select_concerned on grappe.register_entries for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (status = 'published' and cluster_id = any ((select grappe.my_clusters())::uuid[]))
  or id = any ((select grappe.my_register_entries())::uuid[])
);
create policy insert_coordinator on grappe.register_entries for insert to grappe_app with check (
  created_by = (select grappe.current_person()) and updated_by = created_by
  and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_coordinator on grappe.register_entries for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant select on grappe.register_entries to grappe_app;
grant insert (cluster_id, kind, subject_id, title, theme, started_on, ended_on, funding, created_by, updated_by)
  on grappe.register_entries to grappe_app;
grant update (title, theme, started_on, ended_on, funding, status, published_at, version, updated_by, updated_at)
  on grappe.register_entries to grappe_app;

create policy select_concerned on grappe.register_members for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or id = any ((select grappe.my_register_members())::uuid[])
);
create policy update_self on grappe.register_members for update to grappe_app
  using (id = any ((select grappe.my_register_members())::uuid[]))
  with check (answered_by = (select grappe.current_person()) and consent in ('agreed', 'refused'));
grant select on grappe.register_members to grappe_app;
grant update (consent, answered_at, answered_by) on grappe.register_members to grappe_app;

-- The other cluster of an alliance, for those who read that it is a member.
create function grappe.name_of_member_cluster(member uuid) returns text
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select c.name from grappe.register_members m join grappe.clusters c on c.id = m.member_cluster_id
    where m.id = member and (m.cluster_id = any (grappe.my_coordinated_clusters()) or m.id = any (grappe.my_register_members()))
  $$;

-- What anybody may read without signing in; null for a cluster that has published nothing, as for one that is not there.
create function grappe.public_register(short_name text) returns jsonb
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select jsonb_build_object('clusterName', c.name, 'isDemonstration', c.is_demonstration, 'cooperations', published.list)
    from grappe.clusters c
    cross join lateral (
      select jsonb_agg(jsonb_build_object(
        'id', e.id, 'kind', e.kind, 'title', e.title, 'theme', e.theme, 'startedOn', e.started_on, 'endedOn', e.ended_on,
        'funding', e.funding, 'publishedOn', (e.published_at at time zone 'UTC')::date,
        'members', coalesce((
          select jsonb_agg(coalesce(o.name, k.name) order by coalesce(o.name, k.name)) from grappe.register_members m
          left join grappe.organisations o on o.id = grappe.surviving_organisation(m.organisation_id)
          left join grappe.clusters k on k.id = m.member_cluster_id
          where m.entry_id = e.id and m.left_at is null and m.consent = 'agreed' and coalesce(o.name, k.name) is not null
        ), '[]'),
        'unnamed', (select count(*) from grappe.register_members m
          where m.entry_id = e.id and m.left_at is null and m.consent <> 'agreed')
      ) order by e.started_on desc, e.title, e.id) as list
      from grappe.register_entries e where e.cluster_id = c.id and e.status = 'published'
    ) published
    where c.slug = short_name and published.list is not null
  $$;

grant execute on function grappe.register_candidates(uuid), grappe.follow_members(uuid), grappe.my_register_members(),
  grappe.my_register_entries(), grappe.name_of_member_cluster(uuid), grappe.public_register(text) to grappe_app;
