-- Who reads and writes instruments, campaigns and answers; and the doors through which a wave lives.

-- Where the asker writes instruments: coordinators and researchers.
create function grappe.my_instrumented_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select grappe.my_coordinated_clusters() || grappe.my_researched_clusters() $$;

do $$
declare
  t text;
begin
  foreach t in array array['instruments', 'instrument_versions'] loop
    execute format('create policy insert_writer on grappe.%I for insert to grappe_app with check (
      created_by = (select grappe.current_person())
      and cluster_id = any ((select grappe.my_instrumented_clusters())::uuid[]))', t);
  end loop;
end
$$;
create policy update_writer on grappe.instruments for update to grappe_app
  using (cluster_id = any ((select grappe.my_instrumented_clusters())::uuid[]));
create policy update_draft on grappe.instrument_versions for update to grappe_app
  using (published_at is null and cluster_id = any ((select grappe.my_instrumented_clusters())::uuid[])) with check (true);
create policy select_known on grappe.instruments for select to grappe_app
  using (cluster_id = any ((select grappe.my_known_clusters())::uuid[]));
create policy select_published on grappe.instrument_versions for select to grappe_app using (
  cluster_id = any ((select grappe.my_instrumented_clusters())::uuid[])
  or (published_at is not null and cluster_id = any ((select grappe.my_known_clusters())::uuid[]))
);
create policy delete_draft on grappe.instrument_versions for delete to grappe_app using (
  published_at is null and cluster_id = any ((select grappe.my_instrumented_clusters())::uuid[])
);
grant select, insert (cluster_id, name, created_by), update (name) on grappe.instruments to grappe_app;
grant select, delete, insert (cluster_id, instrument_id, ordinal, content, created_by),
  update (content, version, published_by, published_at) on grappe.instrument_versions to grappe_app;

-- Waves for which an organisation of the asker is asked.
create function grappe.my_asked_waves() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct wave_id), '{}') from grappe.wave_targets
    where organisation_id = any (grappe.my_organisations())
  $$;

create policy select_known on grappe.campaigns for select to grappe_app
  using (cluster_id = any ((select grappe.my_known_clusters())::uuid[]));
create policy insert_coordinator on grappe.campaigns for insert to grappe_app with check (
  created_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select, insert (cluster_id, name, purpose, form, instrument_id, target, stratum_by, reminder_days, created_by)
  on grappe.campaigns to grappe_app;

create policy select_known on grappe.campaign_waves for select to grappe_app
  using (cluster_id = any ((select grappe.my_known_clusters())::uuid[]));
create policy insert_coordinator on grappe.campaign_waves for insert to grappe_app with check (
  opened_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select, insert (cluster_id, campaign_id, ordinal, instrument_version_id, opens_on, closes_on, opened_by)
  on grappe.campaign_waves to grappe_app;

create policy select_concerned on grappe.wave_targets for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or organisation_id = any ((select grappe.my_organisations())::uuid[])
);
create policy insert_coordinator on grappe.wave_targets for insert to grappe_app
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
create policy update_self on grappe.wave_targets for update to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));
grant select, insert (cluster_id, wave_id, organisation_id, stratum, known), update (declined_at) on grappe.wave_targets to grappe_app;

-- Responses that their firm shows to the team, in clusters that the asker coordinates.
create function grappe.my_shared_responses() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(id), '{}') from grappe.responses
    where shared_at is not null and cluster_id = any (grappe.my_coordinated_clusters())
  $$;

-- Waves where answers are taken today.
create function grappe.is_open_wave(wave uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select exists (select from grappe.campaign_waves w
      where w.id = wave and w.closed_at is null and current_date >= w.opens_on and current_date <= w.closes_on)
  $$;

create policy select_concerned on grappe.responses for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or organisation_id = any ((select grappe.my_organisations())::uuid[])
);
create policy insert_self on grappe.responses for insert to grappe_app with check (
  source = 'web' and entered_by = (select grappe.current_person())
  and organisation_id = any ((select grappe.my_organisations())::uuid[]) and grappe.is_open_wave(wave_id)
);
create policy update_self on grappe.responses for update to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));
create policy delete_self on grappe.responses for delete to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));
grant select, delete, insert (cluster_id, wave_id, organisation_id, source, for_research, entered_by),
  update (for_research, shared_at) on grappe.responses to grappe_app;

-- Responses of the asker's organisations that are not finished, in waves that take answers.
create function grappe.my_open_responses() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(id), '{}') from grappe.responses
    where organisation_id = any (grappe.my_organisations()) and submitted_at is null and grappe.is_open_wave(wave_id)
  $$;

create policy select_concerned on grappe.response_answers for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or response_id = any ((select grappe.my_shared_responses())::uuid[])
);
create policy insert_self on grappe.response_answers for insert to grappe_app with check (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  and response_id = any ((select grappe.my_open_responses())::uuid[])
);
create policy update_self on grappe.response_answers for update to grappe_app using (
  response_id = any ((select grappe.my_open_responses())::uuid[])
);
create policy delete_self on grappe.response_answers for delete to grappe_app using (
  response_id = any ((select grappe.my_open_responses())::uuid[])
);
grant select, delete, insert (cluster_id, response_id, organisation_id, item, answer), update (answer, answered_at)
  on grappe.response_answers to grappe_app;

create policy select_concerned on grappe.response_scores for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or response_id = any ((select grappe.my_shared_responses())::uuid[])
);
grant select on grappe.response_scores to grappe_app;

create policy select_coordinator on grappe.wave_publications for select to grappe_app
  using (cardinality((select grappe.my_coordinated_clusters())::uuid[]) > 0);
grant select on grappe.wave_publications to grappe_app;

-- An answer is given for the organisation of its response.
create function grappe.tg_response_answers__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not exists (select from grappe.responses r where r.id = new.response_id and r.organisation_id = new.organisation_id) then
    raise exception 'an answer is of the organisation that answers' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger tg_response_answers__guard before insert on grappe.response_answers
  for each row execute function grappe.tg_response_answers__guard();

-- Whoever leaves takes its block out of the figures: what is left of it would tell, by difference, what it answered.
create function grappe.tg_response_scores__leave() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  update grappe.response_scores s set block = null from gone g
  where s.cluster_id = g.cluster_id and s.wave_id = g.wave_id and s.measure = g.measure and s.stratum = g.stratum and s.block = g.block;
  return null;
end
$$;
create trigger tg_response_scores__leave after delete on grappe.response_scores
  referencing old table as gone for each statement execute function grappe.tg_response_scores__leave();

create function grappe.tg_campaigns__key() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  insert into grappe.campaign_keys (campaign_id, cluster_id, inner_key, outer_key)
  values (new.id, new.cluster_id,
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  return null;
end
$$;
create trigger tg_campaigns__key after insert on grappe.campaigns for each row execute function grappe.tg_campaigns__key();
