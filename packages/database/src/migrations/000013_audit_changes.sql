-- Every change of users' data leaves an entry: one for each statement, cluster and chain, however many rows it wrote.

-- Leaves one entry; makes the platform's chains with their first one.
create function grappe.leave_audit(cluster uuid, hidden boolean, done text, kind text, subject text, said jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  chain uuid := coalesce(cluster, grappe.platform());
begin
  if not exists (select from grappe.audit_chains where cluster_id = chain and confidential = hidden) then
    insert into grappe.audit_chains (cluster_id, confidential) values (chain, hidden) on conflict do nothing;
  end if;
  insert into grappe.audit_pending (cluster_id, confidential, action, subject_kind, subject_id, detail)
  values (chain, hidden, done, kind, subject, jsonb_strip_nulls(said));
end
$$;

-- Columns of a table that differ between the rows `b` and `r`, as an SQL array. Contents of files are compared by length.
create function grappe.audit_differences(relation oid, ignored text) returns text
  language sql stable set search_path = pg_catalog, grappe, pg_temp
  as $$
    select format('array_remove(array[%s]::text[], null)', string_agg(format(
      case when a.atttypid = 'bytea'::regtype then 'case when octet_length(b.%1$I) is distinct from octet_length(r.%1$I) then %1$L end'
        else 'case when b.%1$I is distinct from r.%1$I then %1$L end' end, a.attname), ', '))
    from pg_attribute a
    where a.attrelid = relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and not a.attname = any (string_to_array(ignored, ','))
  $$;

-- Arguments: whose cluster, whether confidential, which subject, what else to say (expressions on the row `r`), the key that
-- joins a row to what it was ('' when that is not looked at), columns that do not count. Statements on more than fifty rows
-- say how many, not which: an import writes a million.
create function grappe.tg_audit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  rows_of text := case tg_op when 'DELETE' then 'gone' else 'come' end;
  compared boolean := tg_op = 'UPDATE' and tg_argv[4] <> '';
  touched bigint;
  found record;
begin
  execute format('select count(*) from %I', rows_of) into touched;
  if touched = 0 then return null; end if;
  if touched > 50 then
    for found in execute format('select %s as cluster, %s as hidden, count(*) as rows from %I r group by 1, 2 order by 1, 2',
      tg_argv[0], tg_argv[1], rows_of)
    loop
      perform grappe.leave_audit(found.cluster, found.hidden, lower(tg_op), tg_table_name, null, jsonb_build_object(
        'rows', found.rows, 'changeSet', nullif(current_setting('grappe.change_set_id', true), '')));
    end loop;
    return null;
  end if;
  for found in execute format(
    'select cluster, hidden, count(distinct ordinal) as rows, array_agg(distinct subject) as subjects,
      array_agg(distinct about) filter (where about is not null) as about,
      array_agg(distinct "column") filter (where "column" is not null) as columns
    from (
      select row_number() over () as ordinal, %s as cluster, %s as hidden, (%s)::text as subject, (%s)::text as about,
        %s as columns from %I r %s
    ) touched left join lateral unnest(columns) as c ("column") on true
    where %s group by 1, 2 order by 1, 2',
    tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3],
    case when compared then grappe.audit_differences(tg_relid, tg_argv[5]) else 'null::text[]' end,
    rows_of, case when compared then format('join gone b using (%s)', tg_argv[4]) else '' end,
    case when compared then 'cardinality(columns) > 0' else 'true' end)
  loop
    perform grappe.leave_audit(found.cluster, found.hidden, lower(tg_op), tg_table_name,
      case when cardinality(found.subjects) = 1 then found.subjects[1] end,
      jsonb_build_object('rows', found.rows, 'about', found.about, 'columns', found.columns,
        'subjects', case when cardinality(found.subjects) > 1 then found.subjects end,
        'changeSet', nullif(current_setting('grappe.change_set_id', true), '')));
  end loop;
  return null;
end
$$;

-- Watches a table; called again, it watches it otherwise. Without operations it is not watched.
create procedure grappe.audit_table(
  name text, cluster text default null, confidential text default 'false', subject text default null,
  about text default 'null', ignored text default '', operations text default 'insert,update,delete',
  compared boolean default true, schema text default 'grappe'
) language plpgsql set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  relation regclass := format('%I.%I', schema, name)::regclass;
  keys text := (
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = relation and i.indisprimary
  );
  has_cluster boolean := exists (select from pg_attribute where attrelid = relation and attname = 'cluster_id' and not attisdropped);
  has_id boolean := exists (select from pg_attribute where attrelid = relation and attname = 'id' and not attisdropped);
  operation text;
begin
  foreach operation in array array['insert', 'update', 'delete'] loop
    execute format('drop trigger if exists %I on %s', format('tg_%s__audit_%s', name, operation), relation);
    if not operation = any (string_to_array(operations, ',')) then continue; end if;
    execute format('create trigger %I after %s on %s referencing %s for each statement
        execute function grappe.tg_audit(%L, %L, %L, %L, %L, %L)',
      format('tg_%s__audit_%s', name, operation), operation, relation,
      case when operation = 'insert' then 'new table as come' when operation = 'delete' then 'old table as gone'
        when compared then 'old table as gone new table as come' else 'new table as come' end,
      coalesce(cluster, case when has_cluster then 'r.cluster_id' else 'null::uuid' end), confidential,
      coalesce(subject, case when has_id then 'r.id' else 'r.' || split_part(keys, ', ', 1) end), about,
      case when compared then keys else '' end, ignored);
  end loop;
end
$$;

-- From now on a table that is protected is watched, unless it says otherwise.
create or replace procedure grappe.protect_table(name text) language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  execute format('alter table grappe.%I enable row level security', name);
  execute format('alter table grappe.%I force row level security', name);
  execute format('create policy all_owner on grappe.%I to grappe_owner using (true) with check (true)', name);
  call grappe.audit_table(name);
end
$$;

do $$
declare
  t text;
begin
  for t in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'grappe' and c.relkind in ('r', 'p') order by 1
  loop
    call grappe.audit_table(t);
  end loop;

  -- Not watched: what is brought with the program, what follows from something that is watched, and what passes (who looks
  -- at a page, how far one has read): the trail must not become a means of watching people.
  foreach t in array array[
    'audit_chains', 'audit_entries', 'audit_pending', 'classification_codes', 'digests_sent', 'identity_changes', 'invitation_tokens',
    'mail_secrets', 'migrations', 'room_events', 'room_presence', 'room_reads'
  ] loop
    call grappe.audit_table(t, operations => '');
  end loop;

  -- What coordinators may not know of.
  foreach t in array array[
    'asks', 'fact_grants', 'partnering_profiles', 'partnering_profile_owners', 'partnering_interests', 'partnering_interest_owners',
    'alliances', 'digest_choices'
  ] loop
    call grappe.audit_table(t, confidential => 'true');
  end loop;

  foreach t in array array[
    'room_messages', 'room_files', 'room_decisions', 'room_tasks', 'room_people', 'room_meetings', 'meeting_agendas', 'meeting_people',
    'meeting_minutes', 'dissociations'
  ] loop
    call grappe.audit_table(t, subject => 'r.room_id');
  end loop;
end
$$;

call grappe.audit_table('invitations', subject => 'r.person_id', about => 'r.role', ignored => 'mail_id');
call grappe.audit_table('sensitive_contributions', subject => 'r.organisation_id', about => 'r.category');

call grappe.audit_table('clusters', cluster => 'r.id');
call grappe.audit_table('role_grants', subject => 'r.person_id', about => 'r.role');
call grappe.audit_table('vetoes', confidential => 'r.audience = ''self''', subject => 'r.organisation_id');
-- Of an import of a million facts the database would keep the rows twice to compare them: a fact is opened or closed, no more.
call grappe.audit_table('facts', confidential => 'r.audience = ''self''', subject => 'r.organisation_id', about => 'r.key', compared => false);
call grappe.audit_table('ties', confidential => 'r.audience = ''self''', subject => 'r.source_id', about => 'r.kind', compared => false);
call grappe.audit_table('memberships', subject => 'r.organisation_id', compared => false);
-- Everybody's changes are in a change set: that of a firm may be about what it keeps to itself.
call grappe.audit_table('change_sets', confidential => 'not coalesce(r.cluster_id = any (grappe.my_coordinated_clusters()), false)',
  about => 'r.kind', ignored => 'summary');
call grappe.audit_table('organisations', ignored => 'version,updated_at');
call grappe.audit_table('jobs', about => 'r.kind',
  ignored => 'status,progress,result,error,input_version,started_at,finished_at');
call grappe.audit_table('imports', about => 'r.kind', ignored => 'content,mapping,report,counts,updated_at,job_id');
call grappe.audit_table('duplicate_candidates', ignored => 'score,reasons');
call grappe.audit_table('mails', about => 'r.kind', operations => 'update',
  ignored => 'send_after,sent_at,attempts,last_error,given_up_at');
call grappe.audit_table('plan_group_members', subject => 'r.group_id');

-- Of accounts: that a password, a second factor or a key was set or taken away; never sessions.
call grappe.audit_table('user', schema => 'accounts', ignored => 'updatedAt,image');
call grappe.audit_table('account', schema => 'accounts', subject => 'r."userId"', about => 'r."providerId"',
  ignored => 'updatedAt,accessToken,refreshToken,idToken,accessTokenExpiresAt,refreshTokenExpiresAt');
call grappe.audit_table('twoFactor', schema => 'accounts', subject => 'r."userId"');
call grappe.audit_table('passkey', schema => 'accounts', subject => 'r."userId"', ignored => 'counter');

-- Reads of sensitive things, left by whatever serves them, in the same transaction. `own_…`: of oneself, nobody else's business.
create function grappe.audit_read(kind text, subject text, detail jsonb default '{}', cluster uuid default null) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if grappe.current_person() is null or not (cluster is null or cluster = any (grappe.my_known_clusters())
    or grappe.is_platform_administrator())
  then
    raise exception 'who reads is known there' using errcode = 'insufficient_privilege';
  end if;
  if length(detail::text) > 4000 then
    raise exception 'an entry is short' using errcode = 'check_violation';
  end if;
  perform grappe.leave_audit(cluster, starts_with(kind, 'own_'), 'read', kind, subject, detail);
end
$$;

call grappe.protect_table('audit_chains');
call grappe.protect_table('audit_entries');
call grappe.protect_table('audit_pending');
call grappe.audit_table('audit_chains', operations => '');
call grappe.audit_table('audit_entries', operations => '');
call grappe.audit_table('audit_pending', operations => '');

create policy select_manager on grappe.audit_entries for select to grappe_app using (
  not confidential and (cluster_id = any ((select grappe.my_managed_clusters())::uuid[])
    or (cluster_id = (select grappe.platform()) and (select grappe.is_platform_administrator())))
);
grant select on grappe.audit_entries to grappe_app;
grant execute on function grappe.platform(), grappe.seal_audit(integer), grappe.audit_read(text, text, jsonb, uuid) to grappe_app;
