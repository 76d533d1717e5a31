-- Rights of people: consents, requests with a date, what is told of the processing, how long things are kept, and oblivion.

-- A consent and the text that it was given to; withdrawn, it is still the proof of what was allowed and when.
create table grappe.consents (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  person_id uuid not null references grappe.people (id) on delete cascade,
  purpose text not null check (purpose in ('public_name')),
  text_version integer not null check (text_version > 0),
  language text not null check (language in ('fr', 'en')),
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
create unique index consents_standing on grappe.consents (cluster_id, person_id, purpose) where withdrawn_at is null;
create index consents_person on grappe.consents (person_id);

-- What a person asks for, or a manager for a contact who has no account. To be answered within a month (GDPR, article 12).
create table grappe.privacy_requests (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  person_id uuid references grappe.people (id) on delete cascade,
  contact text check (length(contact) between 1 and 320),
  kind text not null check (kind in ('access', 'correction', 'erasure')),
  message text not null default '' check (length(message) <= 2000),
  asked_at timestamptz not null default now(),
  due_on date not null default (current_date + interval '1 month')::date,
  status text not null default 'open' check (status in ('open', 'done', 'refused')),
  answer text not null default '' check (length(answer) <= 2000),
  -- What was taken away and what is kept, as codes and counts.
  outcome jsonb not null default '{}',
  entered_by uuid references grappe.people (id) on delete set null,
  answered_by uuid references grappe.people (id) on delete set null,
  answered_at timestamptz,
  unique (cluster_id, id),
  check ((person_id is null) <> (contact is null)),
  check ((status = 'open') = (answered_at is null))
);
create index privacy_requests_cluster on grappe.privacy_requests (cluster_id, asked_at desc);
create index privacy_requests_person on grappe.privacy_requests (person_id);

-- The register of processing where a cluster says otherwise than the texts that come with the product.
create table grappe.processing_texts (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  code text not null check (code ~ '^[a-z_]{1,60}$'),
  language text not null check (language in ('fr', 'en')),
  field text not null check (field ~ '^[a-z_]{1,60}$'),
  body text not null check (length(body) between 1 and 4000),
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (cluster_id, code, language, field)
);

-- How long a cluster keeps things, where it decided otherwise than usual.
create table grappe.retention_rules (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  code text not null,
  days integer not null check (days > 0),
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (cluster_id, code)
);

-- What was taken away because its time was over.
create table grappe.retention_runs (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  code text not null,
  removed bigint not null,
  ran_at timestamptz not null default now()
);
create index retention_runs_cluster on grappe.retention_runs (cluster_id, ran_at desc);

alter table grappe.people add column erased_at timestamptz;

do $$
declare
  t text;
begin
  foreach t in array array['consents', 'privacy_requests', 'processing_texts', 'retention_rules', 'retention_runs'] loop
    call grappe.protect_table(t);
  end loop;
end
$$;

create policy select_concerned on grappe.consents for select to grappe_app using (
  person_id = (select grappe.current_person()) or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_self on grappe.consents for insert to grappe_app with check (
  person_id = (select grappe.current_person()) and cluster_id = any ((select grappe.my_known_clusters())::uuid[])
);
create policy update_self on grappe.consents for update to grappe_app
  using (person_id = (select grappe.current_person()) and withdrawn_at is null) with check (withdrawn_at is not null);
grant select, insert (cluster_id, person_id, purpose, text_version, language), update (withdrawn_at) on grappe.consents to grappe_app;

create policy select_concerned on grappe.privacy_requests for select to grappe_app using (
  person_id = (select grappe.current_person()) or cluster_id = any ((select grappe.my_managed_clusters())::uuid[])
);
create policy insert_concerned on grappe.privacy_requests for insert to grappe_app with check (
  entered_by = (select grappe.current_person())
  and ((person_id = (select grappe.current_person()) and cluster_id = any ((select grappe.my_known_clusters())::uuid[]))
    or (person_id is null and cluster_id = any ((select grappe.my_managed_clusters())::uuid[])))
);
create policy update_manager on grappe.privacy_requests for update to grappe_app
  using (cluster_id = any ((select grappe.my_managed_clusters())::uuid[]) and status = 'open')
  with check (answered_by = (select grappe.current_person()) and status <> 'open');
grant select, insert (cluster_id, person_id, contact, kind, message, entered_by),
  update (status, answer, outcome, answered_by, answered_at) on grappe.privacy_requests to grappe_app;

do $$
declare
  t text;
begin
  foreach t in array array['processing_texts', 'retention_rules'] loop
    execute format('create policy select_known on grappe.%I for select to grappe_app
      using (cluster_id = any ((select grappe.my_known_clusters())::uuid[]))', t);
    execute format('create policy write_manager on grappe.%I for insert to grappe_app with check (
      cluster_id = any ((select grappe.my_managed_clusters())::uuid[]) and updated_by = (select grappe.current_person()))', t);
    execute format('create policy update_manager on grappe.%I for update to grappe_app
      using (cluster_id = any ((select grappe.my_managed_clusters())::uuid[]))
      with check (updated_by = (select grappe.current_person()))', t);
    execute format('create policy delete_manager on grappe.%I for delete to grappe_app
      using (cluster_id = any ((select grappe.my_managed_clusters())::uuid[]))', t);
  end loop;
end
$$;
grant select, insert (cluster_id, code, language, field, body, updated_by), update (body, updated_by, updated_at), delete
  on grappe.processing_texts to grappe_app;
grant select, insert (cluster_id, code, days, updated_by), update (days, updated_by, updated_at), delete
  on grappe.retention_rules to grappe_app;

create policy select_coordinator on grappe.retention_runs for select to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select on grappe.retention_runs to grappe_app;

-- Names that their owners agreed to show on the public page of the organisation for which they speak.
create function grappe.public_names(organisation uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct p.display_name), '{}')
    from grappe.role_grants g
    join grappe.people p on p.id = g.person_id and p.erased_at is null and p.deactivated_at is null
    join grappe.consents c on c.person_id = p.id and c.cluster_id = g.cluster_id and c.purpose = 'public_name'
      and c.withdrawn_at is null
    where g.organisation_id = organisation and g.ended_at is null and g.role in ('firm_owner', 'firm_employee', 'partner')
  $$;
