-- What holds of meetings whoever writes: an agenda is announced before, attendance and minutes come after an announced
-- meeting has begun, and what was announced, approved or recorded stays.

-- Until it begins, a meeting may move; what is changed after the first announcement is announced again at once.
create function grappe.tg_room_meetings__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  moved boolean := tg_op = 'INSERT' or (new.title, new.starts_at, new.ends_at, new.place, new.link, new.agenda)
    is distinct from (old.title, old.starts_at, old.ends_at, old.place, old.link, old.agenda);
begin
  if grappe.current_person() is null then return new; end if;
  if not new.room_id = any (grappe.my_rooms()) then
    raise exception 'not in the room' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (old.deleted_at is not null or (old.status = 'cancelled' and (moved or new.status <> 'cancelled'))) then
    raise exception 'the meeting was called off' using errcode = 'GR115';
  end if;
  if tg_op = 'INSERT' or moved or new.status is distinct from old.status
    or new.agenda_published is distinct from old.agenda_published
  then
    if not exists (select from grappe.rooms where id = new.room_id and status = 'open') then
      raise exception 'the room is closed' using errcode = 'GR001';
    end if;
  end if;
  if moved and new.starts_at <= now() then
    raise exception 'the meeting has begun' using errcode = 'GR112';
  end if;
  if tg_op = 'UPDATE' then
    if old.agenda_published and not new.agenda_published then
      raise exception 'what was announced stays announced' using errcode = 'insufficient_privilege';
    end if;
    if (old.agenda_published and moved or new.agenda_published and not old.agenda_published)
      and least(old.starts_at, new.starts_at) <= now()
    then
      raise exception 'the meeting has begun' using errcode = 'GR112';
    end if;
    if new.status = 'cancelled' and old.status <> 'cancelled'
      and exists (select from grappe.meeting_minutes where meeting_id = new.id)
    then
      raise exception 'the meeting took place' using errcode = 'GR112';
    end if;
  end if;
  if new.agenda_published and jsonb_array_length(new.agenda) = 0 then
    raise exception 'an agenda says something' using errcode = 'GR113';
  end if;
  return new;
end
$$;
-- Only columns that the application writes are watched: what happens when a person is erased is left alone.
create trigger tg_room_meetings__guard before insert
  or update of title, starts_at, ends_at, place, link, agenda, agenda_published, status, version, deleted_at on grappe.room_meetings
  for each row execute function grappe.tg_room_meetings__guard();

-- Keeps what is announced, and tells those who are invited.
create function grappe.tg_room_meetings__announce() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  kind text;
begin
  if new.status = 'cancelled' and old.status <> 'cancelled' and new.agenda_published then
    kind := 'meeting_cancelled';
  elsif new.agenda_published and (not old.agenda_published
    or (new.title, new.starts_at, new.ends_at, new.place, new.link, new.agenda)
      is distinct from (old.title, old.starts_at, old.ends_at, old.place, old.link, old.agenda))
  then
    insert into grappe.meeting_agendas (
      cluster_id, room_id, meeting_id, rank, title, starts_at, ends_at, place, link, items, published_by, published_at
    )
    select new.cluster_id, new.room_id, new.id,
      coalesce((select max(rank) from grappe.meeting_agendas where meeting_id = new.id), 0) + 1,
      new.title, new.starts_at, new.ends_at, new.place, new.link, new.agenda, grappe.current_person(), now();
    kind := case when old.agenda_published then 'meeting_changed' else 'meeting_announced' end;
  end if;
  if kind is not null then
    perform grappe.leave_mail(
      p.person_id, new.cluster_id, kind, jsonb_build_object('startsAt', new.starts_at),
      '/rooms/' || new.room_id || '/meetings/' || new.id
    )
    from grappe.meeting_people p
    where p.meeting_id = new.id and p.invited and p.person_id is distinct from grappe.current_person()
      and p.person_id is not null and grappe.are_in_room(new.room_id, array[p.person_id]);
  end if;
  return null;
end
$$;
create trigger tg_room_meetings__announce after update on grappe.room_meetings
  for each row execute function grappe.tg_room_meetings__announce();

-- Attendance and minutes are those of a meeting that was announced and has begun.
create function grappe.require_held(meeting uuid) returns void
  language plpgsql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  found grappe.room_meetings;
begin
  select * into found from grappe.room_meetings where id = meeting;
  if found.status = 'cancelled' or found.deleted_at is not null then
    raise exception 'the meeting was called off' using errcode = 'GR115';
  end if;
  if not exists (select from grappe.meeting_agendas where meeting_id = meeting) then
    raise exception 'no agenda was announced' using errcode = 'GR113';
  end if;
  if found.starts_at > now() then
    raise exception 'the meeting has not begun' using errcode = 'GR114';
  end if;
end
$$;

-- Each answers for itself; who came is written by whoever leads the meeting, until the minutes are approved.
create function grappe.tg_meeting_people__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  asker uuid := grappe.current_person();
  meeting uuid := coalesce(new.meeting_id, old.meeting_id);
  begun boolean;
begin
  if tg_op = 'INSERT' and new.person_id is not null then
    new.organisation_id := coalesce(new.organisation_id, grappe.organisation_in_room(new.room_id, new.person_id));
  end if;
  if asker is null then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op <> 'UPDATE' or new.attendance is distinct from old.attendance then
    if not meeting = any (grappe.my_led_meetings()) then
      raise exception 'only who leads the meeting writes who came' using errcode = 'insufficient_privilege';
    end if;
    if exists (select from grappe.meeting_minutes where meeting_id = meeting and status = 'approved') then
      raise exception 'the minutes were approved' using errcode = 'GR116';
    end if;
    select starts_at <= now() into begun from grappe.room_meetings where id = meeting;
    if tg_op = 'DELETE' then
      if begun then raise exception 'the meeting has begun' using errcode = 'GR112'; end if;
      return old;
    end if;
    if tg_op = 'INSERT' and (new.person_id is null or not grappe.are_in_room(new.room_id, array[new.person_id])) then
      raise exception 'only people of the room are invited' using errcode = 'GR002';
    end if;
    if tg_op = 'INSERT' and new.invited = begun then
      raise exception 'people are invited before, and come after' using errcode = 'GR112';
    end if;
    if new.attendance is not null then perform grappe.require_held(meeting); end if;
    if tg_op = 'UPDATE' then
      new.recorded_by := asker;
      new.recorded_at := now();
    end if;
  end if;
  if tg_op = 'UPDATE' and new.reply is distinct from old.reply then
    if new.person_id is distinct from asker then
      raise exception 'each answers for itself' using errcode = 'insufficient_privilege';
    end if;
    new.replied_at := now();
  end if;
  return new;
end
$$;
create trigger tg_meeting_people__guard before insert or update of reply, attendance or delete on grappe.meeting_people
  for each row execute function grappe.tg_meeting_people__guard();

-- Whoever is invited once the agenda is announced is told so too.
create function grappe.tg_meeting_people__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  perform grappe.leave_mail(
    new.person_id, new.cluster_id, 'meeting_announced', jsonb_build_object('startsAt', m.starts_at),
    '/rooms/' || m.room_id || '/meetings/' || m.id
  )
  from grappe.room_meetings m
  where m.id = new.meeting_id and m.agenda_published and m.status = 'planned' and m.starts_at > now()
    and new.person_id is distinct from grappe.current_person();
  return null;
end
$$;
create trigger tg_meeting_people__tell after insert on grappe.meeting_people
  for each row when (new.invited and new.person_id is not null) execute function grappe.tg_meeting_people__tell();

-- A draft is written by anybody in the room; what was approved is corrected by a following version, which says why.
create function grappe.tg_meeting_minutes__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if grappe.current_person() is null then return new; end if;
  if not new.room_id = any (grappe.my_rooms()) then
    raise exception 'not in the room' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' then
    perform grappe.require_held(new.meeting_id);
    if new.rank is distinct from
      coalesce((select max(rank) from grappe.meeting_minutes where meeting_id = new.meeting_id), 0) + 1
      or exists (select from grappe.meeting_minutes where meeting_id = new.meeting_id and status = 'draft')
    then
      raise exception 'there is a draft already' using errcode = 'GR117';
    end if;
    return new;
  end if;
  if old.status = 'approved' then
    raise exception 'the minutes were approved' using errcode = 'GR116';
  end if;
  if new.status = 'approved' then
    new.approved_by := grappe.current_person();
    new.approved_at := now();
  end if;
  return new;
end
$$;
create trigger tg_meeting_minutes__guard before insert
  or update of body, categories, others_present, status, version, updated_at on grappe.meeting_minutes
  for each row execute function grappe.tg_meeting_minutes__guard();

-- The database says who spoke for whom, and when; then nothing changes, whoever asks.
create function grappe.tg_dissociations__keep() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    new.recorded_at := clock_timestamp();
    new.organisation_id := grappe.organisation_in_room(new.room_id, new.author_id);
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if (new.id, new.room_id, new.meeting_id, new.message_id, new.subject, new.statement, new.recorded_at)
      is distinct from (old.id, old.room_id, old.meeting_id, old.message_id, old.subject, old.statement, old.recorded_at)
      or (new.author_id is not null and new.author_id is distinct from old.author_id)
      or (new.organisation_id is not null and new.organisation_id is distinct from old.organisation_id)
    then
      raise exception 'a dissociation stays as it was recorded' using errcode = 'GR118';
    end if;
    return new;
  end if;
  -- It goes with its room, and its room with the cluster: never alone.
  if exists (select from grappe.rooms where id = old.room_id) then
    raise exception 'a dissociation stays' using errcode = 'GR118';
  end if;
  return old;
end
$$;
create trigger tg_dissociations__keep before insert or update or delete on grappe.dissociations
  for each row execute function grappe.tg_dissociations__keep();

-- Open pages of the room read the meeting again.
create function grappe.tg_meeting_event() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  place bigint;
  dissociates boolean := tg_argv[0] = 'dissociation';
  subject uuid := case when dissociates then new.id when tg_op = 'DELETE' then old.meeting_id else new.meeting_id end;
  room uuid := case when tg_op = 'DELETE' then old.room_id else new.room_id end;
begin
  perform pg_advisory_xact_lock(7102023010);
  insert into grappe.room_events (cluster_id, room_id, kind, subject_id, change, actor_id)
  select r.cluster_id, r.id, tg_argv[0], subject, case when dissociates then 'created' else 'changed' end,
    grappe.current_person()
  from grappe.rooms r where r.id = room
  returning position into place;
  if place is not null then perform pg_notify('grappe_rooms', place::text); end if;
  return null;
end
$$;
create constraint trigger tg_room_meetings__event after insert or update on grappe.room_meetings
  deferrable initially deferred for each row execute function grappe.tg_room_event('meeting');
create constraint trigger tg_meeting_people__event after insert or update or delete on grappe.meeting_people
  deferrable initially deferred for each row execute function grappe.tg_meeting_event('meeting');
create constraint trigger tg_meeting_minutes__event after insert or update on grappe.meeting_minutes
  deferrable initially deferred for each row execute function grappe.tg_meeting_event('meeting');
create constraint trigger tg_dissociations__event after insert on grappe.dissociations
  deferrable initially deferred for each row execute function grappe.tg_meeting_event('dissociation');

-- The people of a room that the asker is in, and those who wrote there and left.
create or replace function grappe.people_of_room(room uuid)
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
        union select created_by from grappe.room_meetings where room_id = room
        union select person_id from grappe.meeting_people where room_id = room
        union select unnest(array[author_id, updated_by, approved_by]) from grappe.meeting_minutes where room_id = room
        union select published_by from grappe.meeting_agendas where room_id = room
        union select author_id from grappe.dissociations where room_id = room
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
