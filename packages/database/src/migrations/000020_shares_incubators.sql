-- International incubators: several export groups under one roof, with costs of a second level, lessons that pass from group
-- to group, trainees, and what certification asks for.

create table grappe.incubators (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  name text not null check (length(btrim(name)) between 1 and 200),
  place text not null default '' check (length(place) <= 300),
  purpose text not null default '' check (length(purpose) <= 4000),
  version integer not null default 1,
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  closed_on date,
  unique (cluster_id, id)
);

-- A group lives under one roof.
create table grappe.incubator_groups (
  cluster_id uuid not null,
  incubator_id uuid not null,
  group_id uuid primary key,
  joined_on date not null default current_date,
  entered_by uuid references grappe.people (id) on delete set null,
  foreign key (cluster_id, incubator_id) references grappe.incubators (cluster_id, id) on delete cascade,
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade
);
create index incubator_groups_incubator on grappe.incubator_groups (cluster_id, incubator_id);

create table grappe.incubator_budgets (
  cluster_id uuid not null,
  incubator_id uuid primary key,
  budget jsonb not null,
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  foreign key (cluster_id, incubator_id) references grappe.incubators (cluster_id, id) on delete cascade
);
create index incubator_budgets_cluster on grappe.incubator_budgets (cluster_id, incubator_id);

-- What one firm pays of the second level: its own people read it, and the coordinators.
create table grappe.incubator_shares (
  cluster_id uuid not null,
  incubator_id uuid not null,
  organisation_id uuid not null,
  share jsonb not null,
  primary key (incubator_id, organisation_id),
  foreign key (cluster_id, incubator_id) references grappe.incubators (cluster_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index incubator_shares_organisation on grappe.incubator_shares (cluster_id, organisation_id);

-- What a group learned, told to the others of the incubator.
create table grappe.incubator_lessons (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  incubator_id uuid not null,
  -- The group where it was learned; null for one that came from elsewhere, or is no more.
  group_id uuid,
  title text not null check (length(btrim(title)) between 1 and 200),
  lesson text not null check (length(btrim(lesson)) between 1 and 4000),
  learned_on date not null default current_date,
  author_id uuid references grappe.people (id) on delete set null,
  entered_at timestamptz not null default now(),
  unique (cluster_id, id),
  foreign key (cluster_id, incubator_id) references grappe.incubators (cluster_id, id) on delete cascade,
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete set null (group_id)
);
create index incubator_lessons_incubator on grappe.incubator_lessons (cluster_id, incubator_id);
create index incubator_lessons_group on grappe.incubator_lessons (cluster_id, group_id);

-- Which group took a lesson up, and what it did with it.
create table grappe.incubator_lesson_uses (
  cluster_id uuid not null,
  lesson_id uuid not null,
  group_id uuid not null,
  note text not null default '' check (length(note) <= 2000),
  taken_up_on date not null default current_date,
  entered_by uuid references grappe.people (id) on delete set null,
  primary key (lesson_id, group_id),
  foreign key (cluster_id, lesson_id) references grappe.incubator_lessons (cluster_id, id) on delete cascade,
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade
);
create index incubator_lesson_uses_cluster on grappe.incubator_lesson_uses (cluster_id, lesson_id);
create index incubator_lesson_uses_group on grappe.incubator_lesson_uses (cluster_id, group_id);

-- Future shared managers in training. Their names are not needed here, and are not asked.
create table grappe.incubator_trainees (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  incubator_id uuid not null,
  group_id uuid,
  programme text not null check (length(btrim(programme)) between 1 and 200),
  mission text not null default '' check (length(mission) <= 1000),
  alternates boolean not null default true,
  starts_on date not null,
  ends_on date not null,
  outcome text not null default 'under_way'
    check (outcome in ('under_way', 'hired_here', 'hired_elsewhere', 'studies', 'stopped')),
  version integer not null default 1,
  entered_by uuid references grappe.people (id) on delete set null,
  foreign key (cluster_id, incubator_id) references grappe.incubators (cluster_id, id) on delete cascade,
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete set null (group_id),
  check (ends_on >= starts_on)
);
create index incubator_trainees_incubator on grappe.incubator_trainees (cluster_id, incubator_id);
create index incubator_trainees_group on grappe.incubator_trainees (cluster_id, group_id);

-- What an incubator that wants to be certified gathers, item by item.
create table grappe.incubator_checks (
  cluster_id uuid not null,
  incubator_id uuid not null,
  item text not null check (item in (
    'feasibility', 'commitment', 'proximity', 'bonus', 'premises', 'funding', 'backing', 'training', 'techniques', 'experience',
    'pooling', 'coordination', 'certification'
  )),
  state text not null check (state in ('to_do', 'under_way', 'done')),
  note text not null default '' check (length(note) <= 2000),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (incubator_id, item),
  foreign key (cluster_id, incubator_id) references grappe.incubators (cluster_id, id) on delete cascade
);
create index incubator_checks_cluster on grappe.incubator_checks (cluster_id, incubator_id);

do $$
declare
  t text;
begin
  foreach t in array array[
    'incubators', 'incubator_groups', 'incubator_budgets', 'incubator_shares', 'incubator_lessons', 'incubator_lesson_uses',
    'incubator_trainees', 'incubator_checks'
  ] loop
    call grappe.protect_table(t);
    execute format('create policy insert_coordinator on grappe.%I for insert to grappe_app
      with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
    execute format('create policy update_coordinator on grappe.%I for update to grappe_app
      using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
    execute format('create policy delete_coordinator on grappe.%I for delete to grappe_app
      using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
  end loop;
  foreach t in array array['incubator_budgets', 'incubator_trainees', 'incubator_checks'] loop
    execute format('create policy select_coordinator on grappe.%I for select to grappe_app
      using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
  end loop;
end
$$;

-- Incubators that house a group proposed to the asker.
create function grappe.my_incubators() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct incubator_id), '{}') from grappe.incubator_groups
    where group_id = any (grappe.my_proposed_groups())
  $$;

create policy select_concerned on grappe.incubators for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or id = any ((select grappe.my_incubators())::uuid[])
);
create policy select_concerned on grappe.incubator_groups for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or group_id = any ((select grappe.my_proposed_groups())::uuid[])
);
create policy select_concerned on grappe.incubator_lessons for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or incubator_id = any ((select grappe.my_incubators())::uuid[])
);
create policy select_concerned on grappe.incubator_lesson_uses for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or group_id = any ((select grappe.my_proposed_groups())::uuid[])
);
create policy select_concerned on grappe.incubator_shares for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (incubator_id = any ((select grappe.my_incubators())::uuid[])
    and organisation_id = any ((select grappe.my_organisations())::uuid[]))
);

grant select, delete on grappe.incubators, grappe.incubator_groups, grappe.incubator_budgets, grappe.incubator_shares,
  grappe.incubator_lessons, grappe.incubator_lesson_uses, grappe.incubator_trainees, grappe.incubator_checks to grappe_app;
grant insert (cluster_id, name, place, purpose, created_by), update (name, place, purpose, version, closed_on)
  on grappe.incubators to grappe_app;
grant insert (cluster_id, incubator_id, group_id, entered_by) on grappe.incubator_groups to grappe_app;
grant insert (cluster_id, incubator_id, budget, updated_by), update (budget, version, updated_by, updated_at)
  on grappe.incubator_budgets to grappe_app;
grant insert on grappe.incubator_shares to grappe_app;
grant insert (cluster_id, incubator_id, group_id, title, lesson, learned_on, author_id) on grappe.incubator_lessons to grappe_app;
grant insert (cluster_id, lesson_id, group_id, note, entered_by), update (note) on grappe.incubator_lesson_uses to grappe_app;
grant insert (cluster_id, incubator_id, group_id, programme, mission, alternates, starts_on, ends_on, entered_by),
  update (group_id, programme, mission, alternates, starts_on, ends_on, outcome, version) on grappe.incubator_trainees to grappe_app;
grant insert (cluster_id, incubator_id, item, state, note, updated_by), update (state, note, version, updated_by, updated_at)
  on grappe.incubator_checks to grappe_app;
grant execute on function grappe.my_incubators() to grappe_app;

call grappe.audit_table('incubator_groups', subject => 'r.incubator_id');
call grappe.audit_table('incubator_checks', subject => 'r.incubator_id', about => 'r.item', ignored => 'version,updated_at,updated_by');
