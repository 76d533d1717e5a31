-- Refusals and rules on pairs, imports, duplicates, jobs and plans.

create table grappe.vetoes (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  against_id uuid not null,
  entered_by uuid references grappe.people (id) on delete set null,
  note text check (length(note) <= 2000),
  audience text not null default 'self' check (audience in ('self', 'coordinator')),
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade,
  foreign key (cluster_id, against_id) references grappe.organisations (cluster_id, id) on delete cascade,
  check (organisation_id <> against_id)
);
create unique index vetoes_current on grappe.vetoes (cluster_id, organisation_id, against_id, audience) where withdrawn_at is null;
create index vetoes_against on grappe.vetoes (cluster_id, against_id);

-- The coordinator's own constraints: pairs that stay together (lock) or apart (forbid).
create table grappe.pair_rules (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  a_id uuid not null,
  b_id uuid not null,
  kind text not null check (kind in ('lock', 'forbid')),
  note text check (length(note) <= 2000),
  entered_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  foreign key (cluster_id, a_id) references grappe.organisations (cluster_id, id) on delete cascade,
  foreign key (cluster_id, b_id) references grappe.organisations (cluster_id, id) on delete cascade,
  check (a_id < b_id)
);
create unique index pair_rules_current on grappe.pair_rules (cluster_id, a_id, b_id) where withdrawn_at is null;

create table grappe.jobs (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  kind text not null check (length(kind) between 1 and 100),
  payload jsonb not null default '{}',
  asked_by uuid not null references grappe.people (id) on delete cascade,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress jsonb not null default '{}',
  result jsonb,
  error jsonb,
  input_version text,
  cancel_requested_at timestamptz,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index jobs_cluster on grappe.jobs (cluster_id, created_at desc);
create index jobs_asked_by on grappe.jobs (asked_by);
create index jobs_unfinished on grappe.jobs (created_at) where status in ('queued', 'running');

create table grappe.imports (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  change_set_id uuid references grappe.change_sets (id),
  job_id uuid references grappe.jobs (id) on delete set null,
  kind text not null check (kind in ('members', 'ties')),
  file_name text not null check (length(file_name) between 1 and 500),
  status text not null default 'previewed' check (status in ('previewed', 'accepting', 'accepted', 'undone', 'failed')),
  mapping jsonb not null default '{}',
  report jsonb not null default '{}',
  counts jsonb not null default '{}',
  content bytea,
  author uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index imports_cluster on grappe.imports (cluster_id, created_at desc);
create index imports_change_set on grappe.imports (change_set_id) where change_set_id is not null;

create table grappe.import_mappings (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  kind text not null check (kind in ('members', 'ties')),
  header_signature text not null,
  mapping jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (cluster_id, kind, header_signature)
);

create table grappe.duplicate_candidates (
  id uuid not null unique default grappe.new_id(),
  cluster_id uuid not null,
  a_id uuid not null,
  b_id uuid not null,
  score double precision not null check (score between 0 and 1),
  reasons jsonb not null default '[]',
  decision text check (decision in ('merged', 'distinct')),
  decided_by uuid references grappe.people (id) on delete set null,
  decided_at timestamptz,
  primary key (cluster_id, a_id, b_id),
  foreign key (cluster_id, a_id) references grappe.organisations (cluster_id, id) on delete cascade,
  foreign key (cluster_id, b_id) references grappe.organisations (cluster_id, id) on delete cascade,
  check (a_id < b_id),
  check ((decision is null) = (decided_at is null))
);
create index duplicate_candidates_open on grappe.duplicate_candidates (cluster_id, score desc) where decision is null;
create index duplicate_candidates_b on grappe.duplicate_candidates (cluster_id, b_id);

-- A plan is read by the coordinators; a firm reads its title once it is proposed and concerns it. What only the
-- coordinator may read lies in tables of its own, because policies hide rows, not columns.
create table grappe.plans (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  title text not null check (length(title) between 1 and 300),
  status text not null default 'draft' check (status in ('draft', 'proposed', 'archived')),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  proposed_at timestamptz
);
create index plans_cluster on grappe.plans (cluster_id, created_at desc);
alter table grappe.plans add unique (cluster_id, id);

create table grappe.plan_computations (
  plan_id uuid primary key,
  cluster_id uuid not null,
  parameters jsonb not null default '{}',
  objective double precision,
  bound double precision,
  gap double precision,
  proven boolean,
  method text,
  seed bigint,
  input_version text,
  details jsonb not null default '{}',
  foreign key (cluster_id, plan_id) references grappe.plans (cluster_id, id) on delete cascade
);
create index plan_computations_cluster on grappe.plan_computations (cluster_id, plan_id);

create table grappe.plan_groups (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  plan_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  name text not null default '',
  public_explanation jsonb not null default '{}',
  foreign key (cluster_id, plan_id) references grappe.plans (cluster_id, id) on delete cascade,
  unique (cluster_id, id),
  unique (plan_id, ordinal)
);
create index plan_groups_plan on grappe.plan_groups (cluster_id, plan_id);

create table grappe.plan_group_assessments (
  group_id uuid primary key,
  cluster_id uuid not null,
  quality double precision not null,
  explanation jsonb not null default '{}',
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade
);
create index plan_group_assessments_cluster on grappe.plan_group_assessments (cluster_id, group_id);

create table grappe.plan_group_members (
  group_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  primary key (group_id, organisation_id),
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index plan_group_members_organisation on grappe.plan_group_members (cluster_id, organisation_id);

-- Firms left out, with the reasons that each may read about itself.
create table grappe.plan_unplaced (
  plan_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  own_reasons jsonb not null default '[]',
  primary key (plan_id, organisation_id),
  foreign key (cluster_id, plan_id) references grappe.plans (cluster_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index plan_unplaced_organisation on grappe.plan_unplaced (cluster_id, organisation_id);

-- The whole reasons, for the coordinator.
create table grappe.plan_unplaced_reasons (
  plan_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  reasons jsonb not null default '[]',
  primary key (plan_id, organisation_id),
  foreign key (plan_id, organisation_id) references grappe.plan_unplaced (plan_id, organisation_id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index plan_unplaced_reasons_cluster on grappe.plan_unplaced_reasons (cluster_id, organisation_id);

create table grappe.group_budgets (
  group_id uuid primary key,
  cluster_id uuid not null,
  budget jsonb not null,
  updated_at timestamptz not null default now(),
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade
);
create index group_budgets_cluster on grappe.group_budgets (cluster_id, group_id);

-- What one member pays by the rule that was chosen: its own people read it, and the coordinators.
create table grappe.group_shares (
  group_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  share jsonb not null,
  primary key (group_id, organisation_id),
  foreign key (group_id, organisation_id) references grappe.plan_group_members (group_id, organisation_id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index group_shares_organisation on grappe.group_shares (cluster_id, organisation_id);

-- Export groups of proposed plans in which the asker's organisations are.
create function grappe.my_proposed_groups() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct m.group_id), '{}')
    from grappe.plan_group_members m
    join grappe.plan_groups g on g.id = m.group_id
    join grappe.plans p on p.id = g.plan_id
    where m.organisation_id = any (grappe.my_organisations())
      and m.cluster_id = any (grappe.my_writable_clusters()) and p.status = 'proposed'
  $$;

-- Proposed plans in which the asker's organisations are placed or left out.
create function grappe.my_proposed_plans() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct p.id), '{}')
    from grappe.plans p
    where p.status = 'proposed' and p.cluster_id = any (grappe.my_writable_clusters())
      and (exists (select from grappe.plan_groups g where g.plan_id = p.id and g.id = any (grappe.my_proposed_groups()))
        or exists (
          select from grappe.plan_unplaced u
          where u.plan_id = p.id and u.organisation_id = any (grappe.my_organisations())
        ))
  $$;

-- Pairs that a plan must keep apart or together, without saying who refused whom: for jobs of the coordinator.
-- Merged organisations are replaced by the one that took them in.
create function grappe.pair_constraints(cluster uuid)
  returns table (a_id uuid, b_id uuid, kind text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with found as (
      select organisation_id as a, against_id as b, 'refusal' as kind from grappe.vetoes
      where cluster_id = cluster and withdrawn_at is null
      union all
      select r.a_id, r.b_id, r.kind from grappe.pair_rules r
      where r.cluster_id = cluster and r.withdrawn_at is null
    ), living as (
      select grappe.surviving_organisation(a) as a, grappe.surviving_organisation(b) as b, kind from found
    )
    select distinct least(a, b), greatest(a, b), kind from living
    where a <> b and cluster = any (grappe.my_coordinated_clusters())
    order by 1, 2, 3
  $$;

-- Whose rights a job runs with: the queue carries its id only.
create function grappe.asker_of_job(job uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select asked_by from grappe.jobs where id = job $$;

-- Jobs that were left unfinished, for the workers to take up again after a crash.
create function grappe.unfinished_jobs() returns table (job_id uuid, asked_by uuid, status text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select id, asked_by, status from grappe.jobs where status in ('queued', 'running') order by created_at limit 10000
  $$;

grant execute on function grappe.my_proposed_groups(), grappe.my_proposed_plans(), grappe.pair_constraints(uuid),
  grappe.asker_of_job(uuid), grappe.unfinished_jobs() to grappe_app;
