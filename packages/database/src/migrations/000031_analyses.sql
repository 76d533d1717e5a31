-- Analyses of answers: what was asked, of which waves, with which settings, and what was found (ADR 0027). Those of a manager are
-- made from every answer and tell no row; those of a researcher from the firms that agreed, within its open study.

create table grappe.analyses (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  -- The researcher's study whose pseudonyms it bears; null: of a manager.
  study_id uuid,
  kind text not null check (kind in ('measurement', 'structure', 'mediation', 'groups', 'change', 'involvement')),
  title text not null check (length(btrim(title)) between 1 and 200),
  waves uuid[] not null check (cardinality(waves) between 1 and 10),
  -- Model, seed, resamples and whatever else is needed to make it again.
  settings jsonb not null check (jsonb_typeof(settings) = 'object' and length(settings::text) <= 100000),
  job_id uuid references grappe.jobs (id) on delete set null,
  -- SHA-256 of the rows that were analysed, which are not kept: who withdraws its answers withdraws them.
  data_hash text check (data_hash ~ '^[0-9a-f]{64}$'),
  -- How many firms they were of.
  firms integer check (firms >= 0),
  software text check (length(software) <= 100),
  outcome text check (outcome in ('concluded', 'not_concluded')),
  result jsonb check (jsonb_typeof(result) = 'object'),
  finished_at timestamptz,
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id),
  foreign key (cluster_id, study_id) references grappe.studies (cluster_id, id) on delete cascade,
  check ((outcome is null) = (result is null) and (outcome is null) = (finished_at is null))
);
create index analyses_cluster on grappe.analyses (cluster_id, created_at desc);
create index analyses_study on grappe.analyses (study_id);
create index analyses_job on grappe.analyses (job_id);

call grappe.protect_table('analyses');
call grappe.audit_table('analyses', ignored => 'job_id,data_hash,firms,software,outcome,result,finished_at');
do $$
declare
  mine text := '(study_id is null and cluster_id = any ((select grappe.my_managed_clusters())::uuid[]))
    or study_id = any ((select grappe.my_studies())::uuid[])';
begin
  execute format('create policy select_concerned on grappe.analyses for select to grappe_app using (%s)', mine);
  execute format('create policy insert_concerned on grappe.analyses for insert to grappe_app
    with check (created_by = (select grappe.current_person()) and (%s))', mine);
  execute format('create policy update_concerned on grappe.analyses for update to grappe_app using (%s)', mine);
  execute format('create policy delete_concerned on grappe.analyses for delete to grappe_app using (%s)', mine);
end
$$;
grant select, delete, insert (cluster_id, study_id, kind, title, waves, settings, created_by),
  update (job_id, data_hash, firms, software, outcome, result, finished_at) on grappe.analyses to grappe_app;

-- A researcher leaves long work to a job too: the analyses of its studies, and nothing else.
create policy insert_researcher on grappe.jobs for insert to grappe_app with check (
  kind = 'analyse' and asked_by = (select grappe.current_person())
  and cluster_id = any ((select grappe.my_researched_clusters())::uuid[])
);

-- How the firms of a wave took part in what the cluster does, up to the day when it ended, under the names that wave_table gives
-- them: for an analysis that a manager started, whose rows never reach a person. Nothing below six firms.
create function grappe.wave_involvement(waves uuid[]) returns table (firm text, wave_id uuid, ways text[])
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with counted as (
      select r.wave_id, r.organisation_id, w.cluster_id, w.closes_on, k.inner_key, k.outer_key,
        count(*) over (partition by r.wave_id) as firms
      from grappe.campaign_waves w
      join grappe.campaign_keys k on k.campaign_id = w.campaign_id
      join grappe.responses r on r.wave_id = w.id and r.submitted_at is not null
      where w.id = any (waves) and w.cluster_id = any (grappe.my_managed_clusters())
    )
    select left(encode(sha256(c.outer_key || sha256(c.inner_key || uuid_send(c.organisation_id))), 'hex'), 20), c.wave_id,
      array_remove(array[
        case when exists (select from grappe.group_memberships m where m.cluster_id = c.cluster_id
          and m.organisation_id = c.organisation_id and m.joined_on <= c.closes_on) then 'group' end,
        case when exists (select from grappe.alliance_working_group_firms f where f.cluster_id = c.cluster_id
            and f.organisation_id = c.organisation_id and f.joined_on <= c.closes_on)
          or exists (select from grappe.alliance_project_partners p where p.cluster_id = c.cluster_id
            and p.organisation_id = c.organisation_id) then 'alliance' end,
        case when exists (select from grappe.encounter_participants p
          join grappe.encounters e on e.cluster_id = p.cluster_id and e.id = p.encounter_id
          where p.organisation_cluster_id = c.cluster_id and p.organisation_id = c.organisation_id and p.withdrawn_on is null
            and e.status = 'published' and e.held_on <= c.closes_on) then 'encounter' end
      ], null)
    from counted c where c.firms >= grappe.block_size()
    order by 1, 2
  $$;
grant execute on function grappe.wave_involvement(uuid[]) to grappe_app;
