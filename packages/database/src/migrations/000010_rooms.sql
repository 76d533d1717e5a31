-- Rooms: who is in, what is said, kept, decided and to be done there, and the events that carry it to open browsers.

create table grappe.rooms (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  kind text not null check (kind in ('group', 'alliance', 'working_group', 'action', 'cluster')),
  -- The export group or the alliance that the room follows; null for the other kinds.
  subject_id uuid,
  title text not null check (length(title) between 1 and 200),
  status text not null default 'open' check (status in ('open', 'closed')),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id),
  check ((kind in ('group', 'alliance')) = (subject_id is not null))
);
-- One room for a subject, in whichever cluster of an alliance it was opened.
create unique index rooms_subject on grappe.rooms (subject_id, kind) where subject_id is not null;
create unique index rooms_of_cluster on grappe.rooms (cluster_id) where kind = 'cluster';

-- Who was let into a room of a working group or an action.
create table grappe.room_people (
  cluster_id uuid not null,
  room_id uuid not null,
  person_id uuid not null references grappe.people (id) on delete cascade,
  added_by uuid references grappe.people (id) on delete set null,
  added_at timestamptz not null default now(),
  primary key (room_id, person_id),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create index room_people_person on grappe.room_people (person_id);
create index room_people_cluster on grappe.room_people (cluster_id, room_id);

create table grappe.room_messages (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  -- The message that this one answers; null for the beginning of a thread.
  thread_id uuid,
  author_id uuid references grappe.people (id) on delete set null,
  -- Chosen by the browser, so that a message sent twice is kept once.
  client_id uuid not null,
  -- Null once deleted: the trace stays, the words do not.
  body text check (length(body) between 1 and 8000),
  mentions uuid[] not null default '{}' check (cardinality(mentions) <= 50),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  deleted_at timestamptz,
  words tsvector not null generated always as (grappe.words_of(coalesce(body, ''))) stored,
  unique (room_id, author_id, client_id),
  unique (cluster_id, room_id, id),
  check ((body is null) = (deleted_at is not null)),
  check (deleted_at is null or mentions = '{}'),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade,
  foreign key (cluster_id, room_id, thread_id) references grappe.room_messages (cluster_id, room_id, id) on delete cascade
);
create index room_messages_room on grappe.room_messages (room_id, id);
create index room_messages_thread on grappe.room_messages (thread_id, id) where thread_id is not null;

create table grappe.room_files (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  message_id uuid,
  author_id uuid references grappe.people (id) on delete set null,
  name text not null check (length(name) between 1 and 200),
  -- Found in the content, never taken from the browser.
  media_type text not null check (length(media_type) between 3 and 120),
  bytes integer not null check (bytes > 0),
  sha256 bytea not null,
  -- Null once deleted.
  content bytea,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  unique (cluster_id, id),
  check ((content is null) = (deleted_at is not null)),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade,
  foreign key (cluster_id, room_id, message_id) references grappe.room_messages (cluster_id, room_id, id)
);
alter table grappe.room_files alter column content set storage external;
create index room_files_room on grappe.room_files (room_id, id);
create index room_files_message on grappe.room_files (message_id) where message_id is not null;

create table grappe.room_decisions (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  body text not null default '' check (length(body) <= 8000),
  status text not null default 'proposed' check (status in ('proposed', 'adopted', 'rejected')),
  decided_on date,
  author_id uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  unique (cluster_id, id),
  check (status <> 'proposed' or decided_on is null),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create index room_decisions_room on grappe.room_decisions (room_id, id);

create table grappe.room_tasks (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  note text not null default '' check (length(note) <= 8000),
  owner_id uuid references grappe.people (id) on delete set null,
  due_on date,
  status text not null default 'open' check (status in ('open', 'done', 'dropped')),
  author_id uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  unique (cluster_id, id),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create index room_tasks_room on grappe.room_tasks (room_id, id);

-- How far each person has read.
create table grappe.room_reads (
  cluster_id uuid not null,
  room_id uuid not null,
  person_id uuid not null references grappe.people (id) on delete cascade,
  read_through uuid not null,
  read_at timestamptz not null default now(),
  primary key (room_id, person_id),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create index room_reads_person on grappe.room_reads (person_id);

-- Who is looking at a room now: renewed by each open page, forgotten after `presence_seconds`.
create table grappe.room_presence (
  cluster_id uuid not null,
  room_id uuid not null,
  person_id uuid not null references grappe.people (id) on delete cascade,
  seen_at timestamptz not null default now(),
  primary key (room_id, person_id),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create index room_presence_person on grappe.room_presence (person_id);

-- What happened, in the order in which it became visible. The identifier is drawn at random: gaps between the positions
-- of two events that one may read would tell how much is said in rooms that one may not.
create table grappe.room_events (
  position bigint generated always as identity primary key,
  id uuid not null unique default gen_random_uuid(),
  cluster_id uuid not null,
  room_id uuid not null,
  kind text not null check (kind ~ '^[a-z_]+$'),
  subject_id uuid not null,
  change text not null check (change in ('created', 'changed', 'removed')),
  actor_id uuid,
  at timestamptz not null default now(),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create index room_events_room on grappe.room_events (room_id, position);

-- Who may be in which room, and whether as coordinator: the one definition, from which everything below follows.
create view grappe.room_access as
  -- coordinators of the cluster: they answer for its rules
  select r.id as room_id, g.person_id, true as coordinates
  from grappe.rooms r join grappe.role_grants g on g.cluster_id = r.cluster_id
  where g.ended_at is null and g.role in ('cluster_manager', 'team_member')
  union all
  -- a room of the whole cluster: whoever reads its directory
  select r.id, g.person_id, false
  from grappe.rooms r join grappe.role_grants g on g.cluster_id = r.cluster_id
  where r.kind = 'cluster' and g.ended_at is null
    and g.role in ('board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  union all
  -- a room of an export group: those who speak for its members, once it is proposed to them
  select r.id, g.person_id, false
  from grappe.rooms r
  join grappe.plan_groups pg on pg.cluster_id = r.cluster_id and pg.id = r.subject_id
  join grappe.plans p on p.id = pg.plan_id and p.status = 'proposed'
  join grappe.plan_group_members m on m.group_id = pg.id
  join grappe.role_grants g on g.cluster_id = r.cluster_id and g.organisation_id = m.organisation_id
  where r.kind = 'group' and g.ended_at is null and g.role in ('firm_owner', 'firm_employee', 'partner')
  union all
  -- the same after their organisation was merged into a member
  select r.id, g.person_id, false
  from grappe.rooms r
  join grappe.plan_groups pg on pg.cluster_id = r.cluster_id and pg.id = r.subject_id
  join grappe.plans p on p.id = pg.plan_id and p.status = 'proposed'
  join grappe.plan_group_members m on m.group_id = pg.id
  join grappe.role_grants g on g.cluster_id = r.cluster_id
  join grappe.organisations o on o.id = g.organisation_id and o.merged_into is not null
  where r.kind = 'group' and g.ended_at is null and g.role in ('firm_owner', 'firm_employee', 'partner')
    and grappe.surviving_organisation(o.id) = m.organisation_id
  union all
  -- a room of an alliance that stands: whoever reads the directory of one of its clusters
  select r.id, g.person_id, g.role in ('cluster_manager', 'team_member')
  from grappe.rooms r
  join grappe.alliances a on a.id = r.subject_id and a.status = 'active'
  join grappe.alliance_clusters c on c.alliance_id = a.id and c.status = 'accepted'
  join grappe.role_grants g on g.cluster_id = c.cluster_id
  where r.kind = 'alliance' and g.ended_at is null
    and g.role in ('cluster_manager', 'team_member', 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  union all
  -- working groups and actions: those who were let in, as long as they hold a role in the cluster
  select r.id, i.person_id, false
  from grappe.rooms r
  join grappe.room_people i on i.room_id = r.id
  where r.kind in ('working_group', 'action') and exists (
    select from grappe.role_grants g
    where g.person_id = i.person_id and g.cluster_id = r.cluster_id and g.ended_at is null
      and g.role in ('cluster_manager', 'team_member', 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  );

-- Rooms that the asker reads and writes in.
create function grappe.my_rooms() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct room_id), '{}') from grappe.room_access
    where person_id = grappe.current_person()
  $$;

-- Whether all of these people are in the room.
create function grappe.are_in_room(room uuid, people uuid[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select not exists (
      select from unnest(people) as asked (id)
      where not exists (select from grappe.room_access a where a.room_id = room and a.person_id = asked.id)
    )
  $$;

-- The people of a room that the asker is in, and those who wrote there and left.
create function grappe.people_of_room(room uuid)
  returns table (
    person_id uuid, display_name text, organisation_id uuid, organisation_name text, coordinates boolean, is_in boolean
  )
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with inside as (
      select a.person_id, bool_or(a.coordinates) as coordinates from grappe.room_access a
      where a.room_id = room group by a.person_id
    ), known as (
      select i.person_id, i.coordinates, true as is_in from inside i
      union all
      select w.person_id, false, false from (
        select author_id as person_id from grappe.room_messages where room_id = room
        union select author_id from grappe.room_files where room_id = room
        union select author_id from grappe.room_decisions where room_id = room
        union select author_id from grappe.room_tasks where room_id = room
        union select owner_id from grappe.room_tasks where room_id = room
      ) w
      where w.person_id is not null and not exists (select from inside i where i.person_id = w.person_id)
    )
    select k.person_id, p.display_name, o.id, o.name, k.coordinates, k.is_in
    from known k
    join grappe.people p on p.id = k.person_id
    left join lateral (
      select org.id, org.name from grappe.role_grants g
      join grappe.rooms r on r.id = room
      join grappe.organisations org on org.id = grappe.surviving_organisation(g.organisation_id)
      where g.person_id = k.person_id and (g.cluster_id = r.cluster_id or r.kind = 'alliance')
        and g.role in ('firm_owner', 'firm_employee', 'partner')
      order by g.ended_at is not null, g.created_at limit 1
    ) o on not k.coordinates
    where room = any (grappe.my_rooms())
    order by k.coordinates, p.display_name, k.person_id
  $$;

do $$
declare
  t text;
begin
  foreach t in array array[
    'rooms', 'room_people', 'room_messages', 'room_files', 'room_decisions', 'room_tasks', 'room_reads',
    'room_presence', 'room_events'
  ] loop
    call grappe.protect_table(t);
  end loop;

  foreach t in array array[
    'room_people', 'room_messages', 'room_files', 'room_decisions', 'room_tasks', 'room_presence', 'room_events'
  ] loop
    execute format('create policy select_in_room on grappe.%I for select to grappe_app
      using (room_id = any ((select grappe.my_rooms())::uuid[]))', t);
    execute format('grant select on grappe.%I to grappe_app', t);
  end loop;

  -- Whoever is in writes in its own name.
  foreach t in array array['room_messages', 'room_files', 'room_decisions', 'room_tasks'] loop
    execute format('create policy insert_in_room on grappe.%I for insert to grappe_app with check (
      author_id = (select grappe.current_person()) and room_id = any ((select grappe.my_rooms())::uuid[]))', t);
  end loop;
end
$$;

create policy select_in_room on grappe.rooms for select to grappe_app using (
  id = any ((select grappe.my_rooms())::uuid[])
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_coordinator on grappe.rooms for insert to grappe_app with check (
  created_by = (select grappe.current_person())
  and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_coordinator on grappe.rooms for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select on grappe.rooms to grappe_app;
grant insert (cluster_id, kind, subject_id, title, created_by) on grappe.rooms to grappe_app;
grant update (title, status) on grappe.rooms to grappe_app;

create policy insert_coordinator on grappe.room_people for insert to grappe_app with check (
  added_by = (select grappe.current_person())
  and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy delete_coordinator on grappe.room_people for delete to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant insert (cluster_id, room_id, person_id, added_by), delete on grappe.room_people to grappe_app;

-- One's own words only, by oneself only.
create policy update_author on grappe.room_messages for update to grappe_app using (
  author_id = (select grappe.current_person()) and room_id = any ((select grappe.my_rooms())::uuid[])
);
grant insert (cluster_id, room_id, thread_id, author_id, client_id, body, mentions) on grappe.room_messages to grappe_app;
grant update (body, mentions, version, edited_at, deleted_at) on grappe.room_messages to grappe_app;

-- A file is taken away by whoever put it there, or by a coordinator.
create policy update_author on grappe.room_files for update to grappe_app using (
  room_id = any ((select grappe.my_rooms())::uuid[])
  and (author_id = (select grappe.current_person())
    or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
);
grant insert (cluster_id, room_id, author_id, name, media_type, bytes, sha256, content) on grappe.room_files to grappe_app;
grant update (message_id, content, deleted_at) on grappe.room_files to grappe_app;

-- Decisions and tasks belong to everybody in the room; `version` keeps two people from writing over each other.
create policy update_in_room on grappe.room_decisions for update to grappe_app
  using (room_id = any ((select grappe.my_rooms())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant insert (cluster_id, room_id, title, body, status, decided_on, author_id, updated_by) on grappe.room_decisions to grappe_app;
grant update (title, body, status, decided_on, version, updated_by, updated_at, deleted_at) on grappe.room_decisions to grappe_app;

create policy update_in_room on grappe.room_tasks for update to grappe_app
  using (room_id = any ((select grappe.my_rooms())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant insert (cluster_id, room_id, title, note, owner_id, due_on, author_id, updated_by) on grappe.room_tasks to grappe_app;
grant update (title, note, owner_id, due_on, status, version, updated_by, updated_at, deleted_at) on grappe.room_tasks to grappe_app;

-- How far one has read is nobody else's business.
create policy all_self on grappe.room_reads to grappe_app
  using (person_id = (select grappe.current_person()))
  with check (person_id = (select grappe.current_person()) and room_id = any ((select grappe.my_rooms())::uuid[]));
grant select, insert (cluster_id, room_id, person_id, read_through), update (read_through, read_at)
  on grappe.room_reads to grappe_app;

grant execute on function grappe.my_rooms(), grappe.are_in_room(uuid, uuid[]), grappe.people_of_room(uuid) to grappe_app;
