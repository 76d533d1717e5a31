-- Over 400 lines because the tables of an alliance and who reads them are read as one.
-- What comes of an alliance: thematic working groups, projects of firms (research or business), competences that are missing,
-- and incidents of trust.

create table grappe.alliance_working_groups (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  alliance_id uuid not null,
  theme text not null check (length(theme) between 1 and 200),
  purpose text not null default '' check (length(purpose) <= 4000),
  owner_id uuid references grappe.people (id) on delete set null,
  status text not null default 'open' check (status in ('open', 'closed')),
  opened_on date not null default current_date,
  closed_on date check (closed_on >= opened_on),
  outcome text not null default '' check (length(outcome) <= 4000),
  version integer not null default 1,
  created_by uuid references grappe.people (id) on delete set null,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  unique (alliance_id, id),
  check ((status = 'closed') = (closed_on is not null)),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade
);
create index alliance_working_groups_cluster on grappe.alliance_working_groups (cluster_id, alliance_id);
create index alliance_working_groups_owner on grappe.alliance_working_groups (owner_id);

-- Members of either cluster that work in it: they know each other by name.
create table grappe.alliance_working_group_firms (
  cluster_id uuid not null,
  working_group_id uuid not null references grappe.alliance_working_groups (id) on delete cascade,
  organisation_id uuid not null,
  joined_on date not null default current_date,
  left_on date check (left_on >= joined_on),
  entered_by uuid references grappe.people (id) on delete set null,
  primary key (working_group_id, organisation_id),
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index alliance_working_group_firms_organisation on grappe.alliance_working_group_firms (cluster_id, organisation_id);

-- Cooperations of firms, in research or in business; those that both clusters put their label on say who pays and what is sought.
create table grappe.alliance_projects (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  alliance_id uuid not null,
  working_group_id uuid,
  kind text not null check (kind in ('research', 'business')),
  title text not null check (length(title) between 1 and 300),
  summary text not null default '' check (length(summary) <= 4000),
  -- The brick of technology that the partners do not have.
  brick_sought text not null default '' check (length(brick_sought) <= 1000),
  funder text not null default '' check (length(funder) <= 300),
  funding_cents bigint check (funding_cents between 0 and 10000000000000),
  currency text check (currency ~ '^[A-Z]{3}$'),
  status text not null default 'idea' check (status in ('idea', 'preparing', 'submitted', 'funded', 'running', 'finished', 'dropped')),
  label text not null default 'none' check (label in ('none', 'asked', 'granted', 'refused')),
  labelled_on date,
  outcome text not null default '' check (length(outcome) <= 4000),
  owner_id uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  created_by uuid references grappe.people (id) on delete set null,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  check ((funding_cents is null) = (currency is null)),
  check ((label = 'granted') = (labelled_on is not null)),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade,
  foreign key (alliance_id, working_group_id) references grappe.alliance_working_groups (alliance_id, id)
);
create index alliance_projects_alliance on grappe.alliance_projects (alliance_id);
create index alliance_projects_cluster on grappe.alliance_projects (cluster_id, alliance_id);
create index alliance_projects_owner on grappe.alliance_projects (owner_id);

create table grappe.alliance_project_partners (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  project_id uuid not null references grappe.alliance_projects (id) on delete cascade,
  -- A member of one's own cluster; else the name of a partner that is not on this installation.
  organisation_id uuid,
  name text not null default '' check (length(name) <= 300),
  part text not null default '' check (length(part) <= 300),
  entered_by uuid references grappe.people (id) on delete set null,
  check ((organisation_id is null) = (name <> '')),
  unique (project_id, organisation_id),
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index alliance_project_partners_organisation on grappe.alliance_project_partners (cluster_id, organisation_id);

-- A competence that is missing at home: the teams of allied clusters read it. Who needs it is not said.
create table grappe.competence_requests (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  project_id uuid references grappe.alliance_projects (id) on delete set null,
  title text not null check (length(title) between 1 and 200),
  detail text not null default '' check (length(detail) <= 4000),
  wanted_by date,
  status text not null default 'open' check (status in ('open', 'met', 'closed')),
  outcome text not null default '' check (length(outcome) <= 4000),
  owner_id uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  unique (cluster_id, id)
);
create index competence_requests_owner on grappe.competence_requests (owner_id);

create table grappe.competence_answers (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  request_id uuid not null references grappe.competence_requests (id) on delete cascade,
  message text not null check (length(message) between 1 and 4000),
  status text not null default 'offered' check (status in ('offered', 'accepted', 'declined', 'withdrawn')),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now()
);
create index competence_answers_request on grappe.competence_answers (request_id);
create index competence_answers_cluster on grappe.competence_answers (cluster_id, id);

-- What a firm tells its own team in confidence about the alliance.
create table grappe.alliance_incidents (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  alliance_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('intellectual_property', 'brand', 'free_riding', 'silence')),
  body text not null check (length(body) between 1 and 8000),
  status text not null default 'open' check (status in ('open', 'mediation', 'closed')),
  -- The firm lets its team speak of it with the other one.
  agrees boolean not null default false,
  owner_id uuid references grappe.people (id) on delete set null,
  learnt text not null default '' check (length(learnt) <= 4000),
  closed_on date,
  opened_by uuid references grappe.people (id) on delete set null,
  opened_at timestamptz not null default now(),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  check ((status = 'closed') = (closed_on is not null)),
  check (status <> 'closed' or learnt <> ''),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index alliance_incidents_alliance on grappe.alliance_incidents (cluster_id, alliance_id);
create index alliance_incidents_organisation on grappe.alliance_incidents (cluster_id, organisation_id);
create index alliance_incidents_owner on grappe.alliance_incidents (owner_id);

-- What is told of it to the other team, in the words of the first; the words of the firm stay at home.
create table grappe.alliance_incident_tellings (
  cluster_id uuid not null,
  incident_id uuid primary key references grappe.alliance_incidents (id) on delete cascade,
  alliance_id uuid not null,
  kind text not null check (kind in ('intellectual_property', 'brand', 'free_riding', 'silence')),
  body text not null check (length(body) between 1 and 8000),
  status text not null default 'open' check (status in ('open', 'closed')),
  learnt text not null default '' check (length(learnt) <= 4000),
  told_by uuid references grappe.people (id) on delete set null,
  told_at timestamptz not null default now(),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade
);
create index alliance_incident_tellings_alliance on grappe.alliance_incident_tellings (alliance_id);
create index alliance_incident_tellings_cluster on grappe.alliance_incident_tellings (cluster_id, alliance_id);

-- The mediation: at home (the firm and its team), or between the two teams.
create table grappe.alliance_incident_words (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  incident_id uuid not null references grappe.alliance_incidents (id) on delete cascade,
  audience text not null check (audience in ('home', 'teams')),
  body text not null check (length(body) between 1 and 8000),
  author_id uuid references grappe.people (id) on delete set null,
  at timestamptz not null default now()
);
create index alliance_incident_words_incident on grappe.alliance_incident_words (incident_id, id);
create index alliance_incident_words_cluster on grappe.alliance_incident_words (cluster_id, id);

-- Clusters that stand in an alliance with one that the asker coordinates.
create function grappe.my_allied_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct o.cluster_id), '{}')
    from grappe.alliance_clusters c
    join grappe.alliances a on a.id = c.alliance_id and a.status = 'active'
    join grappe.alliance_clusters o on o.alliance_id = c.alliance_id and o.cluster_id <> c.cluster_id and o.status = 'accepted'
    where c.cluster_id = any (grappe.my_coordinated_clusters()) and c.status = 'accepted'
  $$;

-- Working groups in which the asker's organisations are.
create function grappe.my_working_groups() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct f.working_group_id), '{}')
    from grappe.alliance_working_group_firms f
    join grappe.alliance_working_groups w on w.id = f.working_group_id
    where f.organisation_id = any (grappe.my_organisations()) and f.left_on is null
      and f.cluster_id = any (grappe.my_writable_clusters()) and w.alliance_id = any (grappe.my_alliances())
  $$;

-- Projects in which the asker's organisations take part, or of an alliance of which the asker runs a side.
create function grappe.my_alliance_projects() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct p.id), '{}') from grappe.alliance_projects p
    where p.alliance_id = any (grappe.my_joined_alliances())
      or exists (select from grappe.alliance_project_partners m where m.project_id = p.id
        and m.organisation_id = any (grappe.my_organisations()) and m.cluster_id = any (grappe.my_writable_clusters()))
  $$;

-- Incidents of the asker's own organisations and of the clusters that the asker coordinates.
create function grappe.my_incidents() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(i.id), '{}') from grappe.alliance_incidents i
    where i.cluster_id = any (grappe.my_coordinated_clusters())
      or (i.organisation_id = any (grappe.my_organisations()) and i.cluster_id = any (grappe.my_writable_clusters()))
  $$;

-- Incidents that were passed on to a team of the asker's, or by it.
create function grappe.my_told_incidents() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(t.incident_id), '{}') from grappe.alliance_incident_tellings t
    where t.alliance_id = any (grappe.my_joined_alliances())
  $$;

-- The firm says whether its team may speak of it with the other one.
create function grappe.agree_to_tell(incident uuid, seen integer, says boolean) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  update grappe.alliance_incidents set agrees = says, version = version + 1, updated_by = grappe.current_person(), updated_at = now()
  where id = incident and version = seen and status <> 'closed' and organisation_id = any (grappe.my_organisations())
    and cluster_id = any (grappe.my_writable_clusters())
    and (says or not exists (select from grappe.alliance_incident_tellings t where t.incident_id = incident));
  return found;
end
$$;

-- Who is in a working group, by name: for both teams and for those who are in it.
create function grappe.firms_of_working_group(working_group uuid)
  returns table (cluster_id uuid, organisation_id uuid, name text, country text, joined_on date, left_on date)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select f.cluster_id, o.id, o.name, o.country, f.joined_on, f.left_on
    from grappe.alliance_working_groups w
    join grappe.alliance_working_group_firms f on f.working_group_id = w.id
    join grappe.organisations o on o.id = grappe.surviving_organisation(f.organisation_id)
    where w.id = working_group
      and (w.alliance_id = any (grappe.my_joined_alliances()) or w.id = any (grappe.my_working_groups()))
    order by o.folded_name, o.id
  $$;

-- Who takes part in a project, by name: for both teams and for those who take part.
create function grappe.partners_of_project(project uuid)
  returns table (id uuid, cluster_id uuid, organisation_id uuid, name text, part text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select m.id, m.cluster_id, o.id, coalesce(o.name, m.name), m.part
    from grappe.alliance_project_partners m
    left join grappe.organisations o on o.id = grappe.surviving_organisation(m.organisation_id)
    where m.project_id = project and project = any (grappe.my_alliance_projects())
    order by 4, 1
  $$;

-- Names of clusters that are allied with the asker's: beside what their teams write.
create function grappe.allied_cluster_names() returns table (cluster_id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select id, name from grappe.clusters where id = any (grappe.my_allied_clusters()) $$;

-- When anything last happened between the two: an exchange, a step, a word in their room.
create function grappe.alliance_heard(alliance uuid) returns date
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(greatest(
      (select max(e.on_date) from grappe.alliance_events e where e.alliance_id = alliance and e.shared and e.kind <> 'handover'),
      (select max(m.created_at)::date from grappe.rooms r join grappe.room_messages m on m.room_id = r.id
        left join grappe.alliance_working_groups w on w.id = r.subject_id
        where r.kind = 'alliance' and coalesce(w.alliance_id, r.subject_id) = alliance),
      a.started_on), a.proposed_at::date)
    from grappe.alliances a where a.id = alliance and alliance = any (grappe.my_joined_alliances())
  $$;

do $$
declare
  t text;
begin
  foreach t in array array['alliance_working_groups', 'alliance_working_group_firms', 'alliance_projects', 'alliance_project_partners',
    'competence_requests', 'competence_answers', 'alliance_incidents', 'alliance_incident_tellings', 'alliance_incident_words'] loop
    call grappe.protect_table(t);
  end loop;
end
$$;
call grappe.audit_table('alliance_working_groups', ignored => 'version,updated_at');
call grappe.audit_table('alliance_working_group_firms', subject => 'r.organisation_id');
call grappe.audit_table('alliance_projects', ignored => 'version,updated_at');
call grappe.audit_table('alliance_project_partners', subject => 'r.project_id');
call grappe.audit_table('competence_requests', ignored => 'version,updated_at');
call grappe.audit_table('alliance_incidents', about => 'r.kind', ignored => 'version,updated_at');
call grappe.audit_table('alliance_incident_tellings', subject => 'r.incident_id');
call grappe.audit_table('alliance_incident_words', subject => 'r.incident_id');

create policy select_concerned on grappe.alliance_working_groups for select to grappe_app using (
  alliance_id = any ((select grappe.my_joined_alliances())::uuid[]) or alliance_id = any ((select grappe.my_alliances())::uuid[])
);
create policy insert_joined on grappe.alliance_working_groups for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and created_by = (select grappe.current_person())
  and alliance_id = any ((select grappe.my_joined_alliances())::uuid[])
);
create policy update_joined on grappe.alliance_working_groups for update to grappe_app
  using (alliance_id = any ((select grappe.my_joined_alliances())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant select, insert (cluster_id, alliance_id, theme, purpose, owner_id, opened_on, created_by, updated_by),
  update (theme, purpose, owner_id, status, closed_on, outcome, version, updated_by, updated_at)
  on grappe.alliance_working_groups to grappe_app;

create policy select_concerned on grappe.alliance_working_group_firms for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or working_group_id = any ((select grappe.my_working_groups())::uuid[])
);
create policy insert_coordinator on grappe.alliance_working_group_firms for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and entered_by = (select grappe.current_person())
  and exists (select from grappe.alliance_working_groups w
    join grappe.alliance_clusters c on c.alliance_id = w.alliance_id
    where w.id = working_group_id and c.cluster_id = alliance_working_group_firms.cluster_id and c.status = 'accepted')
);
create policy update_coordinator on grappe.alliance_working_group_firms for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select, insert (cluster_id, working_group_id, organisation_id, entered_by), update (joined_on, left_on)
  on grappe.alliance_working_group_firms to grappe_app;

create policy select_concerned on grappe.alliance_projects for select to grappe_app
  using (id = any ((select grappe.my_alliance_projects())::uuid[]) or alliance_id = any ((select grappe.my_joined_alliances())::uuid[]));
create policy insert_joined on grappe.alliance_projects for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and created_by = (select grappe.current_person())
  and alliance_id = any ((select grappe.my_joined_alliances())::uuid[])
);
create policy update_joined on grappe.alliance_projects for update to grappe_app
  using (alliance_id = any ((select grappe.my_joined_alliances())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant select, insert (cluster_id, alliance_id, working_group_id, kind, title, summary, brick_sought, funder, funding_cents, currency,
    status, label, labelled_on, owner_id, created_by, updated_by),
  update (working_group_id, kind, title, summary, brick_sought, funder, funding_cents, currency, status, label, labelled_on, outcome,
    owner_id, version, updated_by, updated_at)
  on grappe.alliance_projects to grappe_app;

create policy select_concerned on grappe.alliance_project_partners for select to grappe_app
  using (project_id = any ((select grappe.my_alliance_projects())::uuid[]));
create policy insert_coordinator on grappe.alliance_project_partners for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and entered_by = (select grappe.current_person())
  and exists (select from grappe.alliance_projects p where p.id = project_id
    and p.alliance_id = any ((select grappe.my_joined_alliances())::uuid[]))
);
create policy delete_coordinator on grappe.alliance_project_partners for delete to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select, insert (cluster_id, project_id, organisation_id, name, part, entered_by), delete
  on grappe.alliance_project_partners to grappe_app;

create policy select_concerned on grappe.competence_requests for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) or cluster_id = any ((select grappe.my_allied_clusters())::uuid[])
);
create policy insert_coordinator on grappe.competence_requests for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and created_by = (select grappe.current_person())
  and (project_id is null or project_id = any ((select grappe.my_alliance_projects())::uuid[]))
);
create policy update_coordinator on grappe.competence_requests for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant select, insert (cluster_id, project_id, title, detail, wanted_by, owner_id, created_by, updated_by),
  update (title, detail, wanted_by, status, outcome, owner_id, version, updated_by, updated_at) on grappe.competence_requests to grappe_app;

-- An answer is between the two teams.
create policy select_concerned on grappe.competence_answers for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or exists (select from grappe.competence_requests r where r.id = request_id
    and r.cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
);
create policy insert_ally on grappe.competence_answers for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and created_by = (select grappe.current_person())
  and exists (select from grappe.competence_requests r where r.id = request_id and r.status = 'open'
    and r.cluster_id = any ((select grappe.my_allied_clusters())::uuid[]))
);
create policy update_concerned on grappe.competence_answers for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or exists (select from grappe.competence_requests r where r.id = request_id
    and r.cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
);
grant select, insert (cluster_id, request_id, message, created_by), update (status) on grappe.competence_answers to grappe_app;

create policy select_concerned on grappe.alliance_incidents for select to grappe_app
  using (id = any ((select grappe.my_incidents())::uuid[]));
create policy insert_firm on grappe.alliance_incidents for insert to grappe_app with check (
  organisation_id = any ((select grappe.my_organisations())::uuid[]) and cluster_id = any ((select grappe.my_writable_clusters())::uuid[])
  and alliance_id = any ((select grappe.my_alliances())::uuid[]) and opened_by = (select grappe.current_person())
);
create policy update_coordinator on grappe.alliance_incidents for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant select, insert (cluster_id, alliance_id, organisation_id, kind, body, agrees, opened_by, updated_by),
  update (status, owner_id, learnt, closed_on, version, updated_by, updated_at) on grappe.alliance_incidents to grappe_app;

create policy select_joined on grappe.alliance_incident_tellings for select to grappe_app using (
  alliance_id = any ((select grappe.my_joined_alliances())::uuid[]) or incident_id = any ((select grappe.my_incidents())::uuid[])
);
create policy insert_coordinator on grappe.alliance_incident_tellings for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and told_by = (select grappe.current_person())
  and exists (select from grappe.alliance_incidents i where i.id = incident_id and i.agrees and i.cluster_id = alliance_incident_tellings.cluster_id
    and i.alliance_id = alliance_incident_tellings.alliance_id)
);
create policy update_coordinator on grappe.alliance_incident_tellings for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select, insert (cluster_id, incident_id, alliance_id, kind, body, told_by), update (status, learnt)
  on grappe.alliance_incident_tellings to grappe_app;

create policy select_concerned on grappe.alliance_incident_words for select to grappe_app using (
  (audience = 'home' and incident_id = any ((select grappe.my_incidents())::uuid[]))
  or (audience = 'teams' and incident_id = any ((select grappe.my_told_incidents())::uuid[]))
);
create policy insert_concerned on grappe.alliance_incident_words for insert to grappe_app with check (
  author_id = (select grappe.current_person()) and (
    (audience = 'home' and incident_id = any ((select grappe.my_incidents())::uuid[])
      and cluster_id = any ((select grappe.my_writable_clusters())::uuid[]))
    or (audience = 'teams' and incident_id = any ((select grappe.my_told_incidents())::uuid[])
      and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  )
);
grant select, insert (cluster_id, incident_id, audience, body, author_id) on grappe.alliance_incident_words to grappe_app;

-- Rooms of working groups: both teams, and the people of the firms that are in it. Such a room is one of its alliance.
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
  select r.id, g.person_id, true
  from grappe.rooms r
  join grappe.alliance_working_groups w on w.id = r.subject_id
  join grappe.alliances a on a.id = w.alliance_id and a.status = 'active'
  join grappe.alliance_clusters c on c.alliance_id = a.id and c.status = 'accepted'
  join grappe.role_grants g on g.cluster_id = c.cluster_id
  where r.kind = 'alliance' and g.ended_at is null and g.role in ('cluster_manager', 'team_member')
  union all
  select r.id, g.person_id, false
  from grappe.rooms r
  join grappe.alliance_working_groups w on w.id = r.subject_id
  join grappe.alliances a on a.id = w.alliance_id and a.status = 'active'
  join grappe.alliance_working_group_firms f on f.working_group_id = w.id and f.left_on is null
  join grappe.role_grants g on g.cluster_id = f.cluster_id
    and (g.organisation_id = f.organisation_id
      or grappe.surviving_organisation(g.organisation_id) = grappe.surviving_organisation(f.organisation_id))
  where r.kind = 'alliance' and g.ended_at is null and g.role in ('firm_owner', 'firm_employee', 'partner')
  union all
  select r.id, i.person_id, false
  from grappe.rooms r
  join grappe.room_people i on i.room_id = r.id
  where r.kind in ('working_group', 'action') and exists (
    select from grappe.role_grants g
    where g.person_id = i.person_id and g.cluster_id = r.cluster_id and g.ended_at is null
      and g.role in ('cluster_manager', 'team_member', 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  );

-- The cluster of a room; of an alliance's or one of its working groups', those that joined it.
create or replace function grappe.clusters_of_room(room uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(cluster_id), '{}') from (
      select r.cluster_id from grappe.rooms r where r.id = room
      union
      select c.cluster_id from grappe.rooms r
      left join grappe.alliance_working_groups w on w.id = r.subject_id
      join grappe.alliance_clusters c on c.alliance_id = coalesce(w.alliance_id, r.subject_id)
      where r.id = room and r.kind = 'alliance' and c.status = 'accepted'
    ) found
  $$;

grant execute on function grappe.my_allied_clusters(), grappe.my_working_groups(), grappe.my_alliance_projects(), grappe.my_incidents(),
  grappe.my_told_incidents(), grappe.agree_to_tell(uuid, integer, boolean), grappe.firms_of_working_group(uuid),
  grappe.partners_of_project(uuid), grappe.allied_cluster_names(), grappe.alliance_heard(uuid) to grappe_app;
