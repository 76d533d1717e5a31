-- One-to-one meetings of an event: who takes part, whom each wishes to meet, and the schedule that was found (ADR 0023). Wishes are
-- read by whoever made them and by the team that organises; a schedule by those who meet, once it is published.

create table grappe.encounters (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  -- Members of all its clusters are invited; null: of this cluster alone.
  alliance_id uuid references grappe.alliances (id) on delete set null,
  name text not null check (length(name) between 1 and 200),
  place text not null default '' check (length(place) <= 300),
  held_on date not null,
  starts_at time not null,
  slot_minutes integer not null check (slot_minutes between 5 and 240),
  pause_minutes integer not null default 0 check (pause_minutes between 0 and 120),
  slots integer not null check (slots between 1 and 40),
  -- One meeting at a time in each: [{ "name", "closedSlots" }].
  rooms jsonb not null check (jsonb_typeof(rooms) = 'array' and jsonb_array_length(rooms) between 1 and 100),
  wishes_each integer not null default 3 check (wishes_each between 1 and 10),
  wishes_until date not null,
  status text not null default 'draft' check (status in ('draft', 'open', 'published', 'cancelled')),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  unique (cluster_id, id),
  check (wishes_until <= held_on)
);
create index encounters_alliance on grappe.encounters (alliance_id);

create table grappe.encounter_participants (
  cluster_id uuid not null,
  id uuid primary key default gen_random_uuid(),
  encounter_id uuid not null,
  organisation_cluster_id uuid not null,
  organisation_id uuid not null,
  person_name text not null check (length(person_name) between 1 and 200),
  about text not null default '' check (length(about) <= 1000),
  -- Its name is shown to the others who take part; otherwise only to those whom it meets.
  named boolean not null default true,
  absent_slots integer[] not null default '{}' check (cardinality(absent_slots) <= 40),
  most_meetings integer check (most_meetings between 1 and 40),
  withdrawn_on date,
  registered_by uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  unique (cluster_id, id),
  unique (encounter_id, id),
  foreign key (cluster_id, encounter_id) references grappe.encounters (cluster_id, id) on delete cascade,
  foreign key (organisation_cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index encounter_participants_encounter on grappe.encounter_participants (cluster_id, encounter_id);
create index encounter_participants_organisation on grappe.encounter_participants (organisation_cluster_id, organisation_id);

create table grappe.encounter_wishes (
  cluster_id uuid not null,
  encounter_id uuid not null,
  participant_id uuid not null,
  wanted_id uuid not null,
  rank integer not null check (rank between 1 and 10),
  primary key (participant_id, wanted_id),
  unique (participant_id, rank),
  check (participant_id <> wanted_id),
  foreign key (cluster_id, participant_id) references grappe.encounter_participants (cluster_id, id) on delete cascade,
  foreign key (encounter_id, wanted_id) references grappe.encounter_participants (encounter_id, id) on delete cascade
);
create index encounter_wishes_encounter on grappe.encounter_wishes (cluster_id, encounter_id);
create index encounter_wishes_wanted on grappe.encounter_wishes (encounter_id, wanted_id);

-- How the schedule at hand was found, for the team alone: figures, what was not met and why.
create table grappe.encounter_schedules (
  cluster_id uuid not null,
  encounter_id uuid primary key,
  report jsonb not null,
  -- Of the registrations and wishes that it was made from.
  input_version text not null,
  made_by uuid references grappe.people (id) on delete set null,
  made_at timestamptz not null default now(),
  unique (cluster_id, encounter_id),
  foreign key (cluster_id, encounter_id) references grappe.encounters (cluster_id, id) on delete cascade
);

create table grappe.encounter_meetings (
  cluster_id uuid not null,
  encounter_id uuid not null,
  slot integer not null check (slot between 0 and 39),
  first_id uuid not null,
  second_id uuid not null,
  room text not null check (length(room) between 1 and 100),
  points integer not null check (points between 0 and 6),
  primary key (encounter_id, slot, room),
  unique (encounter_id, slot, first_id),
  unique (encounter_id, slot, second_id),
  foreign key (cluster_id, encounter_id) references grappe.encounter_schedules (cluster_id, encounter_id) on delete cascade,
  foreign key (encounter_id, first_id) references grappe.encounter_participants (encounter_id, id) on delete cascade,
  foreign key (encounter_id, second_id) references grappe.encounter_participants (encounter_id, id) on delete cascade
);
create index encounter_meetings_cluster on grappe.encounter_meetings (cluster_id, encounter_id);
create index encounter_meetings_first on grappe.encounter_meetings (encounter_id, first_id);
create index encounter_meetings_second on grappe.encounter_meetings (encounter_id, second_id);

-- Events that the asker's clusters hold, or that an alliance of theirs invites to; drafts for those who organise.
create function grappe.my_encounters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(id), '{}') from grappe.encounters
    where cluster_id = any (grappe.my_coordinated_clusters())
      or (status <> 'draft' and (cluster_id = any (grappe.my_clusters()) or alliance_id = any (grappe.my_alliances())))
  $$;

-- Who takes part for an organisation of the asker.
create function grappe.my_participants() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(id), '{}') from grappe.encounter_participants
    where organisation_cluster_id = any (grappe.my_clusters())
      and grappe.surviving_organisation(organisation_id) = any (grappe.my_organisations())
  $$;

-- Published events.
create function grappe.my_published_encounters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(id), '{}') from grappe.encounters where id = any (grappe.my_encounters()) and status = 'published'
  $$;

-- Those one may wish to meet: names of who shows them, of one's own, and of those one meets once that is published; all to who organises.
-- Only for who takes part or organises.
create function grappe.people_of_encounter(encounter uuid)
  returns table (participant_id uuid, mine boolean, organisation_id uuid, organisation_name text, person_name text, about text,
    cluster_name text, country text, kind text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with event as (
      select e.id, e.status, e.cluster_id = any (grappe.my_coordinated_clusters()) as organised from grappe.encounters e
      where e.id = encounter and e.id = any (grappe.my_encounters())
    ), seen as (
      select p.*, p.id = any (grappe.my_participants()) as own, e.organised,
        e.organised or p.named or p.id = any (grappe.my_participants()) or (e.status = 'published' and exists (
          select from grappe.encounter_meetings m where m.encounter_id = e.id
            and ((m.first_id = p.id and m.second_id = any (grappe.my_participants()))
              or (m.second_id = p.id and m.first_id = any (grappe.my_participants()))))) as told
      from event e join grappe.encounter_participants p on p.encounter_id = e.id and p.withdrawn_on is null
      where e.organised or exists (
        select from grappe.encounter_participants q where q.encounter_id = e.id and q.withdrawn_on is null and q.id = any (grappe.my_participants()))
    )
    select s.id, s.own, case when s.told then o.id end, case when s.told then o.name end, case when s.told then s.person_name end,
      s.about, c.name, w.country, w.kind
    from seen s
    join grappe.organisations o on o.id = grappe.surviving_organisation(s.organisation_id) and o.closed_by is null
    join grappe.clusters c on c.id = s.organisation_cluster_id
    left join grappe.shown_without_name((select array_agg(distinct organisation_cluster_id) from seen)) w on w.organisation_id = o.id
    order by s.id
  $$;

-- Registers somebody: for an organisation of the asker, or by the organising team for a member of its own cluster. Null when the event takes
-- nobody any more, or the same person of the same organisation is there already.
create function grappe.register_participant(encounter uuid, home uuid, organisation uuid, said jsonb) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  event grappe.encounters;
  made uuid;
begin
  select * into event from grappe.encounters where id = encounter and id = any (grappe.my_encounters()) for share;
  if not found then return null; end if;
  if not ((organisation = any (grappe.my_organisations()) and home = any (grappe.my_clusters())
        and (home = event.cluster_id or exists (select from grappe.alliance_clusters c
          where c.alliance_id = event.alliance_id and c.cluster_id = home and c.status = 'accepted')))
      or (home = event.cluster_id and home = any (grappe.my_coordinated_clusters()))) then
    raise exception 'an organisation registers itself' using errcode = 'insufficient_privilege';
  end if;
  if event.status <> 'open' or current_date > event.wishes_until or not exists (
      select from grappe.organisations o where o.cluster_id = home and o.id = organisation and o.closed_by is null)
    or exists (select from grappe.encounter_participants p where p.encounter_id = encounter and p.organisation_id = organisation
      and p.withdrawn_on is null and lower(p.person_name) = lower(said ->> 'personName')) then
    return null;
  end if;
  insert into grappe.encounter_participants (cluster_id, encounter_id, organisation_cluster_id, organisation_id, person_name, about, named,
    absent_slots, most_meetings, registered_by)
  values (event.cluster_id, encounter, home, organisation, said ->> 'personName', said ->> 'about', (said ->> 'named')::boolean,
    array(select jsonb_array_elements_text(said -> 'absentSlots')::integer), (said ->> 'mostMeetings')::integer, grappe.current_person())
  returning id into made;
  return made;
end
$$;

-- Changes what somebody said of itself and its wishes, in their order; by its own people, or by the team that organises. False when it
-- changed meanwhile or the event takes no wishes any more.
create function grappe.change_participant(participant uuid, seen integer, said jsonb, wanted uuid[]) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  found_one record;
begin
  select p.id, p.encounter_id, p.cluster_id, e.wishes_each into found_one
  from grappe.encounter_participants p join grappe.encounters e on e.id = p.encounter_id
  where p.id = participant and p.version = seen and p.withdrawn_on is null and e.status = 'open' and current_date <= e.wishes_until
    and (p.id = any (grappe.my_participants()) or e.cluster_id = any (grappe.my_coordinated_clusters()))
  for update of p;
  if not found then return false; end if;
  if cardinality(wanted) > found_one.wishes_each or cardinality(wanted) <> (
    select count(distinct q.id) from grappe.encounter_participants q
    where q.encounter_id = found_one.encounter_id and q.id = any (wanted) and q.id <> participant and q.withdrawn_on is null
  ) then
    raise exception 'wishes are for others who take part' using errcode = 'check_violation';
  end if;
  delete from grappe.encounter_wishes where participant_id = participant;
  insert into grappe.encounter_wishes (cluster_id, encounter_id, participant_id, wanted_id, rank)
  select found_one.cluster_id, found_one.encounter_id, participant, w.id, w.rank from unnest(wanted) with ordinality w (id, rank);
  update grappe.encounter_participants
  set person_name = said ->> 'personName', about = said ->> 'about', named = (said ->> 'named')::boolean,
    absent_slots = array(select jsonb_array_elements_text(said -> 'absentSlots')::integer),
    most_meetings = (said ->> 'mostMeetings')::integer, version = version + 1
  where id = participant;
  return true;
end
$$;

-- Takes somebody off; those who wished to meet it learn nothing but its absence. False when there is nobody to take off.
create function grappe.withdraw_participant(participant uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  update grappe.encounter_participants p set withdrawn_on = current_date, version = p.version + 1
  from grappe.encounters e
  where p.id = participant and e.id = p.encounter_id and p.withdrawn_on is null and e.status <> 'cancelled'
    and (p.id = any (grappe.my_participants()) or e.cluster_id = any (grappe.my_coordinated_clusters()));
  return found;
end
$$;

call grappe.protect_table('encounters');
call grappe.protect_table('encounter_participants');
call grappe.protect_table('encounter_wishes');
call grappe.protect_table('encounter_schedules');
call grappe.protect_table('encounter_meetings');
call grappe.audit_table('encounters', ignored => 'version,updated_at,updated_by');
call grappe.audit_table('encounter_participants', subject => 'r.organisation_id', ignored => 'version');
call grappe.audit_table('encounter_wishes', confidential => 'true', subject => 'r.participant_id');
call grappe.audit_table('encounter_schedules', subject => 'r.encounter_id', ignored => 'made_at,made_by,input_version');
call grappe.audit_table('encounter_meetings', subject => 'r.encounter_id');

create policy select_invited on grappe.encounters for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) or id = any ((select grappe.my_encounters())::uuid[])
);
create policy insert_coordinators on grappe.encounters for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  and (alliance_id is null or alliance_id = any ((select grappe.my_run_alliances())::uuid[]))
);
create policy update_coordinators on grappe.encounters for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
) with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select on grappe.encounters to grappe_app;
grant insert (cluster_id, alliance_id, name, place, held_on, starts_at, slot_minutes, pause_minutes, slots, rooms, wishes_each,
  wishes_until, updated_by) on grappe.encounters to grappe_app;
grant update (name, place, held_on, starts_at, slot_minutes, pause_minutes, slots, rooms, wishes_each, wishes_until, status, version,
  updated_by, updated_at) on grappe.encounters to grappe_app;

create policy select_concerned on grappe.encounter_participants for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) or id = any ((select grappe.my_participants())::uuid[])
);
grant select on grappe.encounter_participants to grappe_app;

create policy select_concerned on grappe.encounter_wishes for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) or participant_id = any ((select grappe.my_participants())::uuid[])
);
grant select on grappe.encounter_wishes to grappe_app;

create policy select_coordinators on grappe.encounter_schedules for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_coordinators on grappe.encounter_schedules for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy delete_coordinators on grappe.encounter_schedules for delete to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select, delete on grappe.encounter_schedules to grappe_app;
grant insert (cluster_id, encounter_id, report, input_version, made_by) on grappe.encounter_schedules to grappe_app;

create policy select_concerned on grappe.encounter_meetings for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (encounter_id = any ((select grappe.my_published_encounters())::uuid[])
    and (first_id = any ((select grappe.my_participants())::uuid[]) or second_id = any ((select grappe.my_participants())::uuid[])))
);
create policy insert_coordinators on grappe.encounter_meetings for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select on grappe.encounter_meetings to grappe_app;
grant insert on grappe.encounter_meetings to grappe_app;

grant execute on function grappe.my_encounters(), grappe.my_participants(), grappe.my_published_encounters(),
  grappe.people_of_encounter(uuid), grappe.register_participant(uuid, uuid, uuid, jsonb),
  grappe.change_participant(uuid, integer, jsonb, uuid[]), grappe.withdraw_participant(uuid) to grappe_app;
