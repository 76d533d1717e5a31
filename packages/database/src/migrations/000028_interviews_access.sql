-- Who reads and writes interviews: the people named on a study; names, its leads alone; codings of a double coding, their author
-- alone until both are done.

-- Whether somebody may be named on a study of a cluster: its team and its researchers, never who speaks for a firm of it.
create function grappe.fits_interviews(cluster uuid, person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select exists (select from grappe.role_grants g where g.cluster_id = cluster and g.person_id = person and g.ended_at is null
        and g.role in ('cluster_manager', 'team_member', 'researcher'))
      and not exists (select from grappe.role_grants g where g.cluster_id = cluster and g.person_id = person and g.ended_at is null
        and g.role in ('firm_owner', 'firm_employee', 'partner'))
  $$;

-- Studies on which the asker is named, as long as it may be.
create function grappe.my_interview_projects() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(p.project_id), '{}') from grappe.interview_people p
    where p.person_id = grappe.current_person() and p.left_at is null and grappe.fits_interviews(p.cluster_id, p.person_id)
  $$;

create function grappe.my_led_interviews() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(p.project_id), '{}') from grappe.interview_people p
    where p.person_id = grappe.current_person() and p.left_at is null and p.role = 'lead'
      and grappe.fits_interviews(p.cluster_id, p.person_id)
  $$;

-- Double codings in which each of the two is not done yet, among the studies of the asker.
create function grappe.my_open_rounds() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(r.id), '{}') from grappe.interview_rounds r
    where r.project_id = any (grappe.my_interview_projects()) and r.stopped_at is null
      and exists (select from grappe.interview_round_coders c where c.round_id = r.id and c.done_at is null)
  $$;

-- Those of them in which the asker still codes.
create function grappe.my_coding_rounds() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(c.round_id), '{}') from grappe.interview_round_coders c
    where c.person_id = grappe.current_person() and c.done_at is null and c.round_id = any (grappe.my_open_rounds())
  $$;

-- Transcripts of which the asker sees its own codings only, until the double coding is over.
create function grappe.my_blind_transcripts() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct r.transcript_id), '{}') from grappe.interview_rounds r
    join grappe.interview_round_coders c on c.round_id = r.id and c.person_id = grappe.current_person()
    where r.id = any (grappe.my_open_rounds())
  $$;

-- Opens a study; the asker leads it. Null when it may not.
create function grappe.open_interviews(cluster uuid, called text, meant_for text, fictional boolean) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  if not grappe.fits_interviews(cluster, grappe.current_person()) then return null; end if;
  insert into grappe.interview_projects (cluster_id, title, purpose, is_fictional, created_by)
  values (cluster, called, meant_for, fictional, grappe.current_person()) returning id into made;
  insert into grappe.interview_people (cluster_id, project_id, person_id, role)
  values (cluster, made, grappe.current_person(), 'lead');
  return made;
end
$$;

-- The people of a study of the asker, who left it too: their names stand beside what they coded.
create function grappe.interview_team(project uuid) returns table (person_id uuid, name text, role text, present boolean)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select p.person_id, q.display_name, p.role, p.left_at is null and grappe.fits_interviews(p.cluster_id, p.person_id)
    from grappe.interview_people p join grappe.people q on q.id = p.person_id
    where p.project_id = project and project = any (grappe.my_interview_projects())
    order by p.joined_at, p.person_id
  $$;

-- Whom a lead may name on its study.
create function grappe.interview_candidates(project uuid) returns table (person_id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select distinct q.id, q.display_name from grappe.interview_projects s
    join grappe.role_grants g on g.cluster_id = s.cluster_id and g.ended_at is null
    join grappe.people q on q.id = g.person_id and q.deactivated_at is null
    where s.id = project and project = any (grappe.my_led_interviews()) and grappe.fits_interviews(s.cluster_id, q.id)
      and not exists (select from grappe.interview_people p where p.project_id = project and p.person_id = q.id and p.left_at is null)
    order by q.display_name
  $$;

-- A coding stands within its text, in the study of its text and of its code.
create function grappe.tg_interview_codings__fit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not exists (
    select from grappe.interview_transcripts t join grappe.interview_codes c on c.project_id = t.project_id
    where t.id = new.transcript_id and c.id = new.code_id and t.project_id = new.project_id and new.end_at <= t.characters
  ) then
    raise exception 'a coding outside its text' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger tg_interview_codings__fit before insert or update on grappe.interview_codings
  for each row execute function grappe.tg_interview_codings__fit();

do $$
declare
  t text;
begin
  foreach t in array array[
    'interview_projects', 'interview_people', 'interview_cases', 'interview_names', 'interview_transcripts', 'interview_codes',
    'interview_codebooks', 'interview_rounds', 'interview_round_coders', 'interview_codings', 'interview_memos', 'interview_cells'
  ] loop
    call grappe.protect_table(t);
  end loop;
  -- What a research team does is not the coordinators' to know.
  foreach t in array array[
    'interview_people', 'interview_cases', 'interview_names', 'interview_transcripts', 'interview_codes', 'interview_codebooks',
    'interview_rounds', 'interview_memos', 'interview_cells'
  ] loop
    call grappe.audit_table(t, confidential => 'true', subject => 'r.project_id');
  end loop;
  call grappe.audit_table('interview_projects', confidential => 'true');
  call grappe.audit_table('interview_round_coders', confidential => 'true', subject => 'r.round_id');
  -- How fast somebody codes is nobody's business (ADR 0013).
  call grappe.audit_table('interview_codings', operations => '');
  foreach t in array array['interview_people', 'interview_cases', 'interview_transcripts', 'interview_codes', 'interview_codebooks',
    'interview_rounds', 'interview_cells'] loop
    execute format('create policy select_team on grappe.%I for select to grappe_app
      using (project_id = any ((select grappe.my_interview_projects())::uuid[]))', t);
  end loop;
  foreach t in array array['interview_cases', 'interview_codes', 'interview_codebooks', 'interview_cells'] loop
    execute format('create policy insert_team on grappe.%I for insert to grappe_app
      with check (project_id = any ((select grappe.my_interview_projects())::uuid[]))', t);
  end loop;
  foreach t in array array['interview_cases', 'interview_codes', 'interview_cells'] loop
    execute format('create policy update_team on grappe.%I for update to grappe_app
      using (project_id = any ((select grappe.my_interview_projects())::uuid[]))', t);
  end loop;
  foreach t in array array['interview_people', 'interview_names', 'interview_transcripts', 'interview_rounds'] loop
    execute format('create policy insert_lead on grappe.%I for insert to grappe_app
      with check (project_id = any ((select grappe.my_led_interviews())::uuid[]))', t);
  end loop;
  foreach t in array array['interview_people', 'interview_names', 'interview_rounds'] loop
    execute format('create policy update_lead on grappe.%I for update to grappe_app
      using (project_id = any ((select grappe.my_led_interviews())::uuid[]))', t);
  end loop;
  foreach t in array array['interview_cases', 'interview_names', 'interview_transcripts'] loop
    execute format('create policy delete_lead on grappe.%I for delete to grappe_app
      using (project_id = any ((select grappe.my_led_interviews())::uuid[]))', t);
  end loop;
end
$$;

create policy select_team on grappe.interview_projects for select to grappe_app
  using (id = any ((select grappe.my_interview_projects())::uuid[]));
create policy update_lead on grappe.interview_projects for update to grappe_app
  using (id = any ((select grappe.my_led_interviews())::uuid[]));
create policy select_lead on grappe.interview_names for select to grappe_app
  using (project_id = any ((select grappe.my_led_interviews())::uuid[]));
create policy update_team on grappe.interview_transcripts for update to grappe_app
  using (project_id = any ((select grappe.my_interview_projects())::uuid[]));

create policy select_team on grappe.interview_round_coders for select to grappe_app
  using (round_id in (select r.id from grappe.interview_rounds r));
create policy insert_lead on grappe.interview_round_coders for insert to grappe_app with check (
  round_id in (select r.id from grappe.interview_rounds r where r.project_id = any ((select grappe.my_led_interviews())::uuid[]))
);
create policy update_self on grappe.interview_round_coders for update to grappe_app
  using (person_id = (select grappe.current_person()) and round_id = any ((select grappe.my_coding_rounds())::uuid[]))
  with check (person_id = (select grappe.current_person()) and done_at is not null);

create policy select_team on grappe.interview_codings for select to grappe_app using (
  project_id = any ((select grappe.my_interview_projects())::uuid[])
  and (
    coder_id = (select grappe.current_person())
    or ((round_id is null or round_id <> all ((select grappe.my_open_rounds())::uuid[]))
      and transcript_id <> all ((select grappe.my_blind_transcripts())::uuid[]))
  )
);
create policy insert_coder on grappe.interview_codings for insert to grappe_app with check (
  project_id = any ((select grappe.my_interview_projects())::uuid[]) and coder_id = (select grappe.current_person())
  and case when transcript_id = any ((select grappe.my_blind_transcripts())::uuid[])
    then coalesce(round_id = any ((select grappe.my_coding_rounds())::uuid[]), false) else round_id is null end
);
create policy update_coder on grappe.interview_codings for update to grappe_app using (
  project_id = any ((select grappe.my_interview_projects())::uuid[]) and coder_id = (select grappe.current_person())
  and (round_id is null or round_id = any ((select grappe.my_coding_rounds())::uuid[]))
);
create policy delete_coder on grappe.interview_codings for delete to grappe_app using (
  project_id = any ((select grappe.my_interview_projects())::uuid[]) and coder_id = (select grappe.current_person())
  and (round_id is null or round_id = any ((select grappe.my_coding_rounds())::uuid[]))
);

create policy select_team on grappe.interview_memos for select to grappe_app using (
  project_id = any ((select grappe.my_interview_projects())::uuid[])
  and (author_id = (select grappe.current_person()) or transcript_id is null
    or transcript_id <> all ((select grappe.my_blind_transcripts())::uuid[]))
);
create policy insert_author on grappe.interview_memos for insert to grappe_app with check (
  project_id = any ((select grappe.my_interview_projects())::uuid[]) and author_id = (select grappe.current_person())
);
create policy update_author on grappe.interview_memos for update to grappe_app using (
  project_id = any ((select grappe.my_interview_projects())::uuid[]) and author_id = (select grappe.current_person())
);
create policy delete_author on grappe.interview_memos for delete to grappe_app using (
  project_id = any ((select grappe.my_interview_projects())::uuid[]) and author_id = (select grappe.current_person())
);

grant select on grappe.interview_projects, grappe.interview_people, grappe.interview_cases, grappe.interview_names,
  grappe.interview_transcripts, grappe.interview_codes, grappe.interview_codebooks, grappe.interview_rounds,
  grappe.interview_round_coders, grappe.interview_codings, grappe.interview_memos, grappe.interview_cells to grappe_app;
grant delete on grappe.interview_cases, grappe.interview_names, grappe.interview_transcripts, grappe.interview_codings,
  grappe.interview_memos to grappe_app;
grant update (title, purpose, version) on grappe.interview_projects to grappe_app;
grant insert (cluster_id, project_id, person_id, role), update (role, left_at) on grappe.interview_people to grappe_app;
grant insert (cluster_id, project_id, pseudonym, attributes, created_by), update (pseudonym, attributes, version)
  on grappe.interview_cases to grappe_app;
grant insert (cluster_id, project_id, pseudonym, name, contact, entered_by), update (pseudonym, name, contact, version)
  on grappe.interview_names to grappe_app;
grant insert (cluster_id, project_id, case_id, title, format, recorded_on, body, characters, words, paragraphs, speakers, created_by),
  update (case_id, title, recorded_on, version) on grappe.interview_transcripts to grappe_app;
grant insert (id, cluster_id, project_id, parent_id, name, definition, colour, levels, ordinal, created_by),
  update (parent_id, name, definition, colour, levels, ordinal, version, retired_at) on grappe.interview_codes to grappe_app;
grant insert (cluster_id, project_id, ordinal, note, codes, saved_by) on grappe.interview_codebooks to grappe_app;
grant insert (cluster_id, project_id, transcript_id, codebook, opened_by), update (stopped_at) on grappe.interview_rounds to grappe_app;
grant insert (cluster_id, round_id, person_id), update (done_at) on grappe.interview_round_coders to grappe_app;
grant insert (cluster_id, project_id, transcript_id, code_id, coder_id, round_id, start_at, end_at, level, memo),
  update (code_id, level, memo, version) on grappe.interview_codings to grappe_app;
grant insert (cluster_id, project_id, code_id, transcript_id, body, author_id), update (body, version) on grappe.interview_memos
  to grappe_app;
grant insert (cluster_id, project_id, case_id, code_id, summary, updated_by), update (summary, version, updated_by, updated_at)
  on grappe.interview_cells to grappe_app;
grant execute on function grappe.my_interview_projects(), grappe.my_led_interviews(), grappe.my_open_rounds(),
  grappe.my_coding_rounds(), grappe.my_blind_transcripts(), grappe.open_interviews(uuid, text, text, boolean),
  grappe.interview_team(uuid), grappe.interview_candidates(uuid) to grappe_app;
