-- The evidence shelf: findings (a measured benefit, words somebody said, a test) with what they speak of and how strong they are.

-- Clusters whose evidence the asker reads once it is told: those who govern, fund and study; never a firm, which would read what
-- another said.
create function grappe.my_evidenced_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct g.cluster_id), '{}') from grappe.role_grants g
    where g.person_id = grappe.current_person() and g.ended_at is null and g.role in ('board_member', 'observer', 'researcher')
      and not exists (select from grappe.role_grants f where f.person_id = g.person_id and f.cluster_id = g.cluster_id
        and f.ended_at is null and f.role in ('firm_owner', 'firm_employee', 'partner'))
  $$;
grant execute on function grappe.my_evidenced_clusters() to grappe_app;

create table grappe.findings (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  kind text not null check (kind in ('benefit', 'verbatim', 'test')),
  strength text not null check (strength in ('anecdote', 'measured', 'tested')),
  title text not null check (length(btrim(title)) between 1 and 200),
  -- What was found; of a verbatim, the words.
  body text not null default '' check (length(body) <= 4000),
  -- Who said it, under a pseudonym.
  pseudonym text not null default '' check (length(pseudonym) <= 100),
  -- Whoever said it agreed to be quoted.
  consented boolean not null default false,
  source text not null default '' check (length(source) <= 500),
  subject_kind text not null check (subject_kind in ('cluster', 'group', 'alliance', 'encounter', 'action')),
  subject_id uuid,
  -- As it was called on that day: who reads the finding may not read the thing.
  subject_title text not null default '' check (length(subject_title) <= 300),
  -- A mechanism or another construct of the framework.
  mechanism text collate "C" check (mechanism ~ '^[a-z][a-z0-9_]{0,59}$'),
  analysis_id uuid,
  observed_on date not null default current_date,
  -- Told to the board and the funders, in the report.
  told boolean not null default false,
  version integer not null default 1 check (version > 0),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  unique (cluster_id, id),
  foreign key (cluster_id, analysis_id) references grappe.analyses (cluster_id, id) on delete set null (analysis_id),
  constraint findings_strength check (case kind
    when 'verbatim' then strength = 'anecdote'
    when 'test' then strength = 'tested'
    else strength <> 'tested' end),
  constraint findings_consent check (kind <> 'verbatim' or (consented and length(btrim(body)) > 0)),
  constraint findings_subject check (case subject_kind
    when 'cluster' then subject_id is null and subject_title = ''
    when 'action' then subject_id is null and length(btrim(subject_title)) > 0
    else subject_id is not null and length(btrim(subject_title)) > 0 end)
);
create index findings_cluster on grappe.findings (cluster_id, observed_on desc);
create index findings_analysis on grappe.findings (analysis_id);

call grappe.protect_table('findings');
call grappe.audit_table('findings', ignored => 'version,updated_by,updated_at');
create policy select_concerned on grappe.findings for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (told and cluster_id = any ((select grappe.my_evidenced_clusters())::uuid[]))
  or (created_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_researched_clusters())::uuid[]))
);
-- A researcher proposes; the team tells.
create policy insert_writer on grappe.findings for insert to grappe_app with check (
  created_by = (select grappe.current_person()) and (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
    or (not told and cluster_id = any ((select grappe.my_researched_clusters())::uuid[])))
);
create policy update_coordinator on grappe.findings for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
create policy delete_writer on grappe.findings for delete to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (not told and created_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_researched_clusters())::uuid[]))
);
grant select, delete, insert (cluster_id, kind, strength, title, body, pseudonym, consented, source, subject_kind, subject_id, subject_title,
  mechanism, analysis_id, observed_on, told, created_by, updated_by),
  update (told, version, updated_by, updated_at) on grappe.findings to grappe_app;
