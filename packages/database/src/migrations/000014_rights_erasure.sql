-- Everything that is known of a person, and its oblivion.

-- What the asker's own person left: who it is, what it wrote, and in which tables it is named otherwise. Those are found in the
-- catalogue, so that a table added later is not forgotten.
create function grappe.my_personal_data() returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  me uuid := grappe.current_person();
  told jsonb;
  traces jsonb := '[]';
  reference record;
  found bigint;
begin
  if me is null then return null; end if;
  select jsonb_build_object(
    'person', (select to_jsonb(p) - 'user_id' from grappe.people p where p.id = me),
    'roles', coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'cluster', c.name, 'organisation', o.name,
        'since', g.created_at, 'until', g.ended_at) order by g.created_at)
      from grappe.role_grants g left join grappe.clusters c on c.id = g.cluster_id
      left join grappe.organisations o on o.id = g.organisation_id where g.person_id = me), '[]'),
    'sessions', coalesce((select jsonb_agg(jsonb_build_object('since', s."createdAt", 'until', s."expiresAt", 'address', s."ipAddress",
        'browser', s."userAgent") order by s."createdAt")
      from accounts.session s join grappe.people p on p.user_id = s."userId" where p.id = me), '[]'),
    'messages', coalesce((select jsonb_agg(jsonb_build_object('at', m.created_at, 'room', r.title, 'body', m.body) order by m.created_at)
      from grappe.room_messages m join grappe.rooms r on r.id = m.room_id where m.author_id = me and m.deleted_at is null), '[]'),
    'files', coalesce((select jsonb_agg(jsonb_build_object('at', f.created_at, 'room', r.title, 'name', f.name) order by f.created_at)
      from grappe.room_files f join grappe.rooms r on r.id = f.room_id where f.author_id = me and f.deleted_at is null), '[]'),
    'tasks', coalesce((select jsonb_agg(jsonb_build_object('room', r.title, 'title', t.title, 'due', t.due_on, 'status', t.status)
        order by t.created_at)
      from grappe.room_tasks t join grappe.rooms r on r.id = t.room_id where t.owner_id = me and t.deleted_at is null), '[]'),
    'mails', coalesce((select jsonb_agg(jsonb_build_object('at', m.created_at, 'kind', m.kind, 'address', m.address, 'sent', m.sent_at)
        order by m.created_at) from grappe.mails m where m.person_id = me), '[]'),
    'consents', coalesce((select jsonb_agg(jsonb_build_object('cluster', c.name, 'purpose', s.purpose, 'version', s.text_version,
        'given', s.given_at, 'withdrawn', s.withdrawn_at) order by s.given_at)
      from grappe.consents s join grappe.clusters c on c.id = s.cluster_id where s.person_id = me), '[]'),
    'requests', coalesce((select jsonb_agg(jsonb_build_object('cluster', c.name, 'kind', q.kind, 'message', q.message, 'at', q.asked_at,
        'due', q.due_on, 'status', q.status, 'answer', q.answer, 'answered', q.answered_at) order by q.asked_at)
      from grappe.privacy_requests q join grappe.clusters c on c.id = q.cluster_id where q.person_id = me), '[]'),
    'contacts', coalesce((select jsonb_agg(jsonb_build_object('organisation', o.name, 'key', f.key, 'value', f.value,
        'from', f.recorded_at, 'until', f.ended_at) order by o.name, f.key)
      from grappe.facts f join grappe.organisations o on o.cluster_id = f.cluster_id and o.id = f.organisation_id
      join grappe.people p on p.id = me
      where f.key = 'contact_email' and lower(f.value #>> '{}') = lower(p.email) and f.audience <> 'self'
        and f.cluster_id in (select g.cluster_id from grappe.role_grants g where g.person_id = me)), '[]')
  ) into told;
  for reference in
    select r.relname as name, a.attname as "column" from pg_constraint k
    join pg_class r on r.oid = k.conrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'grappe.people'::regclass order by 1, 2
  loop
    execute format('select count(*) from grappe.%I where %I = $1', reference.name, reference."column") into found using me;
    if found > 0 then
      traces := traces || jsonb_build_object('table', reference.name, 'column', reference."column", 'rows', found);
    end if;
  end loop;
  return told || jsonb_build_object('traces', traces);
end
$$;

-- Takes away what names a contact in the directory of a cluster, today and before: by its address, or by its whole name. Whose it
-- is otherwise (a firm) stays. Gives how many values, and of how many organisations.
create function grappe.forget_contact(cluster uuid, wanted text) returns table (facts bigint, organisations bigint, files bigint)
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  return query
    with named as (
      select distinct f.organisation_id from grappe.facts f
      where f.cluster_id = cluster and f.key in ('contact_name', 'contact_email') and f.audience <> 'self'
        and grappe.fold(btrim(f.value #>> '{}')) = grappe.fold(btrim(wanted))
    ), taken as (
      delete from grappe.facts f using named n
      where f.cluster_id = cluster and f.organisation_id = n.organisation_id
        and f.key in ('contact_name', 'contact_email', 'contact_phone')
      returning f.organisation_id
    ), emptied as (
      -- The files that a directory was read from name their contacts too: their contents go, what they changed stays.
      update grappe.imports i set content = null
      where i.cluster_id = cluster and i.content is not null and exists (select from named)
        and i.status in ('accepted', 'undone', 'failed')
      returning 1
    )
    select (select count(*) from taken), (select count(distinct organisation_id) from taken), (select count(*) from emptied);
end
$$;

-- Makes somebody unknown for good: the account, the addresses and the words go; what must stay (decisions, minutes, attendance,
-- the trail of changes) names a pseudonym instead. Asks no one: for the functions below only.
create function grappe.forget_person(subject uuid) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  forgotten grappe.people;
  removed jsonb := '{}';
  touched bigint;
  place uuid;
  contacts bigint := 0;
  asker text := coalesce(current_setting('grappe.person_id', true), '');
begin
  select * into forgotten from grappe.people where id = subject and erased_at is null for update;
  if forgotten.id is null then return null; end if;
  for place in select distinct cluster_id from grappe.role_grants where person_id = subject and cluster_id is not null loop
    contacts := contacts + (select f.facts from grappe.forget_contact(place, forgotten.email) f);
  end loop;
  removed := removed || jsonb_build_object('contacts', contacts);
  update grappe.role_grants set ended_at = now() where person_id = subject and ended_at is null;
  -- In closed rooms as well: what guards them stands back for nobody's own act.
  perform set_config('grappe.person_id', '', true);
  update grappe.room_tasks set owner_id = null, version = version + 1, updated_at = now()
    where owner_id = subject and status = 'open';
  update grappe.room_messages set body = null, mentions = '{}', deleted_at = now() where author_id = subject and deleted_at is null;
  get diagnostics touched = row_count;
  perform set_config('grappe.person_id', asker, true);
  removed := removed || jsonb_build_object('messages', touched);
  delete from grappe.mails where person_id = subject;
  get diagnostics touched = row_count;
  removed := removed || jsonb_build_object('mails', touched);
  delete from grappe.room_people where person_id = subject;
  delete from grappe.room_reads where person_id = subject;
  delete from grappe.room_presence where person_id = subject;
  delete from grappe.digest_choices where person_id = subject;
  delete from grappe.digests_sent where person_id = subject;
  delete from grappe.invitations where person_id = subject;
  delete from grappe.join_requests where lower(address) = lower(forgotten.email);
  update grappe.consents set withdrawn_at = now() where person_id = subject and withdrawn_at is null;
  update grappe.studies set closed_at = now() where researcher_id = subject and closed_at is null;
  update grappe.privacy_requests set message = '', answer = '' where person_id = subject;
  delete from accounts."user" where id = forgotten.user_id;
  removed := removed || jsonb_build_object('account', case when forgotten.user_id is null then 0 else 1 end);
  update grappe.people set user_id = null, display_name = 'P-' || upper(right(replace(subject::text, '-', ''), 6)),
    email = subject::text || '@erased.invalid', erased_at = now(), deactivated_at = coalesce(deactivated_at, now())
  where id = subject;
  return jsonb_build_object('removed', removed,
    'kept', jsonb_build_array('decisions', 'minutes', 'files_kept', 'trail', 'directory_history', 'consents'));
end
$$;

-- The asker itself, at once. Refused (GR001) for the last who can act in a cluster: it hands over first.
create function grappe.erase_me() returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  me uuid := grappe.current_person();
  forgotten jsonb := grappe.forget_person(me);
begin
  insert into grappe.privacy_requests (cluster_id, person_id, kind, entered_by, answered_by, answered_at, status, outcome)
  select distinct cluster_id, me, 'erasure', me, me, now(), 'done', forgotten from grappe.role_grants
  where person_id = me and cluster_id is not null;
  update grappe.privacy_requests set status = 'done', answered_at = now(), answered_by = me, outcome = forgotten
  where person_id = me and status = 'open';
  return forgotten;
end
$$;

-- A manager answers somebody's request to be forgotten. Whoever has a role elsewhere only leaves this cluster: the rest is not
-- this manager's to take away. Null when there is no such request.
create function grappe.erase_person_asked(request uuid) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  asked grappe.privacy_requests;
begin
  select * into asked from grappe.privacy_requests q
  where q.id = request and q.kind = 'erasure' and q.status = 'open' and q.cluster_id = any (grappe.my_managed_clusters()) for update;
  if asked.id is null then return null; end if;
  if asked.person_id is null then
    return (select jsonb_build_object('removed', jsonb_build_object('contacts', f.facts, 'organisations', f.organisations,
      'files', f.files), 'kept', jsonb_build_array('trail')) from grappe.forget_contact(asked.cluster_id, asked.contact) f);
  end if;
  if exists (
    select from grappe.role_grants g where g.person_id = asked.person_id and g.ended_at is null
      and g.cluster_id is distinct from asked.cluster_id
  ) then
    update grappe.role_grants set ended_at = now()
    where person_id = asked.person_id and cluster_id = asked.cluster_id and ended_at is null;
    delete from grappe.room_people where person_id = asked.person_id and cluster_id = asked.cluster_id;
    return jsonb_build_object('removed', jsonb_build_object('roles', 1), 'kept', jsonb_build_array('account_elsewhere', 'trail'));
  end if;
  return grappe.forget_person(asked.person_id);
end
$$;

-- What is kept and for how long: usual, and the bounds within which a cluster may decide otherwise. In days.
create function grappe.retention_defaults() returns table (code text, usual integer, shortest integer, longest integer)
  language sql immutable parallel safe
  as $$
    values ('import_files', 365, 1, 1825), ('jobs', 90, 7, 365), ('join_requests', 180, 30, 730), ('invitations', 180, 30, 730),
      ('former_people', 1095, 90, 1825), ('privacy_requests', 1095, 365, 1825)
  $$;

create function grappe.retention_days(cluster uuid, wanted text) returns integer
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce((select least(greatest(r.days, d.shortest), d.longest) from grappe.retention_rules r
      where r.cluster_id = cluster and r.code = wanted), d.usual)
    from grappe.retention_defaults() d where d.code = wanted
  $$;

-- Takes away what is older than its time, once a day at most; gives how many clusters were looked at. Needs no identity.
create function grappe.apply_retention() returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  place uuid;
  done integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('retention', 0)) then return 0; end if;
  for place in
    select c.id from grappe.clusters c
    where not exists (select from grappe.retention_runs r where r.cluster_id = c.id and r.ran_at > now() - interval '1 day')
    order by c.id limit 100
  loop
    perform grappe.apply_retention_in(place);
    done := done + 1;
  end loop;
  return done;
end
$$;

create function grappe.apply_retention_in(place uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  rule record;
  before timestamptz;
  gone bigint;
  person uuid;
begin
  for rule in select d.code from grappe.retention_defaults() d loop
    before := now() - make_interval(days => grappe.retention_days(place, rule.code));
    case rule.code
      when 'import_files' then
        update grappe.imports set content = null where cluster_id = place and content is not null and updated_at < before;
      when 'jobs' then
        delete from grappe.jobs where cluster_id = place and finished_at < before;
      when 'join_requests' then
        delete from grappe.join_requests where cluster_id = place and coalesce(decided_at, created_at) < before;
      when 'invitations' then
        delete from grappe.invitations where cluster_id = place and coalesce(accepted_at, withdrawn_at, expires_at) < before;
      when 'privacy_requests' then
        delete from grappe.privacy_requests where cluster_id = place and answered_at < before;
      else null;
    end case;
    get diagnostics gone = row_count;
    if rule.code = 'former_people' then
      gone := 0;
      for person in
        select g.person_id from grappe.role_grants g join grappe.people p on p.id = g.person_id and p.erased_at is null
        where g.cluster_id = place
        group by g.person_id
        having not exists (select from grappe.role_grants o where o.person_id = g.person_id and o.ended_at is null)
          and (select max(o.ended_at) from grappe.role_grants o where o.person_id = g.person_id) < before
        limit 100
      loop
        perform grappe.forget_person(person);
        gone := gone + 1;
      end loop;
    end if;
    if gone > 0 or rule.code = 'import_files' then
      insert into grappe.retention_runs (cluster_id, code, removed) values (place, rule.code, gone);
    end if;
  end loop;
  delete from grappe.retention_runs where cluster_id = place and ran_at < now() - interval '3 years';
end
$$;

grant execute on function grappe.my_personal_data(), grappe.erase_me(), grappe.erase_person_asked(uuid),
  grappe.retention_defaults(), grappe.retention_days(uuid, text), grappe.apply_retention() to grappe_app;
