-- A mail for those who are away: how often each chose, and never sooner.

-- No row: once a day. A person has one choice for all its clusters, so that the table has no cluster of its own.
create table grappe.digest_choices (
  person_id uuid primary key references grappe.people (id) on delete cascade,
  every text not null check (every in ('never', 'hours', 'day', 'week')),
  hours integer check (hours between 1 and 720),
  updated_at timestamptz not null default now(),
  check ((every = 'hours') = (hours is not null))
);
call grappe.protect_table('digest_choices');
create policy all_self on grappe.digest_choices to grappe_app
  using (person_id = (select grappe.current_person())) with check (person_id = (select grappe.current_person()));
grant select, insert (person_id, every, hours), update (every, hours, updated_at) on grappe.digest_choices to grappe_app;

-- The last message that a digest told of, and when: for the sender only.
create table grappe.digests_sent (
  person_id uuid primary key references grappe.people (id) on delete cascade,
  told_through uuid not null,
  sent_at timestamptz not null
);
call grappe.protect_table('digests_sent');

-- How long a person wants to be left in peace; null: for ever.
create function grappe.digest_wait(every text, hours integer) returns interval
  language sql immutable parallel safe
  as $$
    select case coalesce(every, 'day')
      when 'hours' then make_interval(hours => hours) when 'day' then interval '1 day' when 'week' then interval '7 days'
    end
  $$;

-- Who is due a digest at a moment, and what it counts. Someone is due when the oldest message that it has neither read nor
-- been told of is at least as old as the wait that it chose, and so is its last digest; someone who looks at a room now is
-- not away. Messages that were deleted, or are older than a month, and rooms that one is no longer in, do not count.
create function grappe.digests_due(moment timestamptz)
  returns table (person_id uuid, messages bigint, rooms bigint, mentions bigint, newest uuid)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select a.person_id, count(*), count(distinct m.room_id),
      count(*) filter (where a.person_id = any (m.mentions)), (array_agg(m.id order by m.id desc))[1]
    from (select distinct person_id, room_id from grappe.room_access) a
    join grappe.people p on p.id = a.person_id and p.user_id is not null
    left join grappe.digest_choices c on c.person_id = a.person_id
    left join grappe.digests_sent s on s.person_id = a.person_id
    left join grappe.room_reads r on r.room_id = a.room_id and r.person_id = a.person_id
    join grappe.room_messages m on m.room_id = a.room_id and m.deleted_at is null
      and m.author_id is distinct from a.person_id and m.created_at <= moment and m.created_at > moment - interval '30 days'
      and (r.read_through is null or m.id > r.read_through)
      and (s.told_through is null or m.id > s.told_through)
    where grappe.digest_wait(c.every, c.hours) is not null
      and (s.sent_at is null or s.sent_at <= moment - grappe.digest_wait(c.every, c.hours))
      and not exists (
        select from grappe.room_presence here where here.person_id = a.person_id
          and here.seen_at > moment - make_interval(secs => grappe.presence_seconds())
      )
    group by a.person_id, c.every, c.hours
    having min(m.created_at) <= moment - grappe.digest_wait(c.every, c.hours)
  $$;

-- Leaves a mail for each that is due, which says how much there is and where, never what; answers how many. One process at
-- a time; what was told is remembered in the same transaction, so that nobody is told twice.
create function grappe.leave_digests() returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  due record;
  left_behind integer := 0;
begin
  if to_regclass('grappe.mails') is null or not pg_try_advisory_xact_lock(7102023012) then return 0; end if;
  for due in
    select d.*, p.email, p.language from grappe.digests_due(now()) d join grappe.people p on p.id = d.person_id
  loop
    insert into grappe.mails (person_id, address, language, kind, params, href, send_after)
    values (
      due.person_id, due.email, due.language, 'room_digest',
      jsonb_build_object('count', due.messages, 'rooms', due.rooms, 'mentions', due.mentions), '/rooms', now()
    );
    insert into grappe.digests_sent (person_id, told_through, sent_at) values (due.person_id, due.newest, now())
    on conflict (person_id) do update set told_through = excluded.told_through, sent_at = excluded.sent_at;
    left_behind := left_behind + 1;
  end loop;
  return left_behind;
end
$$;

grant execute on function grappe.leave_digests() to grappe_app;
