-- Documents of an export group: what people say of it beside its data, and the drafts that were written from both. A draft
-- is never changed: another one is written.

-- What the documents name and no fact says (purpose, seat, duration, who signs): by the coordinators, for the group.
create table grappe.group_terms (
  cluster_id uuid not null,
  group_id uuid not null,
  terms jsonb not null check (jsonb_typeof(terms) = 'object'),
  version integer not null default 1 check (version > 0),
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (cluster_id, group_id),
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade
);

create table grappe.group_documents (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  group_id uuid not null,
  kind text not null check (kind in ('feasibility_study', 'charter', 'commitment_contract', 'time_sharing_contract', 'bonus_scheme')),
  variant text not null check (variant in ('association', 'consortium')),
  language text not null check (language in ('fr', 'en')),
  -- For the team, for all the members of the group, or for one of them.
  audience text collate "C" not null check (audience in ('coordinator', 'group', 'self')),
  organisation_id uuid check ((audience = 'self') = (organisation_id is not null)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  blanks jsonb not null check (jsonb_typeof(blanks) = 'array'),
  -- Of what it was written from: another one when the data changed.
  facts_version text collate "C" not null check (facts_version ~ '^[0-9a-f]{64}$'),
  made_by uuid references grappe.people (id) on delete set null,
  made_at timestamptz not null default now(),
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index group_documents_group on grappe.group_documents (cluster_id, group_id, made_at desc);
create index group_documents_organisation on grappe.group_documents (organisation_id) where organisation_id is not null;

call grappe.protect_table('group_terms');
call grappe.audit_table('group_terms', subject => 'r.group_id', ignored => 'updated_at,updated_by');
create policy select_concerned on grappe.group_terms for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or group_id = any ((select grappe.my_proposed_groups())::uuid[])
);
create policy insert_coordinator on grappe.group_terms for insert to grappe_app with check (
  updated_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_coordinator on grappe.group_terms for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (updated_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select on grappe.group_terms to grappe_app;
grant insert (cluster_id, group_id, terms, updated_by) on grappe.group_terms to grappe_app;
grant update (terms, version, updated_by, updated_at) on grappe.group_terms to grappe_app;

call grappe.protect_table('group_documents');
-- A member's own copy is between itself and itself.
call grappe.audit_table('group_documents', confidential => 'r.audience = ''self''', subject => 'r.group_id', about => 'r.kind');
create policy select_concerned on grappe.group_documents for select to grappe_app using (
  (audience in ('coordinator', 'group') and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  or (audience = 'group' and group_id = any ((select grappe.my_proposed_groups())::uuid[]))
  or organisation_id = any ((select grappe.my_organisations())::uuid[])
);
create policy insert_concerned on grappe.group_documents for insert to grappe_app with check (
  made_by = (select grappe.current_person())
  and (
    (audience in ('coordinator', 'group') and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
    or (audience = 'self' and organisation_id = any ((select grappe.my_organisations())::uuid[])
      and group_id = any ((select grappe.my_proposed_groups())::uuid[])
      and exists (select from grappe.plan_group_members m
        where m.group_id = group_documents.group_id and m.organisation_id = group_documents.organisation_id))
  )
);
grant select on grappe.group_documents to grappe_app;
grant insert (cluster_id, group_id, kind, variant, language, audience, organisation_id, content, blanks, facts_version, made_by)
  on grappe.group_documents to grappe_app;
