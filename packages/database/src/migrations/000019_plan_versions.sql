-- A plan may come from another one: gone on with, adapted to who joined and left, changed by hand, or one of its alternatives.
-- What comes from where is for the coordinators, like everything that is computed.
alter table grappe.plan_computations
  add column origin text not null default 'search'
    check (origin in ('search', 'resumed', 'adapted', 'moved', 'alternative', 'stable')),
  add column parent_id uuid,
  -- Ended before its end was proven: by somebody, or by its time.
  add column stopped boolean not null default false,
  add constraint plan_computations_parent foreign key (cluster_id, parent_id) references grappe.plans (cluster_id, id)
    on delete set null (parent_id);
create index plan_computations_parent on grappe.plan_computations (cluster_id, parent_id) where parent_id is not null;

-- From where a search can go on: that of a job while it runs, that of a plan once it is kept unproven.
alter table grappe.jobs add unique (cluster_id, id);
create table grappe.plan_checkpoints (
  cluster_id uuid not null,
  job_id uuid not null primary key,
  plan_id uuid unique,
  input_version text not null,
  checkpoint jsonb not null,
  kept_at timestamptz not null default now(),
  foreign key (cluster_id, job_id) references grappe.jobs (cluster_id, id) on delete cascade,
  foreign key (cluster_id, plan_id) references grappe.plans (cluster_id, id) on delete cascade
);
create index plan_checkpoints_plan on grappe.plan_checkpoints (cluster_id, plan_id);

-- What was studied of a plan after it was made, for its coordinators: of the whole plan, or of one firm that it leaves out.
create table grappe.plan_studies (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('sensitivity', 'placement')),
  organisation_id uuid,
  input_version text not null,
  result jsonb not null,
  made_at timestamptz not null default now(),
  unique nulls not distinct (plan_id, kind, organisation_id),
  foreign key (cluster_id, plan_id) references grappe.plans (cluster_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade,
  check ((kind = 'placement') = (organisation_id is not null))
);
create index plan_studies_cluster on grappe.plan_studies (cluster_id, plan_id);
create index plan_studies_organisation on grappe.plan_studies (cluster_id, organisation_id) where organisation_id is not null;

do $$
declare
  t text;
begin
  foreach t in array array['plan_checkpoints', 'plan_studies'] loop
    call grappe.protect_table(t);
    execute format('create policy all_coordinator on grappe.%I to grappe_app
      using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
      with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
  end loop;
end
$$;
-- A search leaves its checkpoint again and again: that is nobody's act.
call grappe.audit_table('plan_checkpoints', ignored => 'checkpoint,input_version,kept_at');
grant select, insert, delete on grappe.plan_checkpoints, grappe.plan_studies to grappe_app;
grant update (plan_id, input_version, checkpoint, kept_at) on grappe.plan_checkpoints to grappe_app;
grant update (input_version, result, made_at) on grappe.plan_studies to grappe_app;
