-- The life of an export group: from the proposal of a plan to its end. What it becomes no longer depends on its plan, which
-- may be archived; its members enter and leave by its life, and everything that follows membership (rooms, the audience
-- `group`, shares) goes on reading plan_group_members, which is kept as it stands today.

create table grappe.group_lives (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  group_id uuid primary key,
  state text not null default 'proposed' check (state in (
    'proposed', 'contacted', 'feasibility', 'commitment', 'operating', 'results', 'closed', 'abandoned')),
  -- What the next plan does with its members: leaves them out, or keeps them together.
  next_plan text not null default 'exclude' check (next_plan in ('exclude', 'lock')),
  starts_on date,
  ends_on date check (ends_on > starts_on),
  manager_name text not null default '' check (length(manager_name) <= 200),
  -- Days that the shared manager works for the group in a year of the contract.
  manager_days double precision check (manager_days between 0.5 and 366),
  -- What was foreseen, to be compared with what came.
  foreseen_contracts integer check (foreseen_contracts between 0 and 10000),
  foreseen_cents bigint check (foreseen_cents between 0 and 10000000000000),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  unique (cluster_id, group_id),
  -- No cascade: a plan with a group that lives is not taken away.
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id)
);

-- Who decided what, when and why: written, never changed.
create table grappe.group_decisions (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  group_id uuid not null,
  kind text not null check (kind in (
    'step', 'back', 'abandoned', 'asked', 'said_yes', 'said_no', 'feasibility', 'entered', 'left', 'settled')),
  from_state text check (from_state ~ '^[a-z]+$'),
  to_state text check (to_state ~ '^[a-z]+$'),
  organisation_id uuid,
  reason text not null default '' check (length(reason) <= 4000),
  audience text not null default 'coordinator' check (audience in ('coordinator', 'group')),
  decided_on date not null default current_date,
  decided_by uuid references grappe.people (id) on delete set null,
  recorded_at timestamptz not null default now(),
  foreign key (cluster_id, group_id) references grappe.group_lives (cluster_id, group_id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index group_decisions_group on grappe.group_decisions (cluster_id, group_id, id);
create index group_decisions_organisation on grappe.group_decisions (cluster_id, organisation_id);

-- What each firm was asked, and its own yes or no. Its partners read neither: who refuses is exposed to nobody else.
create table grappe.group_answers (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  group_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('interest', 'commitment')),
  asked_by uuid references grappe.people (id) on delete set null,
  asked_at timestamptz not null default now(),
  respond_by date not null,
  answer text check (answer in ('yes', 'no')),
  answered_on date,
  answered_by uuid references grappe.people (id) on delete set null,
  -- Who gave it: the firm itself, or the team in its name, with the proof.
  via text check (via in ('firm', 'team')),
  proof text not null default '' check (length(proof) <= 2000),
  note text not null default '' check (length(note) <= 2000),
  version integer not null default 1,
  check ((answer is null) = (via is null) and (answer is null) = (answered_on is null)),
  check (via is distinct from 'team' or proof <> ''),
  unique (group_id, organisation_id, kind),
  foreign key (cluster_id, group_id) references grappe.group_lives (cluster_id, group_id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index group_answers_cluster on grappe.group_answers (cluster_id, group_id);
create index group_answers_organisation on grappe.group_answers (cluster_id, organisation_id);

-- The checklist before a group commits itself, and its outcome.
create table grappe.group_feasibility (
  cluster_id uuid not null,
  group_id uuid not null,
  item text not null check (item in (
    'partners', 'size_balance', 'synergies', 'conflicts', 'strategy', 'commitment', 'outcome')),
  verdict text not null check (verdict in ('good', 'watch', 'bad', 'go', 'conditions', 'no')),
  note text not null default '' check (length(note) <= 4000),
  answered_by uuid references grappe.people (id) on delete set null,
  answered_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (group_id, item),
  check ((item = 'outcome') = (verdict in ('go', 'conditions', 'no'))),
  check (item <> 'outcome' or note <> ''),
  foreign key (cluster_id, group_id) references grappe.group_lives (cluster_id, group_id) on delete cascade
);
create index group_feasibility_cluster on grappe.group_feasibility (cluster_id, group_id);

-- From when to when each firm was in the group; who left keeps reading what concerned it.
create table grappe.group_memberships (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  group_id uuid not null,
  organisation_id uuid not null,
  joined_on date not null default current_date,
  left_on date check (left_on >= joined_on),
  -- Days of the shared manager in a year of the contract.
  contract_days double precision check (contract_days between 0 and 366),
  recorded_by uuid references grappe.people (id) on delete set null,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  foreign key (cluster_id, group_id) references grappe.group_lives (cluster_id, group_id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create unique index group_memberships_current on grappe.group_memberships (group_id, organisation_id) where left_on is null;
create index group_memberships_cluster on grappe.group_memberships (cluster_id, group_id);
create index group_memberships_organisation on grappe.group_memberships (cluster_id, organisation_id);

-- Groups that the asker's organisations may read: of a plan that is proposed to them, or that live whatever became of it.
create or replace function grappe.my_proposed_groups() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct m.group_id), '{}')
    from grappe.plan_group_members m
    join grappe.plan_groups g on g.id = m.group_id
    join grappe.plans p on p.id = g.plan_id
    left join grappe.group_lives l on l.group_id = m.group_id
    where m.organisation_id = any (grappe.my_organisations())
      and m.cluster_id = any (grappe.my_writable_clusters())
      and (p.status = 'proposed' or coalesce(l.state, 'proposed') <> 'proposed')
  $$;

-- Plans that concern the asker's organisations: proposed to them, or where a group of theirs that lives came from.
create or replace function grappe.my_proposed_plans() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct p.id), '{}')
    from grappe.plans p
    where p.cluster_id = any (grappe.my_writable_clusters())
      and (exists (select from grappe.plan_groups g where g.plan_id = p.id and g.id = any (grappe.my_proposed_groups()))
        or (p.status = 'proposed' and exists (
          select from grappe.plan_unplaced u
          where u.plan_id = p.id and u.organisation_id = any (grappe.my_organisations())
        )))
  $$;

-- Groups in which the asker's organisations are or were.
create function grappe.my_groups_ever() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct group_id), '{}') from grappe.group_memberships
    where organisation_id = any (grappe.my_organisations()) and cluster_id = any (grappe.my_writable_clusters())
  $$;

-- Who may be in which room: as before, save that the room of an export group follows its life once it has one.
create or replace view grappe.room_access as
  select r.id as room_id, g.person_id, true as coordinates
  from grappe.rooms r join grappe.role_grants g on g.cluster_id = r.cluster_id
  where g.ended_at is null and g.role in ('cluster_manager', 'team_member')
  union all
  select r.id, g.person_id, false
  from grappe.rooms r join grappe.role_grants g on g.cluster_id = r.cluster_id
  where r.kind = 'cluster' and g.ended_at is null
    and g.role in ('board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  union all
  select r.id, g.person_id, false
  from grappe.rooms r
  join grappe.plan_groups pg on pg.cluster_id = r.cluster_id and pg.id = r.subject_id
  join grappe.plans p on p.id = pg.plan_id
  left join grappe.group_lives l on l.group_id = pg.id
  join grappe.plan_group_members m on m.group_id = pg.id
  join grappe.role_grants g on g.cluster_id = r.cluster_id and g.organisation_id = m.organisation_id
  where r.kind = 'group' and g.ended_at is null and g.role in ('firm_owner', 'firm_employee', 'partner')
    and (p.status = 'proposed' or coalesce(l.state, 'proposed') <> 'proposed')
  union all
  select r.id, g.person_id, false
  from grappe.rooms r
  join grappe.plan_groups pg on pg.cluster_id = r.cluster_id and pg.id = r.subject_id
  join grappe.plans p on p.id = pg.plan_id
  left join grappe.group_lives l on l.group_id = pg.id
  join grappe.plan_group_members m on m.group_id = pg.id
  join grappe.role_grants g on g.cluster_id = r.cluster_id
  join grappe.organisations o on o.id = g.organisation_id and o.merged_into is not null
  where r.kind = 'group' and g.ended_at is null and g.role in ('firm_owner', 'firm_employee', 'partner')
    and (p.status = 'proposed' or coalesce(l.state, 'proposed') <> 'proposed')
    and grappe.surviving_organisation(o.id) = m.organisation_id
  union all
  select r.id, g.person_id, g.role in ('cluster_manager', 'team_member')
  from grappe.rooms r
  join grappe.alliances a on a.id = r.subject_id and a.status = 'active'
  join grappe.alliance_clusters c on c.alliance_id = a.id and c.status = 'accepted'
  join grappe.role_grants g on g.cluster_id = c.cluster_id
  where r.kind = 'alliance' and g.ended_at is null
    and g.role in ('cluster_manager', 'team_member', 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  union all
  select r.id, i.person_id, false
  from grappe.rooms r
  join grappe.room_people i on i.room_id = r.id
  where r.kind in ('working_group', 'action') and exists (
    select from grappe.role_grants g
    where g.person_id = i.person_id and g.cluster_id = r.cluster_id and g.ended_at is null
      and g.role in ('cluster_manager', 'team_member', 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  );

do $$
declare
  t text;
begin
  foreach t in array array['group_lives', 'group_decisions', 'group_answers', 'group_feasibility', 'group_memberships'] loop
    call grappe.protect_table(t);
  end loop;
end
$$;
call grappe.audit_table('group_lives', ignored => 'version,updated_at');
call grappe.audit_table('group_answers', subject => 'r.organisation_id', about => 'r.kind', ignored => 'version');
call grappe.audit_table('group_memberships', subject => 'r.organisation_id', ignored => 'version');
call grappe.audit_table('group_feasibility', subject => 'r.group_id', about => 'r.item', ignored => 'version');

create policy select_concerned on grappe.group_lives for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or group_id = any ((select grappe.my_proposed_groups())::uuid[])
  or group_id = any ((select grappe.my_groups_ever())::uuid[])
);
create policy insert_coordinator on grappe.group_lives for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and updated_by = (select grappe.current_person())
);
create policy update_coordinator on grappe.group_lives for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant select on grappe.group_lives to grappe_app;
grant insert (cluster_id, group_id, updated_by), update (state, next_plan, starts_on, ends_on, manager_name, manager_days,
  foreseen_contracts, foreseen_cents, version, updated_by, updated_at) on grappe.group_lives to grappe_app;

create policy select_concerned on grappe.group_decisions for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (audience = 'group' and group_id = any ((select grappe.my_proposed_groups())::uuid[]))
);
create policy insert_coordinator on grappe.group_decisions for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and decided_by = (select grappe.current_person())
);
grant select on grappe.group_decisions to grappe_app;
grant insert (cluster_id, group_id, kind, from_state, to_state, organisation_id, reason, audience, decided_on, decided_by)
  on grappe.group_decisions to grappe_app;

create policy select_concerned on grappe.group_answers for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or organisation_id = any ((select grappe.my_organisations())::uuid[])
);
create policy insert_coordinator on grappe.group_answers for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and asked_by = (select grappe.current_person())
);
create policy update_concerned on grappe.group_answers for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or organisation_id = any ((select grappe.my_organisations())::uuid[])
);
grant select on grappe.group_answers to grappe_app;
grant insert (cluster_id, group_id, organisation_id, kind, asked_by, respond_by),
  update (asked_by, asked_at, respond_by, answer, answered_on, proof, note, version) on grappe.group_answers to grappe_app;

create policy all_coordinator on grappe.group_feasibility to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and answered_by = (select grappe.current_person()));
grant select on grappe.group_feasibility to grappe_app;
grant insert (cluster_id, group_id, item, verdict, note, answered_by), update (verdict, note, answered_by, answered_at, version)
  on grappe.group_feasibility to grappe_app;

create policy select_concerned on grappe.group_memberships for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or organisation_id = any ((select grappe.my_organisations())::uuid[])
);
create policy insert_coordinator on grappe.group_memberships for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and recorded_by = (select grappe.current_person())
);
create policy update_coordinator on grappe.group_memberships for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select on grappe.group_memberships to grappe_app;
grant insert (cluster_id, group_id, organisation_id, joined_on, contract_days, recorded_by), update (left_on, contract_days, version)
  on grappe.group_memberships to grappe_app;
grant execute on function grappe.my_groups_ever() to grappe_app;
