-- Handover: everything that somebody answers for has an owner, and goes to a successor as one. What a person noted for itself
-- alone goes to nobody.

-- What was handed over, for the successor's first week: what it was on that day, and what was taken up since.
create table grappe.handovers (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  leaver_id uuid references grappe.people (id) on delete set null,
  successor_id uuid references grappe.people (id) on delete set null,
  made_by uuid references grappe.people (id) on delete set null,
  made_at timestamptz not null default now(),
  -- Kinds and identifiers: titles are read where they stand.
  items jsonb not null default '[]' check (jsonb_typeof(items) = 'array'),
  done text[] not null default '{}' check (cardinality(done) <= 5000),
  version integer not null default 1
);
create index handovers_cluster on grappe.handovers (cluster_id, made_at desc);
create index handovers_successor on grappe.handovers (successor_id);
create index handovers_leaver on grappe.handovers (leaver_id);

-- Of which cluster of an alliance somebody is who answers for what both share.
create function grappe.cluster_of_owner(alliance uuid, owner uuid, otherwise uuid) returns uuid
  language sql stable set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce((
      select g.cluster_id from grappe.role_grants g
      join grappe.alliance_clusters c on c.cluster_id = g.cluster_id and c.alliance_id = alliance and c.status = 'accepted'
      where g.person_id = owner and g.role in ('cluster_manager', 'team_member')
      order by g.ended_at is not null, g.cluster_id = otherwise desc limit 1), otherwise)
  $$;

-- Everything open that has an owner. Whoever adds a column `owner_id` adds its table here and to hand_over: a test looks.
create view grappe.responsibilities as
  select t.cluster_id, t.owner_id, 'task' as kind, t.id as subject_id, t.room_id as place_id, t.title, t.due_on
  from grappe.room_tasks t where t.status = 'open' and t.deleted_at is null
  union all
  select s.cluster_id, s.owner_id, 'alliance', a.id, a.id, a.name, null
  from grappe.alliance_sides s join grappe.alliances a on a.id = s.alliance_id where a.status <> 'ended'
  union all
  select s.cluster_id, s.owner_id, 'alliance_step', a.id, a.id, coalesce(nullif(s.next_step, ''), a.name), s.next_on
  from grappe.alliance_steps s join grappe.alliances a on a.id = s.alliance_id where a.status <> 'ended' and s.done_on is null
  union all
  select m.cluster_id, m.owner_id, 'mandate', m.id, m.id, m.title, m.valid_until
  from grappe.alliance_mandates m where m.status <> 'withdrawn'
  union all
  select grappe.cluster_of_owner(c.alliance_id, c.owner_id, c.cluster_id), c.owner_id, 'commitment', c.id, c.alliance_id, c.title, c.due_on
  from grappe.alliance_commitments c where c.status = 'open'
  union all
  select grappe.cluster_of_owner(w.alliance_id, w.owner_id, w.cluster_id), w.owner_id, 'working_group', w.id, w.alliance_id, w.theme, null
  from grappe.alliance_working_groups w where w.status = 'open'
  union all
  select grappe.cluster_of_owner(p.alliance_id, p.owner_id, p.cluster_id), p.owner_id, 'project', p.id, p.alliance_id, p.title, null
  from grappe.alliance_projects p where p.status not in ('finished', 'dropped')
  union all
  select r.cluster_id, r.owner_id, 'competence', r.id, r.id, r.title, r.wanted_by
  from grappe.competence_requests r where r.status = 'open'
  union all
  select i.cluster_id, i.owner_id, 'incident', i.id, i.alliance_id, '', null
  from grappe.alliance_incidents i where i.status <> 'closed';

-- What somebody answers for in a cluster, the most pressing first: for its team, and for oneself.
create function grappe.responsibilities_of(cluster uuid, person uuid)
  returns table (kind text, subject_id uuid, place_id uuid, title text, due_on date)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select r.kind, r.subject_id, r.place_id, r.title, r.due_on from grappe.responsibilities r
    where r.cluster_id = cluster and r.owner_id = person
      and (cluster = any (grappe.my_coordinated_clusters()) or person = grappe.current_person())
    order by r.due_on nulls last, r.kind, r.title, r.subject_id
  $$;

-- What stands in a cluster without anybody who is there to answer for it.
create function grappe.without_owner(cluster uuid)
  returns table (kind text, subject_id uuid, place_id uuid, title text, due_on date)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select r.kind, r.subject_id, r.place_id, r.title, r.due_on from grappe.responsibilities r
    where r.cluster_id = cluster and r.kind <> 'task' and cluster = any (grappe.my_coordinated_clusters())
      and not exists (select from grappe.role_grants g where g.person_id = r.owner_id and g.ended_at is null
        and g.role in ('cluster_manager', 'team_member')
        and (g.cluster_id = r.cluster_id or exists (select from grappe.alliance_clusters c
          where c.alliance_id = r.place_id and c.cluster_id = g.cluster_id and c.status = 'accepted')))
    order by r.due_on nulls last, r.kind, r.title, r.subject_id
  $$;

drop function grappe.carried_by(uuid, uuid);
create function grappe.carried_by(cluster uuid, leaver uuid)
  returns table (roles bigint, tasks bigint, rooms bigint, responsibilities bigint, is_last boolean)
  language plpgsql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  return query select
      (select count(*) from grappe.role_grants
        where person_id = leaver and cluster_id is not distinct from cluster and ended_at is null),
      (select count(*) from grappe.room_tasks
        where owner_id = leaver and cluster_id = cluster and status = 'open' and deleted_at is null),
      (select count(*) from grappe.room_people where person_id = leaver and cluster_id = cluster),
      (select count(*) from grappe.responsibilities r where r.owner_id = leaver and r.cluster_id = cluster and r.kind <> 'task'),
      exists (
        select from grappe.role_grants g
        where g.person_id = leaver and g.cluster_id is not distinct from cluster and g.ended_at is null
          and g.role in ('cluster_manager', 'platform_administrator')
          and grappe.others_who_can(cluster, g.role, leaver) = 0
      )
    where cluster = any (grappe.my_coordinated_clusters()) or grappe.is_platform_administrator()
      or leaver = grappe.current_person();
end
$$;

-- Gives every open thing that one person answers for in a cluster to another one. Each counts as a change of whoever does it.
create function grappe.move_responsibilities(cluster uuid, leaver uuid, successor uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  me uuid := grappe.current_person();
begin
  update grappe.room_tasks set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and status = 'open' and deleted_at is null;
  update grappe.alliance_sides set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster;
  update grappe.alliance_steps set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and done_on is null;
  update grappe.alliance_mandates set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and status <> 'withdrawn';
  update grappe.alliance_commitments set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and status = 'open' and grappe.cluster_of_owner(alliance_id, leaver, cluster_id) = cluster;
  update grappe.alliance_working_groups set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and status = 'open' and grappe.cluster_of_owner(alliance_id, leaver, cluster_id) = cluster;
  update grappe.alliance_projects set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and status not in ('finished', 'dropped')
    and grappe.cluster_of_owner(alliance_id, leaver, cluster_id) = cluster;
  update grappe.competence_requests set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and status = 'open';
  update grappe.alliance_incidents set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and status <> 'closed';
end
$$;

create or replace function grappe.hand_over(cluster uuid, leaver uuid, successor uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  carried jsonb;
begin
  if not coalesce(cluster = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator()
    or (leaver = grappe.current_person() and successor is null), false) then
    raise exception 'only managers and administrators hand over' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from grappe.role_grants where person_id = leaver and cluster_id is not distinct from cluster and ended_at is null
  ) then return 'nothing_to_end'; end if;
  select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'id', r.subject_id, 'place', r.place_id)
      order by r.due_on nulls last, r.kind, r.subject_id), '[]')
    into carried from grappe.responsibilities r where r.owner_id = leaver and r.cluster_id = cluster;
  if successor is not null then
    if successor = leaver or not exists (
      select from grappe.role_grants g join grappe.people p on p.id = g.person_id
      where g.person_id = successor and g.cluster_id is not distinct from cluster and g.ended_at is null
        and p.user_id is not null and p.deactivated_at is null
    ) then return 'successor_not_here'; end if;
    insert into grappe.role_grants (person_id, cluster_id, organisation_id, role, granted_by)
    select successor, cluster, g.organisation_id, g.role, grappe.current_person() from grappe.role_grants g
    where g.person_id = leaver and g.cluster_id is not distinct from cluster and g.ended_at is null
      and (g.organisation_id is null or exists (
        select from grappe.role_grants own where own.person_id = successor and own.cluster_id = cluster
          and own.organisation_id = g.organisation_id and own.ended_at is null
      ))
    on conflict do nothing;
    if cluster is not null then
      insert into grappe.room_people (cluster_id, room_id, person_id, added_by)
      select i.cluster_id, i.room_id, successor, grappe.current_person() from grappe.room_people i
      where i.person_id = leaver and i.cluster_id = cluster
      on conflict do nothing;
      perform grappe.move_responsibilities(cluster, leaver, successor);
      insert into grappe.handovers (cluster_id, leaver_id, successor_id, made_by, items)
      values (cluster, leaver, successor, grappe.current_person(), carried);
      insert into grappe.alliance_events (cluster_id, alliance_id, kind, shared, detail, author_id)
      select cluster, (item ->> 'id')::uuid, 'handover', true, '{}', grappe.current_person()
      from jsonb_array_elements(carried) item where item ->> 'kind' = 'alliance';
    end if;
  elsif jsonb_array_length(carried) > 0 then
    return 'successor_needed';
  end if;
  delete from grappe.room_people where person_id = leaver and cluster_id = cluster;
  update grappe.role_grants set ended_at = now()
  where person_id = leaver and cluster_id is not distinct from cluster and ended_at is null;
  return 'handed_over';
end
$$;

-- What a person wrote for itself alone goes with it.
create function grappe.tg_people__own_notes() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  delete from grappe.alliance_notes where author_id = new.id and audience = 'self';
  return null;
end
$$;
create trigger tg_people__own_notes after update of erased_at on grappe.people
  for each row when (old.erased_at is null and new.erased_at is not null) execute function grappe.tg_people__own_notes();

call grappe.protect_table('handovers');
call grappe.audit_table('handovers', ignored => 'version');
create policy select_concerned on grappe.handovers for select to grappe_app using (
  successor_id = (select grappe.current_person()) or cluster_id = any ((select grappe.my_managed_clusters())::uuid[])
);
create policy update_successor on grappe.handovers for update to grappe_app using (
  successor_id = (select grappe.current_person()) and cluster_id = any ((select grappe.my_known_clusters())::uuid[])
);
grant select, update (done, version) on grappe.handovers to grappe_app;

grant execute on function grappe.responsibilities_of(uuid, uuid), grappe.without_owner(uuid), grappe.carried_by(uuid, uuid) to grappe_app;
