-- Rooms as they live: what is refused, events in the order in which they appear, who is there, words found again.

-- A closed room is read, no longer written in; what was deleted stays so; people named in it are people of it.
create function grappe.tg_room_content__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if grappe.current_person() is null then return new; end if;
  if not exists (select from grappe.rooms where id = new.room_id and status = 'open') then
    raise exception 'the room is closed' using errcode = 'GR001';
  end if;
  if tg_op = 'UPDATE' and old.deleted_at is not null then
    raise exception 'deleted content does not come back' using errcode = 'insufficient_privilege';
  end if;
  if tg_table_name = 'room_messages' then
    if not grappe.are_in_room(new.room_id, new.mentions) then
      raise exception 'only people of the room are mentioned' using errcode = 'GR002';
    end if;
    if new.thread_id is not null and exists (
      select from grappe.room_messages where id = new.thread_id and thread_id is not null
    ) then
      raise exception 'a thread has one level' using errcode = 'GR003';
    end if;
  elsif tg_table_name = 'room_tasks' then
    if new.owner_id is not null and (tg_op = 'INSERT' or new.owner_id is distinct from old.owner_id)
      and not grappe.are_in_room(new.room_id, array[new.owner_id])
    then
      raise exception 'only people of the room own its tasks' using errcode = 'GR002';
    end if;
  elsif tg_table_name = 'room_files' then
    if tg_op = 'UPDATE' and (old.message_id is not null or new.author_id is distinct from grappe.current_person())
      and new.message_id is distinct from old.message_id
    then
      raise exception 'a file goes with one message of its author' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return new;
end
$$;

-- Only those who hold a reading role in the cluster can be let in.
create function grappe.tg_room_people__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not exists (
    select from grappe.role_grants g
    where g.person_id = new.person_id and g.cluster_id = new.cluster_id and g.ended_at is null
      and g.role in ('cluster_manager', 'team_member', 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  ) then
    raise exception 'not a person of this cluster' using errcode = 'GR002';
  end if;
  return new;
end
$$;
create trigger tg_room_people__guard before insert on grappe.room_people
  for each row execute function grappe.tg_room_people__guard();

-- The guards leave alone what happens when a person is erased: only columns that the application writes are watched.
create trigger tg_room_messages__guard before insert or update of body, mentions, version, edited_at, deleted_at
  on grappe.room_messages for each row execute function grappe.tg_room_content__guard();
create trigger tg_room_files__guard before insert or update of message_id, content, deleted_at
  on grappe.room_files for each row execute function grappe.tg_room_content__guard();
create trigger tg_room_decisions__guard before insert or update of title, body, status, decided_on, version, deleted_at
  on grappe.room_decisions for each row execute function grappe.tg_room_content__guard();
create trigger tg_room_tasks__guard before insert or update of title, note, due_on, status, version, deleted_at
  on grappe.room_tasks for each row execute function grappe.tg_room_content__guard();

-- Writes the event of a row at commit, under one lock that is held until the row is visible: positions are then in the
-- order in which events appear, and nobody who read up to one of them can miss an earlier one. Notifications queue at
-- commit under such a lock anyway. The notification carries the position only. Tables whose rows stand in a room use it
-- with their kind as argument; they have the columns id, cluster_id, room_id and deleted_at.
create function grappe.tg_room_event() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  cluster uuid := coalesce(new.cluster_id, old.cluster_id);
  room uuid;
  subject uuid;
  made text := case tg_op when 'INSERT' then 'created' when 'DELETE' then 'removed' else 'changed' end;
  place bigint;
begin
  if tg_argv[0] = 'room' then
    room := new.id;
    subject := new.id;
  elsif tg_argv[0] = 'person' then
    room := coalesce(new.room_id, old.room_id);
    subject := coalesce(new.person_id, old.person_id);
  else
    room := new.room_id;
    subject := new.id;
    if tg_op = 'UPDATE' and new.deleted_at is not null and old.deleted_at is null then made := 'removed'; end if;
  end if;
  perform pg_advisory_xact_lock(7102023010);
  insert into grappe.room_events (cluster_id, room_id, kind, subject_id, change, actor_id)
  select cluster, room, tg_argv[0], subject, made, grappe.current_person()
  where exists (select from grappe.rooms where id = room) -- not when the room itself is going
  returning position into place;
  if place is not null then perform pg_notify('grappe_rooms', place::text); end if;
  return null;
end
$$;

create constraint trigger tg_room_messages__event after insert or update on grappe.room_messages
  deferrable initially deferred for each row execute function grappe.tg_room_event('message');
create constraint trigger tg_room_files__event after insert or update on grappe.room_files
  deferrable initially deferred for each row execute function grappe.tg_room_event('file');
create constraint trigger tg_room_decisions__event after insert or update on grappe.room_decisions
  deferrable initially deferred for each row execute function grappe.tg_room_event('decision');
create constraint trigger tg_room_tasks__event after insert or update on grappe.room_tasks
  deferrable initially deferred for each row execute function grappe.tg_room_event('task');
create constraint trigger tg_room_people__event after insert or delete on grappe.room_people
  deferrable initially deferred for each row execute function grappe.tg_room_event('person');
create constraint trigger tg_rooms__event after insert or update on grappe.rooms
  deferrable initially deferred for each row execute function grappe.tg_room_event('room');

-- How long a page that says nothing any more still counts as open.
create function grappe.presence_seconds() returns integer language sql immutable parallel safe as $$ select 70 $$;

-- The asker is (still) in the room, or leaves it. True when that changed who is seen there.
create function grappe.mark_presence(room uuid, here boolean) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  person uuid := grappe.current_person();
  gone integer;
  appeared boolean := false;
begin
  if person is null or not room = any (grappe.my_rooms()) then return false; end if;
  delete from grappe.room_presence
  where room_id = room and (seen_at < now() - make_interval(secs => grappe.presence_seconds()) or (person_id = person and not here));
  get diagnostics gone = row_count;
  if here then
    insert into grappe.room_presence as known (cluster_id, room_id, person_id)
    select cluster_id, id, person from grappe.rooms where id = room
    on conflict (room_id, person_id) do update set seen_at = now()
    returning (xmax = 0) into appeared;
  end if;
  if gone > 0 or appeared then perform pg_notify('grappe_rooms', 'presence ' || room); end if;
  return gone > 0 or appeared;
end
$$;

-- For the process that carries events: what happened after a position, by identifiers only.
create function grappe.room_events_after(after bigint, at_most integer)
  returns table (place bigint, event_id uuid, room_id uuid, kind text, subject_id uuid, change text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select e.position, e.id, e.room_id, e.kind, e.subject_id, e.change
    from grappe.room_events e where e.position > after order by e.position limit at_most
  $$;

-- Which of these people may read that room at this moment.
create function grappe.readers_among(room uuid, people uuid[]) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct person_id), '{}') from grappe.room_access
    where room_id = room and person_id = any (people)
  $$;

-- Position of an event that a browser names; null when it is forgotten or never was.
create function grappe.position_of_event(event uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select position from grappe.room_events where id = event $$;

create function grappe.last_event_position() returns bigint
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select coalesce(max(position), 0) from grappe.room_events $$;

-- Events are for catching up, not for keeping: what they told is in the tables.
create function grappe.forget_old_events(older_than interval) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  forgotten integer;
begin
  delete from grappe.room_events where at < now() - greatest(older_than, interval '1 day');
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;

-- Bytes that the files of a cluster's rooms take; one asker at a time until the end of its transaction.
create function grappe.room_bytes_used(cluster uuid) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not exists (select from grappe.rooms r where r.cluster_id = cluster and r.id = any (grappe.my_rooms())) then return 0; end if;
  perform pg_advisory_xact_lock(hashtextextended(cluster::text, 7102023011));
  return (select coalesce(sum(bytes), 0) from grappe.room_files where cluster_id = cluster and deleted_at is null);
end
$$;

-- Word search in one room that the asker is in: the words are not leakproof, so that a policy would be met after them.
create function grappe.search_room(room uuid, typed text, at_most integer)
  returns table (kind text, id uuid, thread_id uuid, at timestamptz, author_id uuid, excerpt text)
  language plpgsql stable security definer set search_path = pg_catalog, grappe, public, extensions, pg_temp
  as $$
declare
  words text[] := grappe.words_typed(typed);
  query tsquery;
  next_query tsquery;
begin
  if room is null or not room = any (grappe.my_rooms()) then return; end if;
  for i in 1 .. cardinality(words) loop
    next_query := grappe.query_of(words[i], i = cardinality(words));
    if next_query is not null then query := case when query is null then next_query else query && next_query end; end if;
  end loop;
  if query is null then return; end if;
  return query
    select found.* from (
      select 'message', m.id, m.thread_id, m.created_at, m.author_id, left(m.body, 300) from grappe.room_messages m
      where m.room_id = room and m.deleted_at is null and m.words @@ query
      union all
      select 'decision', d.id, null, d.created_at, d.author_id, left(d.title, 300) from grappe.room_decisions d
      where d.room_id = room and d.deleted_at is null and grappe.words_of(d.title || ' ' || d.body) @@ query
      union all
      select 'task', t.id, null, t.created_at, t.author_id, left(t.title, 300) from grappe.room_tasks t
      where t.room_id = room and t.deleted_at is null and grappe.words_of(t.title || ' ' || t.note) @@ query
      union all
      select 'file', f.id, null, f.created_at, f.author_id, left(f.name, 300) from grappe.room_files f
      where f.room_id = room and f.deleted_at is null
        and grappe.words_of(translate(f.name, '._-', '   ')) @@ query
    ) found (kind, id, thread_id, at, author_id, excerpt)
    order by found.at desc, found.id limit least(at_most, 200);
end
$$;

grant execute on function grappe.presence_seconds(), grappe.mark_presence(uuid, boolean),
  grappe.room_events_after(bigint, integer), grappe.readers_among(uuid, uuid[]), grappe.position_of_event(uuid),
  grappe.last_event_position(), grappe.forget_old_events(interval), grappe.room_bytes_used(uuid),
  grappe.search_room(uuid, text, integer) to grappe_app;
