-- That a room was renamed, closed or opened again is told to its people by the same mail as their unread messages: never sooner
-- than each chose, and not to those who did it.

-- A mail may tell of rooms alone.
alter table grappe.digests_sent alter column told_through drop not null;

drop function grappe.digests_due(timestamptz);

-- What waits for each person of a room: messages that it has neither read nor been told of, and changes of the room itself since
-- it last read there or was told.
create function grappe.digests_waiting(moment timestamptz)
  returns table (person_id uuid, room_id uuid, since timestamptz, message_id uuid, mentioned boolean)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with people_of_rooms as (
      select a.person_id, a.room_id, s.told_through, s.sent_at, r.read_through, r.read_at
      from (select distinct person_id, room_id from grappe.room_access) a
      left join grappe.digests_sent s on s.person_id = a.person_id
      left join grappe.room_reads r on r.room_id = a.room_id and r.person_id = a.person_id
    )
    select a.person_id, a.room_id, m.created_at, m.id, a.person_id = any (m.mentions)
    from people_of_rooms a
    join grappe.room_messages m on m.room_id = a.room_id and m.deleted_at is null
      and m.author_id is distinct from a.person_id and m.created_at <= moment and m.created_at > moment - interval '30 days'
      and (a.read_through is null or m.id > a.read_through) and (a.told_through is null or m.id > a.told_through)
    union all
    select a.person_id, a.room_id, change.made_at, null, false
    from people_of_rooms a
    join grappe.rooms r on r.id = a.room_id
    cross join lateral (values (r.renamed_by, r.renamed_at), (r.status_by, r.status_at)) change (made_by, made_at)
    where change.made_by is distinct from a.person_id and change.made_at <= moment and change.made_at > moment - interval '30 days'
      and (a.read_at is null or a.read_at < change.made_at) and (a.sent_at is null or a.sent_at < change.made_at)
  $$;

-- Who is due a digest at a moment, and what it counts. Someone is due when the oldest of what waits is at least as old as the
-- wait that it chose, and so is its last digest; someone who looks at a room now is not away. Messages that were deleted, what
-- is older than a month, and rooms that one is no longer in, do not count.
create function grappe.digests_due(moment timestamptz)
  returns table (person_id uuid, messages bigint, rooms bigint, mentions bigint, changed bigint, newest uuid)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select w.person_id, count(w.message_id), count(distinct w.room_id), count(*) filter (where w.mentioned),
      count(distinct w.room_id) filter (where w.message_id is null),
      (array_agg(w.message_id order by w.message_id desc) filter (where w.message_id is not null))[1]
    from grappe.digests_waiting(moment) w
    join grappe.people p on p.id = w.person_id and p.user_id is not null
    left join grappe.digest_choices c on c.person_id = w.person_id
    left join grappe.digests_sent s on s.person_id = w.person_id
    where grappe.digest_wait(c.every, c.hours) is not null
      and (s.sent_at is null or s.sent_at <= moment - grappe.digest_wait(c.every, c.hours))
      and not exists (
        select from grappe.room_presence here where here.person_id = w.person_id
          and here.seen_at > moment - make_interval(secs => grappe.presence_seconds())
      )
    group by w.person_id, c.every, c.hours
    having min(w.since) <= moment - grappe.digest_wait(c.every, c.hours)
  $$;

create or replace function grappe.leave_digests() returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  due record;
  left_behind integer := 0;
begin
  if not pg_try_advisory_xact_lock(7102023012) then return 0; end if;
  for due in
    select d.*, p.email, p.language from grappe.digests_due(now()) d join grappe.people p on p.id = d.person_id
  loop
    insert into grappe.mails (person_id, address, language, kind, params, href, send_after)
    values (
      due.person_id, due.email, due.language,
      case when due.messages = 0 then 'rooms_changed' when due.changed = 0 then 'room_digest' else 'room_digest_and_changes' end,
      jsonb_build_object(
        'count', case when due.messages = 0 then due.changed else due.messages end,
        'rooms', due.rooms, 'mentions', due.mentions, 'changed', due.changed
      ),
      '/rooms', now()
    );
    insert into grappe.digests_sent as sent (person_id, told_through, sent_at) values (due.person_id, due.newest, now())
    on conflict (person_id) do update
      set told_through = coalesce(excluded.told_through, sent.told_through), sent_at = excluded.sent_at;
    left_behind := left_behind + 1;
  end loop;
  return left_behind;
end
$$;
