--! breaking
-- People, roles, clusters, accounts, and the functions by which policies know who asks.
-- Runs as grappe_owner; the schemas, roles and extensions are prepared by src/migration/prepare.ts.

-- Version 7 identifiers (RFC 9562): they sort by time, so that indexes grow at their end.
do $$
begin
  if current_setting('server_version_num')::int >= 180000 then
    create function grappe.new_id() returns uuid language sql volatile parallel safe
      as 'select pg_catalog.uuidv7()';
  else
    create function grappe.new_id() returns uuid language sql volatile parallel safe
      as 'select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
            placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
            from 1 for 6), 52, 1), 53, 1), ''hex'')::uuid';
  end if;
end
$$;

-- Who asks: set by the application with `set local`, for one transaction.
create function grappe.current_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('grappe.person_id', true), '')::uuid $$;

create table grappe.people (
  id uuid primary key default grappe.new_id(),
  user_id text unique,
  display_name text not null check (length(display_name) between 1 and 200),
  email text not null check (length(email) between 3 and 320),
  language text not null default 'fr' check (language in ('fr', 'en')),
  created_at timestamptz not null default now()
);
create unique index people_email on grappe.people (lower(email));

create table grappe.clusters (
  id uuid primary key default grappe.new_id(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (length(name) between 1 and 300),
  kind text,
  country text check (country ~ '^[A-Z]{2}$'),
  territory text,
  is_demonstration boolean not null default false,
  founded_on date,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table grappe.role_grants (
  id uuid primary key default grappe.new_id(),
  person_id uuid not null references grappe.people (id) on delete cascade,
  cluster_id uuid references grappe.clusters (id) on delete cascade,
  organisation_id uuid,
  role text not null check (role in (
    'platform_administrator', 'cluster_manager', 'team_member', 'board_member', 'firm_owner',
    'firm_employee', 'partner', 'relay', 'observer', 'researcher'
  )),
  granted_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((role = 'platform_administrator') = (cluster_id is null)),
  check (role not in ('firm_owner', 'firm_employee') or organisation_id is not null),
  check (organisation_id is null or role in ('firm_owner', 'firm_employee', 'partner'))
);
create index role_grants_person on grappe.role_grants (person_id) where ended_at is null;
create index role_grants_cluster on grappe.role_grants (cluster_id, organisation_id);
create unique index role_grants_once on grappe.role_grants
  (person_id, role, cluster_id, organisation_id) nulls not distinct where ended_at is null;

-- The functions below run as the owner, whose policies see every row; each returns only what concerns the asker.

create function grappe.is_platform_administrator() returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select exists (
      select from grappe.role_grants
      where person_id = grappe.current_person() and ended_at is null and role = 'platform_administrator'
    )
  $$;

-- Clusters whose identities and cluster-wide facts the asker may read.
create function grappe.my_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and cluster_id is not null
      and role in ('cluster_manager', 'team_member', 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  $$;

-- Clusters that the asker coordinates.
create function grappe.my_coordinated_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null
      and role in ('cluster_manager', 'team_member')
  $$;

-- Clusters whose roles the asker may grant.
create function grappe.my_managed_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and role = 'cluster_manager'
  $$;

-- Clusters where the asker may change something: as coordinator, or for its own organisation.
create function grappe.my_writable_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null
      and (role in ('cluster_manager', 'team_member')
        or (role in ('firm_owner', 'firm_employee', 'partner') and organisation_id is not null))
  $$;

-- Clusters that the asker knows by name: any role there.
create function grappe.my_known_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and cluster_id is not null
  $$;

-- Working groups and export groups of the asker, for the audience `group`: no such table is filled yet.
create function grappe.my_groups() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select '{}'::uuid[] $$;

-- Alliances of the asker's clusters, for the audience `alliance`: no such table is filled yet.
create function grappe.my_alliances() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select '{}'::uuid[] $$;

-- People whose name the asker may read: itself, those of the clusters it coordinates (who left, too), those who share its
-- organisation, and the coordinators of its clusters; everybody for a platform administrator.
create function grappe.my_people() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with mine as (
      select cluster_id, organisation_id, role from grappe.role_grants
      where person_id = grappe.current_person() and ended_at is null
    )
    select coalesce(array_agg(distinct found.person_id), '{}') from (
      select grappe.current_person() as person_id
      union all
      select other.person_id from grappe.role_grants other
      join mine on mine.cluster_id = other.cluster_id
      where mine.role in ('cluster_manager', 'team_member')
        or (other.ended_at is null
          and (other.role in ('cluster_manager', 'team_member') or mine.organisation_id = other.organisation_id))
    ) found where found.person_id is not null
  $$;

create table accounts."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table accounts.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references accounts."user" (id) on delete cascade
);
create index session_person on accounts.session ("userId");
create table accounts.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references accounts."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_person on accounts.account ("userId");
create table accounts.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on accounts.verification (identifier);
create table accounts."rateLimit" (
  id text primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);

-- Accounts: only the sign-in library's role.
do $$
declare
  t text;
begin
  foreach t in array array['user', 'session', 'account', 'verification', 'rateLimit'] loop
    execute format('alter table accounts.%I enable row level security', t);
    execute format('alter table accounts.%I force row level security', t);
    execute format('create policy all_owner on accounts.%I to grappe_owner using (true) with check (true)', t);
    execute format('create policy all_accounts on accounts.%I to grappe_accounts using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on accounts.%I to grappe_accounts', t);
  end loop;
end
$$;

-- Every table of ours is protected by this: rows are hidden from all but the owner until a policy says otherwise.
create procedure grappe.protect_table(name text) language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  execute format('alter table grappe.%I enable row level security', name);
  execute format('alter table grappe.%I force row level security', name);
  execute format('create policy all_owner on grappe.%I to grappe_owner using (true) with check (true)', name);
end
$$;

call grappe.protect_table('migrations');
call grappe.protect_table('people');
call grappe.protect_table('clusters');
call grappe.protect_table('role_grants');

create policy select_known on grappe.people for select to grappe_app using (
  id = any ((select grappe.my_people())::uuid[]) or (select grappe.is_platform_administrator())
);
create policy update_self on grappe.people for update to grappe_app using (
  id = (select grappe.current_person()) or (select grappe.is_platform_administrator())
) with check (
  id = (select grappe.current_person()) or (select grappe.is_platform_administrator())
);
create policy delete_administrator on grappe.people for delete to grappe_app
  using ((select grappe.is_platform_administrator()));
grant select, delete on grappe.people to grappe_app;
grant update (display_name, language) on grappe.people to grappe_app;

create policy select_known on grappe.clusters for select to grappe_app using (
  id = any ((select grappe.my_known_clusters())::uuid[]) or (select grappe.is_platform_administrator())
);
create policy insert_administrator on grappe.clusters for insert to grappe_app
  with check ((select grappe.is_platform_administrator()));
create policy update_manager on grappe.clusters for update to grappe_app using (
  id = any ((select grappe.my_managed_clusters())::uuid[]) or (select grappe.is_platform_administrator())
) with check (
  id = any ((select grappe.my_managed_clusters())::uuid[]) or (select grappe.is_platform_administrator())
);
grant select on grappe.clusters to grappe_app;
grant insert (slug, name, kind, country, territory, is_demonstration, founded_on, settings) on grappe.clusters to grappe_app;
grant update (name, kind, country, territory, founded_on, settings) on grappe.clusters to grappe_app;

create policy select_concerned on grappe.role_grants for select to grappe_app using (
  person_id = (select grappe.current_person())
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (select grappe.is_platform_administrator())
);
create policy insert_manager on grappe.role_grants for insert to grappe_app with check (
  granted_by = (select grappe.current_person()) and ended_at is null
  and (cluster_id = any ((select grappe.my_managed_clusters())::uuid[]) or (select grappe.is_platform_administrator()))
);
create policy update_manager on grappe.role_grants for update to grappe_app using (
  cluster_id = any ((select grappe.my_managed_clusters())::uuid[]) or (select grappe.is_platform_administrator())
) with check (
  ended_at is not null
  and (cluster_id = any ((select grappe.my_managed_clusters())::uuid[]) or (select grappe.is_platform_administrator()))
);
grant select on grappe.role_grants to grappe_app;
grant insert (person_id, cluster_id, organisation_id, role, granted_by) on grappe.role_grants to grappe_app;
grant update (ended_at) on grappe.role_grants to grappe_app;

-- The session's door: from the account that signed in to the person. Without a person nothing is visible.
create function grappe.person_of_account(account text)
  returns table (person_id uuid, display_name text, email text, language text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select id, display_name, email, language from grappe.people where user_id = account $$;

-- Attaches a new account to the person of that address (invited beforehand) or to a new person. A person who
-- already has an account is never taken over: the answer is then null.
create function grappe.register_person(account text, name text, address text, tongue text)
  returns uuid
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    insert into grappe.people as known (user_id, display_name, email, language)
    values (account, name, address, tongue)
    on conflict (lower(email)) do update set user_id = excluded.user_id
      where known.user_id is null or known.user_id = excluded.user_id
    returning id
  $$;

-- A manager or administrator names a person by address before that person has an account.
create function grappe.invite_person(name text, address text, tongue text)
  returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  found_id uuid;
begin
  if not (grappe.is_platform_administrator() or cardinality(grappe.my_managed_clusters()) > 0) then
    raise exception 'only managers and administrators invite' using errcode = 'insufficient_privilege';
  end if;
  select id into found_id from grappe.people where lower(email) = lower(address);
  if found_id is null then
    insert into grappe.people (display_name, email, language) values (name, address, tongue) returning id into found_id;
  end if;
  return found_id;
end
$$;

grant execute on function grappe.new_id(), grappe.current_person(), grappe.is_platform_administrator(),
  grappe.my_clusters(), grappe.my_coordinated_clusters(), grappe.my_managed_clusters(), grappe.my_writable_clusters(),
  grappe.my_known_clusters(), grappe.my_groups(), grappe.my_alliances(), grappe.my_people(),
  grappe.person_of_account(text), grappe.register_person(text, text, text, text),
  grappe.invite_person(text, text, text) to grappe_app;
