-- Fair shares of an export group: which rule was chosen and by whom, how the shared manager's bonus is made and gains are
-- shared, and what each partner expects of it.

-- The rule by which a group shares its costs: the last row counts, and what was decided is never changed.
create table grappe.group_share_choices (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  group_id uuid not null,
  rule text not null check (rule in (
    'equal', 'turnover', 'headcount', 'days', 'shapley', 'weighted_shapley', 'nucleolus', 'ensc', 'tau', 'owen'
  )),
  -- The partners in a meeting, or the team until they have.
  decided_by text not null check (decided_by in ('partners', 'team')),
  decided_on date not null,
  reason text not null default '' check (length(reason) <= 2000),
  entered_by uuid references grappe.people (id) on delete set null,
  entered_at timestamptz not null default now(),
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade
);
create index group_share_choices_group on grappe.group_share_choices (cluster_id, group_id, id desc);

-- How the bonus of the shared manager is made, how gains are shared, and what is assumed for the territory.
create table grappe.group_gain_schemes (
  cluster_id uuid not null,
  group_id uuid primary key,
  scheme jsonb not null,
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade
);
create index group_gain_schemes_cluster on grappe.group_gain_schemes (cluster_id, group_id);

-- What a partner expects, market by market, with the group and without: its own, or told to the coordinators too.
create table grappe.gain_expectations (
  cluster_id uuid not null,
  group_id uuid not null,
  organisation_id uuid not null,
  audience text not null default 'self' check (audience in ('self', 'coordinator')),
  expectations jsonb not null,
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (group_id, organisation_id),
  foreign key (group_id, organisation_id) references grappe.plan_group_members (group_id, organisation_id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index gain_expectations_organisation on grappe.gain_expectations (cluster_id, organisation_id);

do $$
declare
  t text;
begin
  foreach t in array array['group_share_choices', 'group_gain_schemes', 'gain_expectations'] loop
    call grappe.protect_table(t);
  end loop;
  foreach t in array array['group_share_choices', 'group_gain_schemes'] loop
    execute format('create policy select_concerned on grappe.%I for select to grappe_app using (
      cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
      or group_id = any ((select grappe.my_proposed_groups())::uuid[]))', t);
    execute format('create policy insert_coordinator on grappe.%I for insert to grappe_app
      with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
  end loop;
end
$$;
call grappe.audit_table('group_share_choices', subject => 'r.group_id', about => 'r.rule');
call grappe.audit_table('group_gain_schemes', subject => 'r.group_id', ignored => 'version,updated_at,updated_by');
call grappe.audit_table('gain_expectations', confidential => 'r.audience = ''self''', subject => 'r.organisation_id',
  ignored => 'version,updated_at,updated_by');

create policy update_coordinator on grappe.group_gain_schemes for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));

-- Nobody but the partner itself writes what it expects: a coordinator who could would learn whether it keeps something.
create policy select_concerned on grappe.gain_expectations for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or (audience = 'coordinator' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
);
create policy insert_own on grappe.gain_expectations for insert to grappe_app with check (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  and group_id = any ((select grappe.my_proposed_groups())::uuid[])
);
create policy update_own on grappe.gain_expectations for update to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));
create policy delete_own on grappe.gain_expectations for delete to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));

grant select on grappe.group_share_choices, grappe.group_gain_schemes, grappe.gain_expectations to grappe_app;
grant insert (cluster_id, group_id, rule, decided_by, decided_on, reason, entered_by) on grappe.group_share_choices to grappe_app;
grant insert (cluster_id, group_id, scheme, updated_by), update (scheme, version, updated_by, updated_at)
  on grappe.group_gain_schemes to grappe_app;
grant insert (cluster_id, group_id, organisation_id, audience, expectations, updated_by),
  update (audience, expectations, version, updated_by, updated_at), delete on grappe.gain_expectations to grappe_app;
