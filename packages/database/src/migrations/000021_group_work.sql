-- What an export group does and what comes of it: days of the shared manager, costs, settlements, contracts, lessons.

-- Days of the shared manager. Every member sees which are taken; for whom and where lies apart.
create table grappe.group_days (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  group_id uuid not null,
  day date not null,
  kind text not null check (kind in ('work', 'absence')),
  portion double precision not null check (portion in (0.5, 1)),
  created_by uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  unique (cluster_id, group_id, id),
  foreign key (cluster_id, group_id) references grappe.group_lives (cluster_id, group_id) on delete cascade
);
create index group_days_day on grappe.group_days (cluster_id, group_id, day);

create table grappe.group_day_uses (
  cluster_id uuid not null,
  day_id uuid primary key,
  group_id uuid not null,
  -- Null: for the whole group.
  organisation_id uuid,
  market text check (market ~ '^[A-Z]{2}$'),
  note text not null default '' check (length(note) <= 500),
  foreign key (cluster_id, group_id, day_id) references grappe.group_days (cluster_id, group_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index group_day_uses_group on grappe.group_day_uses (cluster_id, group_id);
create index group_day_uses_organisation on grappe.group_day_uses (cluster_id, organisation_id);

-- Secret addresses of calendars: only their hash is kept. Each shows what its owner may read at the moment it is opened.
create table grappe.calendar_feeds (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  person_id uuid not null references grappe.people (id) on delete cascade,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  made_at timestamptz not null default now(),
  revoked_at timestamptz,
  unique (token_hash)
);
create unique index calendar_feeds_standing on grappe.calendar_feeds (cluster_id, person_id) where revoked_at is null;
create index calendar_feeds_person on grappe.calendar_feeds (person_id);

-- What was really paid, by whom, for which line of the budget; and what firms paid into the group's account.
create table grappe.group_costs (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  group_id uuid not null,
  kind text not null default 'cost' check (kind in ('cost', 'contribution')),
  line_id text not null check (length(line_id) between 1 and 100),
  label text not null default '' check (length(label) <= 300),
  spent_on date not null,
  amount_cents bigint not null check (amount_cents between -10000000000000 and 10000000000000 and amount_cents <> 0),
  -- The firm that paid; null: the group's own account.
  paid_by uuid,
  -- The accounts that counted it; from then on it stays as it is.
  settlement_id uuid,
  created_by uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  unique (cluster_id, group_id, id),
  check (kind = 'cost' or (paid_by is not null and amount_cents > 0)),
  foreign key (cluster_id, group_id) references grappe.group_lives (cluster_id, group_id) on delete cascade,
  foreign key (cluster_id, paid_by) references grappe.organisations (cluster_id, id) on delete cascade
);
create index group_costs_group on grappe.group_costs (cluster_id, group_id, spent_on);
create index group_costs_paid_by on grappe.group_costs (cluster_id, paid_by) where paid_by is not null;

create table grappe.group_receipts (
  cluster_id uuid not null,
  cost_id uuid primary key,
  group_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (length(media_type) between 3 and 120),
  bytes integer not null check (bytes > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  content bytea not null,
  added_by uuid references grappe.people (id) on delete set null,
  added_at timestamptz not null default now(),
  foreign key (cluster_id, group_id, cost_id) references grappe.group_costs (cluster_id, group_id, id) on delete cascade
);
alter table grappe.group_receipts alter column content set storage external;
create index group_receipts_group on grappe.group_receipts (cluster_id, group_id);

-- Accounts as they were drawn up on a day: what each should have paid, what it paid, and the payments that even it out.
create table grappe.group_settlements (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  group_id uuid not null,
  rank integer not null check (rank > 0),
  on_date date not null,
  occasion text not null check (occasion in ('interim', 'entry', 'exit', 'final')),
  rule text not null check (rule ~ '^[a-z_]{1,40}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  total_cents bigint not null,
  details jsonb not null default '{}',
  made_by uuid references grappe.people (id) on delete set null,
  made_at timestamptz not null default now(),
  unique (group_id, rank),
  unique (cluster_id, group_id, id),
  foreign key (cluster_id, group_id) references grappe.group_lives (cluster_id, group_id) on delete cascade
);
create index group_settlements_group on grappe.group_settlements (cluster_id, group_id, rank);

-- One firm's line: read by its own people and the coordinators.
create table grappe.group_settlement_lines (
  cluster_id uuid not null,
  settlement_id uuid not null,
  organisation_id uuid not null,
  group_id uuid not null,
  on_date date not null,
  occasion text not null check (occasion in ('interim', 'entry', 'exit', 'final')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  due_cents bigint not null,
  paid_cents bigint not null,
  -- Positive: it is owed; negative: it owes.
  balance_cents bigint not null check (balance_cents = paid_cents - due_cents),
  -- To whom it pays (negative: from whom it receives): [{organisationId, cents}]; null is the group's account.
  transfers jsonb not null default '[]' check (jsonb_typeof(transfers) = 'array'),
  primary key (settlement_id, organisation_id),
  foreign key (cluster_id, group_id, settlement_id) references grappe.group_settlements (cluster_id, group_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
alter table grappe.group_costs
  add foreign key (cluster_id, group_id, settlement_id) references grappe.group_settlements (cluster_id, group_id, id);
create index group_costs_settlement on grappe.group_costs (settlement_id) where settlement_id is not null;
create index group_settlement_lines_group on grappe.group_settlement_lines (cluster_id, group_id);
create index group_settlement_lines_organisation on grappe.group_settlement_lines (cluster_id, organisation_id);

-- Contracts that firms won with the group. Each firm decides who reads its own.
create table grappe.group_contracts (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  group_id uuid not null,
  organisation_id uuid not null,
  market text not null check (market ~ '^[A-Z]{2}$'),
  label text not null default '' check (length(label) <= 300),
  won_on date not null,
  amount_cents bigint check (amount_cents between 0 and 10000000000000),
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  audience text not null default 'coordinator' check (audience in ('self', 'coordinator', 'group')),
  entered_by uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  foreign key (cluster_id, group_id) references grappe.group_lives (cluster_id, group_id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index group_contracts_group on grappe.group_contracts (cluster_id, group_id);
create index group_contracts_organisation on grappe.group_contracts (cluster_id, organisation_id);

-- What the group learnt, for itself and for those that come after.
create table grappe.group_lessons (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  group_id uuid not null,
  kind text not null check (kind in ('worked', 'avoid', 'idea')),
  title text not null check (length(title) between 1 and 200),
  body text not null default '' check (length(body) <= 4000),
  market text check (market ~ '^[A-Z]{2}$'),
  audience text not null default 'group' check (audience in ('coordinator', 'group', 'cluster')),
  author_id uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  foreign key (cluster_id, group_id) references grappe.group_lives (cluster_id, group_id) on delete cascade
);
create index group_lessons_group on grappe.group_lessons (cluster_id, group_id);

-- Amounts of a group taken together, per currency, for its members: from five firms on, without what is kept to oneself.
create function grappe.group_contract_totals(export_group uuid)
  returns table (currency text, firms integer, contracts integer, cents bigint)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select c.currency, count(distinct c.organisation_id)::int, count(*)::int, sum(c.amount_cents)::bigint
    from grappe.group_contracts c
    where c.group_id = export_group and c.deleted_at is null and c.amount_cents is not null and c.audience <> 'self'
      and (c.group_id = any (grappe.my_proposed_groups()) or c.cluster_id = any (grappe.my_coordinated_clusters()))
    group by c.currency
    having count(distinct c.organisation_id) >= 5
    order by 1
  $$;

-- Whose calendar a secret address opens; nobody's once it was revoked, or when that person has no role there any more.
create function grappe.owner_of_feed(hash bytea) returns table (person_id uuid, cluster_id uuid)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select f.person_id, f.cluster_id from grappe.calendar_feeds f
    where f.token_hash = hash and f.revoked_at is null and exists (
      select from grappe.role_grants g
      where g.person_id = f.person_id and g.cluster_id = f.cluster_id and g.ended_at is null
        and g.role in ('cluster_manager', 'team_member', 'firm_owner', 'firm_employee', 'partner')
    )
  $$;

-- Groups whose members the next plan leaves out or keeps together; organisations as they stand today.
create function grappe.living_groups(cluster uuid) returns table (group_id uuid, next_plan text, members uuid[])
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select l.group_id, l.next_plan, grappe.organisations_of_group(l.group_id)
    from grappe.group_lives l
    where l.cluster_id = cluster and l.state in ('contacted', 'feasibility', 'commitment', 'operating', 'results')
      and cluster = any (grappe.my_coordinated_clusters())
    order by 1
  $$;

do $$
declare
  t text;
begin
  foreach t in array array['group_days', 'group_day_uses', 'calendar_feeds', 'group_costs', 'group_receipts', 'group_settlements',
    'group_settlement_lines', 'group_contracts', 'group_lessons'] loop
    call grappe.protect_table(t);
  end loop;

  -- Coordinators write, nobody else.
  foreach t in array array['group_days', 'group_day_uses', 'group_costs', 'group_receipts', 'group_settlements',
    'group_settlement_lines'] loop
    execute format('create policy insert_coordinator on grappe.%I for insert to grappe_app
      with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
    execute format('grant select on grappe.%I to grappe_app', t);
  end loop;
  foreach t in array array['group_days', 'group_day_uses', 'group_costs', 'group_receipts'] loop
    execute format('create policy update_coordinator on grappe.%I for update to grappe_app
      using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
  end loop;
  foreach t in array array['group_costs', 'group_receipts', 'group_settlements'] loop
    execute format('create policy select_coordinator on grappe.%I for select to grappe_app
      using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
  end loop;
end
$$;
call grappe.audit_table('group_days', subject => 'r.group_id', ignored => 'version,updated_at');
call grappe.audit_table('group_day_uses', subject => 'r.group_id');
call grappe.audit_table('calendar_feeds', subject => 'r.person_id');
call grappe.audit_table('group_costs', ignored => 'version,updated_at');
call grappe.audit_table('group_settlement_lines', subject => 'r.organisation_id');
call grappe.audit_table('group_contracts', confidential => 'r.audience = ''self''', subject => 'r.organisation_id', ignored => 'version,updated_at');
call grappe.audit_table('group_lessons', ignored => 'version,updated_at');

create policy select_concerned on grappe.group_days for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or group_id = any ((select grappe.my_proposed_groups())::uuid[])
);
grant insert (cluster_id, group_id, day, kind, portion, created_by, updated_by),
  update (day, kind, portion, version, updated_by, updated_at, deleted_at) on grappe.group_days to grappe_app;

create policy select_concerned on grappe.group_day_uses for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or organisation_id = any ((select grappe.my_organisations())::uuid[])
  or (organisation_id is null and group_id = any ((select grappe.my_proposed_groups())::uuid[]))
);
grant insert (cluster_id, day_id, group_id, organisation_id, market, note), update (organisation_id, market, note)
  on grappe.group_day_uses to grappe_app;

create policy select_self on grappe.calendar_feeds for select to grappe_app
  using (person_id = (select grappe.current_person()));
create policy insert_self on grappe.calendar_feeds for insert to grappe_app with check (
  person_id = (select grappe.current_person()) and cluster_id = any ((select grappe.my_writable_clusters())::uuid[])
);
create policy update_self on grappe.calendar_feeds for update to grappe_app
  using (person_id = (select grappe.current_person()));
grant select, insert (cluster_id, person_id, token_hash), update (revoked_at) on grappe.calendar_feeds to grappe_app;

grant insert (cluster_id, group_id, kind, line_id, label, spent_on, amount_cents, paid_by, created_by, updated_by),
  update (line_id, label, spent_on, amount_cents, paid_by, settlement_id, version, updated_by, updated_at, deleted_at) on grappe.group_costs to grappe_app;
grant insert (cluster_id, cost_id, group_id, name, media_type, bytes, sha256, content, added_by),
  update (name, media_type, bytes, sha256, content, added_by, added_at) on grappe.group_receipts to grappe_app;

-- Written once.
grant insert (cluster_id, group_id, rank, on_date, occasion, rule, currency, total_cents, details, made_by)
  on grappe.group_settlements to grappe_app;
create policy select_concerned on grappe.group_settlement_lines for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or organisation_id = any ((select grappe.my_organisations())::uuid[])
);
grant insert (cluster_id, settlement_id, organisation_id, group_id, on_date, occasion, currency, due_cents, paid_cents,
  balance_cents, transfers) on grappe.group_settlement_lines to grappe_app;

create policy select_concerned on grappe.group_contracts for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or (audience <> 'self' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  or (audience = 'group' and group_id = any ((select grappe.my_proposed_groups())::uuid[]))
);
create policy insert_concerned on grappe.group_contracts for insert to grappe_app with check (
  entered_by = (select grappe.current_person())
  and ((organisation_id = any ((select grappe.my_organisations())::uuid[])
      and group_id = any ((select grappe.my_groups_ever())::uuid[]))
    or (audience = 'coordinator' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])))
);
create policy update_owner on grappe.group_contracts for update to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));
create policy update_coordinator on grappe.group_contracts for update to grappe_app
  using (audience = 'coordinator' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select on grappe.group_contracts to grappe_app;
grant insert (cluster_id, group_id, organisation_id, market, label, won_on, amount_cents, currency, audience, entered_by, updated_by),
  update (market, label, won_on, amount_cents, currency, audience, version, updated_by, updated_at, deleted_at)
  on grappe.group_contracts to grappe_app;

create policy select_concerned on grappe.group_lessons for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (audience in ('group', 'cluster') and group_id = any ((select grappe.my_proposed_groups())::uuid[]))
  or (audience = 'cluster' and cluster_id = any ((select grappe.my_clusters())::uuid[]))
);
create policy insert_concerned on grappe.group_lessons for insert to grappe_app with check (
  author_id = (select grappe.current_person())
  and (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
    or (audience <> 'coordinator' and group_id = any ((select grappe.my_proposed_groups())::uuid[])))
);
create policy update_author on grappe.group_lessons for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (author_id = (select grappe.current_person()) and group_id = any ((select grappe.my_proposed_groups())::uuid[]))
);
grant select on grappe.group_lessons to grappe_app;
grant insert (cluster_id, group_id, kind, title, body, market, audience, author_id, updated_by),
  update (kind, title, body, market, audience, version, updated_by, updated_at, deleted_at) on grappe.group_lessons to grappe_app;

grant execute on function grappe.group_contract_totals(uuid), grappe.owner_of_feed(bytea), grappe.living_groups(uuid) to grappe_app;
