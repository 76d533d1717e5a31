-- Meetings of a room: an agenda before, attendance and minutes after, and dissociations, which nobody takes back. What was
-- published and what was approved stays as it was; corrections come after it, never in its place.

-- What people may exchange about: the six that competitors keep from each other, and the others.
create function grappe.sensitive_categories() returns text[]
  language sql immutable parallel safe
  as $$ select array['prices', 'customers', 'volumes', 'bids', 'capacities', 'wages'] $$;
create function grappe.exchange_categories() returns text[]
  language sql immutable parallel safe
  as $$
    select grappe.sensitive_categories() || array[
      'markets', 'promotion', 'technology', 'logistics', 'regulation', 'training', 'funding', 'organisation', 'other']
  $$;

create table grappe.room_meetings (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  place text not null default '' check (length(place) <= 300),
  link text not null default '' check (link = '' or (length(link) <= 500 and link ~ '^https?://')),
  -- Items as they are being written: [{title, category, minutes}].
  agenda jsonb not null default '[]' check (jsonb_typeof(agenda) = 'array' and jsonb_array_length(agenda) <= 40),
  agenda_published boolean not null default false,
  status text not null default 'planned' check (status in ('planned', 'cancelled')),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  -- Only what was never announced disappears.
  deleted_at timestamptz,
  unique (cluster_id, room_id, id),
  check (deleted_at is null or not agenda_published),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create index room_meetings_room on grappe.room_meetings (room_id, starts_at);

-- The agenda as it was announced each time: written by the database, and never again.
create table grappe.meeting_agendas (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  meeting_id uuid not null,
  rank integer not null check (rank > 0),
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  place text not null,
  link text not null,
  items jsonb not null,
  published_by uuid references grappe.people (id) on delete set null,
  published_at timestamptz not null default now(),
  unique (meeting_id, rank),
  foreign key (cluster_id, room_id, meeting_id) references grappe.room_meetings (cluster_id, room_id, id) on delete cascade
);
create index meeting_agendas_cluster on grappe.meeting_agendas (cluster_id, meeting_id);

-- Who was invited, what they answered, and who came. The organisation that a person spoke for is kept with it.
create table grappe.meeting_people (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  meeting_id uuid not null,
  person_id uuid references grappe.people (id) on delete set null,
  organisation_id uuid references grappe.organisations (id) on delete set null,
  -- False: came without having been invited.
  invited boolean not null default true,
  added_by uuid references grappe.people (id) on delete set null,
  added_at timestamptz not null default now(),
  reply text check (reply in ('yes', 'no')),
  replied_at timestamptz,
  attendance text check (attendance in ('present', 'excused', 'absent')),
  recorded_by uuid references grappe.people (id) on delete set null,
  recorded_at timestamptz,
  unique (meeting_id, person_id),
  foreign key (cluster_id, room_id, meeting_id) references grappe.room_meetings (cluster_id, room_id, id) on delete cascade
);
create index meeting_people_cluster on grappe.meeting_people (cluster_id, meeting_id);
create index meeting_people_person on grappe.meeting_people (person_id);

create table grappe.meeting_minutes (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  meeting_id uuid not null,
  -- 1, then one more for each correction of what was approved.
  rank integer not null default 1 check (rank > 0),
  reason text not null default '' check (length(reason) <= 1000),
  body text not null default '' check (length(body) <= 50000),
  -- Kinds of information that were exchanged.
  categories text[] not null default '{}' check (categories <@ grappe.exchange_categories() and cardinality(categories) <= 15),
  -- Others than people of the room who were there: a lawyer, a guest.
  others_present text not null default '' check (length(others_present) <= 1000),
  status text not null default 'draft' check (status in ('draft', 'approved')),
  author_id uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  approved_by uuid references grappe.people (id) on delete set null,
  approved_at timestamptz,
  unique (meeting_id, rank),
  check ((status = 'approved') = (approved_at is not null)),
  check (rank = 1 or reason <> ''),
  foreign key (cluster_id, room_id, meeting_id) references grappe.room_meetings (cluster_id, room_id, id) on delete cascade
);
create index meeting_minutes_cluster on grappe.meeting_minutes (cluster_id, meeting_id);
create unique index meeting_minutes_draft on grappe.meeting_minutes (meeting_id) where status = 'draft';

-- Somebody parts from a discussion, and says so. Its time is the database's; it is never changed nor taken away.
create table grappe.dissociations (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  meeting_id uuid,
  message_id uuid,
  author_id uuid references grappe.people (id) on delete set null,
  organisation_id uuid references grappe.organisations (id) on delete set null,
  client_id uuid not null,
  subject text not null check (length(subject) between 1 and 300),
  statement text not null default '' check (length(statement) <= 8000),
  recorded_at timestamptz not null default now(),
  unique (room_id, author_id, client_id),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade,
  foreign key (cluster_id, room_id, meeting_id) references grappe.room_meetings (cluster_id, room_id, id) on delete cascade,
  foreign key (cluster_id, room_id, message_id) references grappe.room_messages (cluster_id, room_id, id) on delete cascade
);
create index dissociations_room on grappe.dissociations (room_id, recorded_at);
create index dissociations_cluster on grappe.dissociations (cluster_id, recorded_at);

-- A decision may have been taken in a meeting.
alter table grappe.room_decisions add column meeting_id uuid,
  add foreign key (cluster_id, room_id, meeting_id) references grappe.room_meetings (cluster_id, room_id, id);
create index room_decisions_meeting on grappe.room_decisions (meeting_id) where meeting_id is not null;
grant insert (meeting_id), update (meeting_id) on grappe.room_decisions to grappe_app;

-- Meetings that the asker leads: those that it called, in rooms where it still is, and those of rooms that it coordinates.
create function grappe.my_led_meetings() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct m.id), '{}')
    from (
      select room_id, bool_or(coordinates) as coordinates from grappe.room_access
      where person_id = grappe.current_person() group by room_id
    ) a
    join grappe.room_meetings m on m.room_id = a.room_id
    where a.coordinates or m.created_by = grappe.current_person()
  $$;

-- The organisation that a person speaks for in a room; null for those who coordinate it.
create function grappe.organisation_in_room(room uuid, person uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select grappe.surviving_organisation(g.organisation_id) from grappe.role_grants g
    join grappe.rooms r on r.id = room
    where g.person_id = person and (g.cluster_id = r.cluster_id or r.kind = 'alliance') and g.ended_at is null
      and g.role in ('firm_owner', 'firm_employee', 'partner')
      and not exists (select from grappe.room_access a where a.room_id = room and a.person_id = person and a.coordinates)
    order by g.created_at limit 1
  $$;

do $$
declare
  t text;
begin
  foreach t in array array['room_meetings', 'meeting_agendas', 'meeting_people', 'meeting_minutes', 'dissociations'] loop
    call grappe.protect_table(t);
    execute format('create policy select_in_room on grappe.%I for select to grappe_app
      using (room_id = any ((select grappe.my_rooms())::uuid[]))', t);
    execute format('grant select on grappe.%I to grappe_app', t);
  end loop;
end
$$;

create policy insert_in_room on grappe.room_meetings for insert to grappe_app with check (
  created_by = (select grappe.current_person()) and updated_by = created_by
  and room_id = any ((select grappe.my_rooms())::uuid[])
);
create policy update_leader on grappe.room_meetings for update to grappe_app
  using (id = any ((select grappe.my_led_meetings())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant insert (cluster_id, room_id, title, starts_at, ends_at, place, link, agenda, created_by, updated_by)
  on grappe.room_meetings to grappe_app;
grant update (title, starts_at, ends_at, place, link, agenda, agenda_published, status, version, updated_by, updated_at, deleted_at)
  on grappe.room_meetings to grappe_app;

create policy insert_leader on grappe.meeting_people for insert to grappe_app with check (
  added_by = (select grappe.current_person())
  and meeting_id = any ((select grappe.my_led_meetings())::uuid[])
);
create policy update_concerned on grappe.meeting_people for update to grappe_app using (
  room_id = any ((select grappe.my_rooms())::uuid[])
  and (person_id = (select grappe.current_person()) or meeting_id = any ((select grappe.my_led_meetings())::uuid[]))
);
create policy delete_leader on grappe.meeting_people for delete to grappe_app
  using (meeting_id = any ((select grappe.my_led_meetings())::uuid[]));
grant insert (cluster_id, room_id, meeting_id, person_id, invited, added_by), update (reply, attendance), delete
  on grappe.meeting_people to grappe_app;

create policy insert_in_room on grappe.meeting_minutes for insert to grappe_app with check (
  author_id = (select grappe.current_person()) and updated_by = author_id
  and room_id = any ((select grappe.my_rooms())::uuid[])
);
create policy update_in_room on grappe.meeting_minutes for update to grappe_app
  using (status = 'draft' and room_id = any ((select grappe.my_rooms())::uuid[]))
  with check (
    updated_by = (select grappe.current_person())
    and (status = 'draft' or meeting_id = any ((select grappe.my_led_meetings())::uuid[]))
  );
grant insert (cluster_id, room_id, meeting_id, rank, reason, body, categories, others_present, author_id, updated_by)
  on grappe.meeting_minutes to grappe_app;
grant update (body, categories, others_present, status, version, updated_by, updated_at) on grappe.meeting_minutes to grappe_app;

create policy insert_in_room on grappe.dissociations for insert to grappe_app with check (
  author_id = (select grappe.current_person()) and room_id = any ((select grappe.my_rooms())::uuid[])
);
grant insert (cluster_id, room_id, meeting_id, message_id, author_id, client_id, subject, statement)
  on grappe.dissociations to grappe_app;

grant execute on function grappe.sensitive_categories(), grappe.exchange_categories(), grappe.my_led_meetings() to grappe_app;
