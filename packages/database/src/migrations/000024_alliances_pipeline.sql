-- Over 400 lines because the tables of an alliance and who reads them are read as one.
-- Umbrella alliances (ADR 0022): from the mandate of a board to the results. An alliance is with a cluster of this installation,
-- and both read the same; or with one that is not here, and is kept by one cluster alone. What each side keeps to itself
-- (mandate, search, notes, tone, people) lies in tables of its own.

alter table grappe.alliances drop constraint alliances_status_check;
alter table grappe.alliances drop constraint alliances_check;
alter table grappe.alliances
  add column stage text not null default 'contact' check (stage in (
    'mandate', 'search', 'contact', 'negotiation', 'signed', 'working_groups', 'cooperation', 'results')),
  add column stage_since date not null default current_date,
  -- A cluster that is not on this installation.
  add column outside_name text check (length(outside_name) between 1 and 300),
  add column outside_country text check (outside_country ~ '^[A-Z]{2}$'),
  add column outside_founded_on date,
  add column version integer not null default 1,
  add constraint alliances_status_check check (status in ('prepared', 'proposed', 'active', 'ended')),
  add constraint alliances_check check (status = 'ended' or (started_on is null) = (status in ('prepared', 'proposed'))),
  add constraint alliances_stage_of_status check (case status
    when 'prepared' then stage in ('mandate', 'search') or (stage = 'contact' and outside_name is not null)
    when 'proposed' then stage = 'contact'
    when 'active' then stage not in ('mandate', 'search', 'contact')
    else true end) not valid,
  add constraint alliances_outside check (outside_name is not null or (outside_country is null and outside_founded_on is null));
update grappe.alliances set stage = 'negotiation', stage_since = coalesce(started_on, proposed_at::date) where started_on is not null;
alter table grappe.alliances validate constraint alliances_stage_of_status;

-- What the board asked its team to look for: before any signature.
create table grappe.alliance_mandates (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  title text not null check (length(title) between 1 and 200),
  purpose text not null default '' check (length(purpose) <= 4000),
  -- The first comes first.
  priorities text[] not null default '{}' check (cardinality(priorities) <= 20),
  status text not null default 'draft' check (status in ('draft', 'given', 'withdrawn')),
  given_on date,
  given_by text not null default '' check (length(given_by) <= 200),
  valid_until date check (valid_until >= given_on),
  owner_id uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  created_by uuid references grappe.people (id) on delete set null,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  unique (cluster_id, id),
  check ((status = 'given') <= (given_on is not null))
);
create index alliance_mandates_cluster on grappe.alliance_mandates (cluster_id, id);
create index alliance_mandates_owner on grappe.alliance_mandates (owner_id);

-- What one side keeps of an alliance: who answers for it, by which mandate, and how the relation feels.
create table grappe.alliance_sides (
  cluster_id uuid not null,
  alliance_id uuid not null,
  owner_id uuid references grappe.people (id) on delete set null,
  mandate_id uuid,
  tone text not null default 'unknown' check (tone in ('unknown', 'warm', 'correct', 'reserved', 'strained')),
  tone_note text not null default '' check (length(tone_note) <= 2000),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (cluster_id, alliance_id),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade,
  foreign key (cluster_id, mandate_id) references grappe.alliance_mandates (cluster_id, id)
);
create index alliance_sides_owner on grappe.alliance_sides (owner_id);

-- Notes of one team, or of one person who shows them to nobody.
create table grappe.alliance_notes (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  alliance_id uuid not null,
  audience text not null check (audience in ('team', 'self')),
  body text not null check (length(body) between 1 and 8000),
  author_id uuid references grappe.people (id) on delete cascade,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade
);
create index alliance_notes_alliance on grappe.alliance_notes (cluster_id, alliance_id, id);
create index alliance_notes_author on grappe.alliance_notes (author_id);

-- Whom one talks to at the other cluster.
create table grappe.alliance_contacts (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  alliance_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  position text not null default '' check (length(position) <= 200),
  email text not null default '' check (length(email) <= 320),
  language text check (language ~ '^[a-z]{2}$'),
  note text not null default '' check (length(note) <= 2000),
  left_on date,
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade
);
create index alliance_contacts_alliance on grappe.alliance_contacts (cluster_id, alliance_id);

-- What each side does at each stage; the other side reads all but mandate and search.
create table grappe.alliance_steps (
  cluster_id uuid not null,
  alliance_id uuid not null,
  stage text not null check (stage in (
    'mandate', 'search', 'contact', 'negotiation', 'signed', 'working_groups', 'cooperation', 'results')),
  owner_id uuid references grappe.people (id) on delete set null,
  next_step text not null default '' check (length(next_step) <= 500),
  next_on date,
  done_on date,
  outcome text not null default '' check (length(outcome) <= 2000),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (cluster_id, alliance_id, stage),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade
);
create index alliance_steps_alliance on grappe.alliance_steps (alliance_id);
create index alliance_steps_owner on grappe.alliance_steps (owner_id);

-- The terms that both write, and who signed which version of them: other terms are signed again.
create table grappe.alliance_conventions (
  cluster_id uuid not null,
  alliance_id uuid primary key,
  terms jsonb not null check (jsonb_typeof(terms) = 'object'),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade
);
create index alliance_conventions_cluster on grappe.alliance_conventions (cluster_id, alliance_id);

create table grappe.alliance_signatures (
  cluster_id uuid not null,
  alliance_id uuid not null,
  -- Recorded for a cluster that is not on this installation, by the one that keeps the alliance.
  for_outside boolean not null default false,
  convention_version integer not null,
  signed_on date not null,
  signatory text not null check (length(signatory) between 1 and 200),
  capacity text not null default '' check (length(capacity) <= 200),
  recorded_by uuid references grappe.people (id) on delete set null,
  recorded_at timestamptz not null default now(),
  primary key (cluster_id, alliance_id, for_outside),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade
);
create index alliance_signatures_alliance on grappe.alliance_signatures (alliance_id);

-- The roadmap: what one side or both promised, by when.
create table grappe.alliance_commitments (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  alliance_id uuid not null,
  -- Null: both, or (by_outside) a cluster that is not here.
  promised_by uuid,
  by_outside boolean not null default false,
  title text not null check (length(title) between 1 and 300),
  detail text not null default '' check (length(detail) <= 4000),
  due_on date not null,
  owner_id uuid references grappe.people (id) on delete set null,
  status text not null default 'open' check (status in ('open', 'done', 'dropped')),
  closed_on date,
  outcome text not null default '' check (length(outcome) <= 4000),
  version integer not null default 1,
  created_by uuid references grappe.people (id) on delete set null,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  check ((status = 'open') = (closed_on is null)),
  check (promised_by is null or not by_outside),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade,
  foreign key (promised_by, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade
);
create index alliance_commitments_alliance on grappe.alliance_commitments (alliance_id, due_on);
create index alliance_commitments_cluster on grappe.alliance_commitments (cluster_id, alliance_id);
create index alliance_commitments_owner on grappe.alliance_commitments (owner_id);

-- What happened, by whom, when: written, never changed. Of what one side did by itself, the other reads nothing.
create table grappe.alliance_events (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  alliance_id uuid not null,
  kind text not null check (kind in (
    'begun', 'proposed', 'accepted', 'stage', 'back', 'convention', 'signed', 'unsigned', 'promised', 'kept', 'dropped',
    'working_group', 'project', 'competence', 'incident', 'exchange', 'handover', 'ended')),
  shared boolean not null,
  on_date date not null default current_date,
  -- Names of stages and means; what people wrote.
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
  author_id uuid references grappe.people (id) on delete set null,
  recorded_at timestamptz not null default now(),
  foreign key (cluster_id, alliance_id) references grappe.alliance_clusters (cluster_id, alliance_id) on delete cascade
);
create index alliance_events_alliance on grappe.alliance_events (alliance_id, on_date desc);
create index alliance_events_cluster on grappe.alliance_events (cluster_id, alliance_id);

-- Alliances of which one of the asker's coordinated clusters is a part: begun, proposed by it, standing or ended.
create function grappe.my_joined_alliances() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct alliance_id), '{}') from grappe.alliance_clusters
    where cluster_id = any (grappe.my_coordinated_clusters()) and status = 'accepted'
  $$;

-- Begins an alliance before anybody was spoken to; with the name of a cluster that is not here, one that is kept alone.
create function grappe.begin_alliance(
  cluster uuid, title text, subject text, first_stage text, outside text, outside_in text, outside_since date
) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators begin alliances' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.alliances (name, theme, status, stage, outside_name, outside_country, outside_founded_on)
  values (title, subject, 'prepared', first_stage, outside, outside_in, outside_since) returning id into made;
  insert into grappe.alliance_clusters (cluster_id, alliance_id, status) values (cluster, made, 'accepted');
  insert into grappe.alliance_sides (cluster_id, alliance_id, owner_id, updated_by)
  values (cluster, made, grappe.current_person(), grappe.current_person());
  return made;
end
$$;

-- The contact: proposes to a short name what was prepared. The same work whether that name is known or not.
create function grappe.contact_ally(cluster uuid, alliance uuid, wanted text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers propose alliances' using errcode = 'insufficient_privilege';
  end if;
  update grappe.alliances a set status = 'proposed', stage = 'contact', stage_since = current_date, proposed_at = now(),
    version = version + 1
  where a.id = alliance and a.status = 'prepared' and a.outside_name is null and exists (
    select from grappe.alliance_clusters c where c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'accepted');
  if not found then return false; end if;
  insert into grappe.alliance_proposals (alliance_id, cluster_id, short_name, proposed_by)
  values (alliance, cluster, wanted, grappe.current_person());
  insert into grappe.alliance_clusters (cluster_id, alliance_id, status)
  select c.id, alliance, 'invited' from grappe.clusters c where c.slug = wanted and c.id <> cluster;
  return true;
end
$$;

create or replace function grappe.propose_alliance(cluster uuid, wanted text, title text, subject text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  made := grappe.begin_alliance(cluster, title, subject, 'search', null, null, null);
  perform grappe.contact_ally(cluster, made, wanted);
  return made;
end
$$;

-- Acceptance ends the contact: the talks begin.
create or replace function grappe.answer_alliance(cluster uuid, alliance uuid, accepts boolean) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers answer for their cluster' using errcode = 'insufficient_privilege';
  end if;
  update grappe.alliance_clusters c set status = case when accepts then 'accepted' else 'declined' end
  from grappe.alliances a
  where a.id = alliance and a.status = 'proposed' and c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'invited';
  if not found then return false; end if;
  if accepts then
    update grappe.alliances set status = 'active', started_on = current_date, stage = 'negotiation', stage_since = current_date,
      version = version + 1
    where id = alliance;
    insert into grappe.alliance_sides (cluster_id, alliance_id, owner_id, updated_by)
    values (cluster, alliance, grappe.current_person(), grappe.current_person()) on conflict do nothing;
  end if;
  return true;
end
$$;

create or replace function grappe.end_alliance(cluster uuid, alliance uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers end alliances' using errcode = 'insufficient_privilege';
  end if;
  update grappe.alliances a set status = 'ended', ended_on = current_date, version = version + 1
  where a.id = alliance and a.status <> 'ended' and exists (
    select from grappe.alliance_clusters c where c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'accepted');
  return found;
end
$$;

drop function grappe.alliances_of(uuid);
create function grappe.alliances_of(cluster uuid)
  returns table (alliance_id uuid, name text, theme text, status text, way text, short_name text, partners text[],
    proposed_at timestamptz, started_on date, ended_on date, stage text, stage_since date, outside boolean, version integer)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select a.id, a.name, a.theme, a.status,
      case when p.cluster_id is null or a.started_on is not null then 'joined' when p.cluster_id = cluster then 'sent' else 'received' end,
      case when p.cluster_id = cluster and a.started_on is null then p.short_name end,
      case when a.outside_name is not null then array[a.outside_name] else array(
        select o.name from grappe.alliance_clusters c join grappe.clusters o on o.id = c.cluster_id
        where c.alliance_id = a.id and c.cluster_id <> cluster and c.status = 'accepted' order by o.name
      ) end,
      a.proposed_at, a.started_on, a.ended_on, a.stage, a.stage_since, a.outside_name is not null, a.version
    from grappe.alliance_clusters own
    join grappe.alliances a on a.id = own.alliance_id
    left join grappe.alliance_proposals p on p.alliance_id = a.id
    where own.cluster_id = cluster
      and ((own.status = 'accepted' and a.status = 'active' and cluster = any (grappe.my_clusters()))
        or (cluster = any (grappe.my_coordinated_clusters())
          and (own.status = 'accepted' or (own.status = 'invited' and a.status = 'proposed'))))
    order by a.status = 'ended', a.proposed_at desc, a.id
  $$;

-- The clusters of an alliance that joined it, for both teams.
create function grappe.parties_of_alliance(alliance uuid)
  returns table (cluster_id uuid, name text, country text, founded_on date, owner_id uuid)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select o.id, o.name, o.country, o.founded_on, s.owner_id
    from grappe.alliance_clusters c
    join grappe.clusters o on o.id = c.cluster_id
    left join grappe.alliance_sides s on s.cluster_id = c.cluster_id and s.alliance_id = c.alliance_id
    where c.alliance_id = alliance and c.status = 'accepted' and alliance = any (grappe.my_joined_alliances())
    order by o.name, o.id
  $$;

-- People of the teams of an alliance, now or before, by name: for both teams.
create function grappe.people_of_alliance(alliance uuid)
  returns table (person_id uuid, display_name text, cluster_id uuid, is_there boolean)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select p.id, p.display_name, g.cluster_id, bool_or(g.ended_at is null)
    from grappe.alliance_clusters c
    join grappe.role_grants g on g.cluster_id = c.cluster_id and g.role in ('cluster_manager', 'team_member')
    join grappe.people p on p.id = g.person_id
    where c.alliance_id = alliance and c.status = 'accepted' and alliance = any (grappe.my_joined_alliances())
    group by p.id, p.display_name, g.cluster_id
    order by p.display_name, p.id
  $$;

-- Terms change as long as not everybody signed; who had signed others signs again.
create function grappe.tg_alliance_conventions__unsign() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if exists (select from grappe.alliances where id = new.alliance_id and stage not in ('mandate', 'search', 'contact', 'negotiation')) then
    raise exception 'a signed convention stays as it is' using errcode = 'check_violation';
  end if;
  delete from grappe.alliance_signatures where alliance_id = new.alliance_id;
  return null;
end
$$;
create trigger tg_alliance_conventions__unsign after update of terms on grappe.alliance_conventions
  for each row execute function grappe.tg_alliance_conventions__unsign();

-- Nobody signs without a mandate that was given before.
create function grappe.tg_alliance_signatures__mandated() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not exists (
    select from grappe.alliance_sides s join grappe.alliance_mandates m on m.id = s.mandate_id
    where s.cluster_id = new.cluster_id and s.alliance_id = new.alliance_id and m.status = 'given' and m.given_on <= new.signed_on
  ) then
    raise exception 'a signature follows a mandate' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger tg_alliance_signatures__mandated before insert on grappe.alliance_signatures
  for each row execute function grappe.tg_alliance_signatures__mandated();

-- Signed is what each side signed, and what follows comes after.
create function grappe.tg_alliances__signed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if new.stage in ('signed', 'working_groups', 'cooperation', 'results')
    and old.stage not in ('signed', 'working_groups', 'cooperation', 'results')
    and (select count(*) from grappe.alliance_signatures s where s.alliance_id = new.id) < 2 then
    raise exception 'both sides sign' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger tg_alliances__signed before update of stage on grappe.alliances
  for each row execute function grappe.tg_alliances__signed();

insert into grappe.alliance_sides (cluster_id, alliance_id, owner_id)
select c.cluster_id, c.alliance_id, p.proposed_by from grappe.alliance_clusters c
left join grappe.alliance_proposals p on p.alliance_id = c.alliance_id and p.cluster_id = c.cluster_id
where c.status = 'accepted';

do $$
declare
  t text;
begin
  foreach t in array array['alliance_mandates', 'alliance_sides', 'alliance_notes', 'alliance_contacts', 'alliance_steps',
    'alliance_conventions', 'alliance_signatures', 'alliance_commitments', 'alliance_events'] loop
    call grappe.protect_table(t);
  end loop;
end
$$;
call grappe.audit_table('alliance_mandates', ignored => 'version,updated_at');
call grappe.audit_table('alliance_sides', subject => 'r.alliance_id', ignored => 'version,updated_at');
-- What somebody notes for oneself is nobody's business.
call grappe.audit_table('alliance_notes', confidential => 'r.audience = ''self''', subject => 'r.alliance_id', ignored => 'version,updated_at');
call grappe.audit_table('alliance_contacts', subject => 'r.alliance_id', ignored => 'version,updated_at');
call grappe.audit_table('alliance_steps', subject => 'r.alliance_id', about => 'r.stage', ignored => 'version,updated_at');
call grappe.audit_table('alliance_conventions', subject => 'r.alliance_id', ignored => 'version,updated_at');
call grappe.audit_table('alliance_signatures', subject => 'r.alliance_id');
call grappe.audit_table('alliance_commitments', ignored => 'version,updated_at');
call grappe.audit_table('alliance_events', subject => 'r.alliance_id', about => 'r.kind');

-- An alliance itself: its name, its subject and its stage, by either team.
create policy update_joined on grappe.alliances for update to grappe_app
  using (id = any ((select grappe.my_joined_alliances())::uuid[]));
grant update (name, theme, status, stage, stage_since, started_on, outside_name, outside_country, outside_founded_on, version)
  on grappe.alliances to grappe_app;

create policy all_coordinator on grappe.alliance_mandates to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and updated_by = (select grappe.current_person()));
grant select, insert (cluster_id, title, purpose, priorities, status, given_on, given_by, valid_until, owner_id, created_by, updated_by),
  update (title, purpose, priorities, status, given_on, given_by, valid_until, owner_id, version, updated_by, updated_at)
  on grappe.alliance_mandates to grappe_app;

create policy all_coordinator on grappe.alliance_sides to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and updated_by = (select grappe.current_person()));
grant select, update (owner_id, mandate_id, tone, tone_note, version, updated_by, updated_at) on grappe.alliance_sides to grappe_app;

create policy select_team on grappe.alliance_notes for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  and (audience = 'team' or author_id = (select grappe.current_person()))
);
create policy insert_author on grappe.alliance_notes for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and author_id = (select grappe.current_person())
  and alliance_id = any ((select grappe.my_joined_alliances())::uuid[])
);
create policy update_author on grappe.alliance_notes for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and author_id = (select grappe.current_person())
);
create policy delete_author on grappe.alliance_notes for delete to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and author_id = (select grappe.current_person())
);
grant select, insert (cluster_id, alliance_id, audience, body, author_id), update (audience, body, version, updated_at), delete
  on grappe.alliance_notes to grappe_app;

create policy all_coordinator on grappe.alliance_contacts to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and updated_by = (select grappe.current_person())
    and alliance_id = any ((select grappe.my_joined_alliances())::uuid[]));
grant select, insert (cluster_id, alliance_id, name, position, email, language, note, updated_by),
  update (name, position, email, language, note, left_on, version, updated_by, updated_at) on grappe.alliance_contacts to grappe_app;

create policy select_concerned on grappe.alliance_steps for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (stage not in ('mandate', 'search') and alliance_id = any ((select grappe.my_joined_alliances())::uuid[]))
);
create policy insert_coordinator on grappe.alliance_steps for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and updated_by = (select grappe.current_person())
  and alliance_id = any ((select grappe.my_joined_alliances())::uuid[])
);
create policy update_coordinator on grappe.alliance_steps for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant select, insert (cluster_id, alliance_id, stage, owner_id, next_step, next_on, done_on, outcome, updated_by),
  update (owner_id, next_step, next_on, done_on, outcome, version, updated_by, updated_at) on grappe.alliance_steps to grappe_app;

create policy select_joined on grappe.alliance_conventions for select to grappe_app
  using (alliance_id = any ((select grappe.my_joined_alliances())::uuid[]));
create policy insert_joined on grappe.alliance_conventions for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and updated_by = (select grappe.current_person())
  and alliance_id = any ((select grappe.my_joined_alliances())::uuid[])
);
create policy update_joined on grappe.alliance_conventions for update to grappe_app
  using (alliance_id = any ((select grappe.my_joined_alliances())::uuid[]))
  with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and updated_by = (select grappe.current_person()));
grant select, insert (cluster_id, alliance_id, terms, updated_by), update (cluster_id, terms, version, updated_by, updated_at)
  on grappe.alliance_conventions to grappe_app;

create policy select_joined on grappe.alliance_signatures for select to grappe_app
  using (alliance_id = any ((select grappe.my_joined_alliances())::uuid[]));
create policy insert_manager on grappe.alliance_signatures for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_managed_clusters())::uuid[]) and recorded_by = (select grappe.current_person())
  and alliance_id = any ((select grappe.my_joined_alliances())::uuid[])
);
grant select, insert (cluster_id, alliance_id, for_outside, convention_version, signed_on, signatory, capacity, recorded_by)
  on grappe.alliance_signatures to grappe_app;

create policy select_joined on grappe.alliance_commitments for select to grappe_app
  using (alliance_id = any ((select grappe.my_joined_alliances())::uuid[]));
create policy insert_joined on grappe.alliance_commitments for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and created_by = (select grappe.current_person())
  and alliance_id = any ((select grappe.my_joined_alliances())::uuid[])
);
create policy update_joined on grappe.alliance_commitments for update to grappe_app
  using (alliance_id = any ((select grappe.my_joined_alliances())::uuid[]))
  with check (updated_by = (select grappe.current_person()));
grant select, insert (cluster_id, alliance_id, promised_by, by_outside, title, detail, due_on, owner_id, created_by, updated_by),
  update (promised_by, by_outside, title, detail, due_on, owner_id, status, closed_on, outcome, version, updated_by, updated_at)
  on grappe.alliance_commitments to grappe_app;

create policy select_concerned on grappe.alliance_events for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (shared and alliance_id = any ((select grappe.my_joined_alliances())::uuid[]))
);
create policy insert_coordinator on grappe.alliance_events for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and author_id = (select grappe.current_person())
  and alliance_id = any ((select grappe.my_joined_alliances())::uuid[])
);
grant select, insert (cluster_id, alliance_id, kind, shared, on_date, detail, author_id) on grappe.alliance_events to grappe_app;

grant execute on function grappe.my_joined_alliances(), grappe.begin_alliance(uuid, text, text, text, text, text, date),
  grappe.contact_ally(uuid, uuid, text), grappe.alliances_of(uuid), grappe.parties_of_alliance(uuid),
  grappe.people_of_alliance(uuid) to grappe_app;
