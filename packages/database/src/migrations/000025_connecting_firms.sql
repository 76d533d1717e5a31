-- Over 400 lines because the tables of what connects firms and who reads them are read as one.
-- Firms of two allied clusters, matched by what each tells the alliance, and introduced to each other without names until both
-- accept (ADR 0023). What is told: facts shown to the alliance or to everybody, and profiles without a name that their owner
-- opened to alliances. Whose an entry is lies in a table that nobody reads: functions tell it to whom it may be told.

alter table grappe.partnering_profiles add column to_alliances boolean not null default false;

create or replace function grappe.publish_profile(cluster uuid, organisation uuid, said jsonb, size_told text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  if not organisation = any (grappe.my_organisations()) or not cluster = any (grappe.my_clusters()) then
    raise exception 'an organisation publishes for itself' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.partnering_profiles (cluster_id, kind, direction, title, summary, markets, languages, to_alliances)
  values (cluster, said ->> 'kind', said ->> 'direction', said ->> 'title', said ->> 'summary',
    array(select jsonb_array_elements_text(said -> 'markets')), array(select jsonb_array_elements_text(said -> 'languages')),
    coalesce((said ->> 'toAlliances')::boolean, false))
  returning id into made;
  insert into grappe.partnering_profile_owners (profile_id, cluster_id, organisation_id, size, entered_by)
  values (made, cluster, organisation, size_told, grappe.current_person());
  return made;
end
$$;

-- An organisation as an alliance sees it: an identifier drawn at random that says nothing of whose it is.
create table grappe.matching_entries (
  cluster_id uuid not null,
  id uuid primary key default gen_random_uuid(),
  alliance_id uuid not null references grappe.alliances (id) on delete cascade,
  organisation_id uuid not null,
  unique (cluster_id, id),
  unique (alliance_id, organisation_id),
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index matching_entries_organisation on grappe.matching_entries (cluster_id, organisation_id);

-- The last matches that a cluster asked for: its own entry, the ally's, and why.
create table grappe.alliance_matches (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default gen_random_uuid(),
  alliance_id uuid not null references grappe.alliances (id) on delete cascade,
  own_entry uuid not null references grappe.matching_entries (id) on delete cascade,
  other_entry uuid not null references grappe.matching_entries (id) on delete cascade,
  worth double precision not null check (worth between 0 and 1),
  ways jsonb not null,
  common_markets text[],
  common_languages text[],
  made_on date not null default current_date,
  unique (cluster_id, own_entry, other_entry)
);
create index alliance_matches_alliance on grappe.alliance_matches (cluster_id, alliance_id, worth desc);

create table grappe.introductions (
  -- Who proposed it.
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default gen_random_uuid(),
  alliance_id uuid not null references grappe.alliances (id) on delete cascade,
  -- What each offers and the other needs, as both told the alliance.
  ways jsonb not null,
  message text not null default '' check (length(message) <= 2000),
  status text not null default 'proposed' check (status in ('proposed', 'accepted', 'declined', 'withdrawn')),
  respond_by date not null,
  proposed_by uuid references grappe.people (id) on delete set null,
  proposed_on date not null default current_date,
  settled_on date,
  check ((status = 'proposed') = (settled_on is null)),
  unique (cluster_id, id)
);
create index introductions_alliance on grappe.introductions (alliance_id);

-- The two who are introduced, and each one's answer: one side is not told the other's, nor who it is, until both accepted.
create table grappe.introduction_parties (
  cluster_id uuid not null,
  introduction_id uuid not null references grappe.introductions (id) on delete cascade,
  place text not null check (place in ('first', 'second')),
  organisation_id uuid not null,
  answer text check (answer in ('yes', 'no')),
  answered_on date,
  answered_by uuid references grappe.people (id) on delete set null,
  primary key (introduction_id, place),
  check ((answer is null) = (answered_on is null)),
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index introduction_parties_organisation on grappe.introduction_parties (cluster_id, organisation_id);

-- What became of it, with the day: written, never changed.
create table grappe.introduction_steps (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  introduction_id uuid not null,
  outcome text not null check (outcome in ('met', 'talks', 'agreement', 'nothing')),
  happened_on date not null check (happened_on <= current_date + 1),
  note text not null default '' check (length(note) <= 2000),
  recorded_by uuid references grappe.people (id) on delete set null,
  recorded_at timestamptz not null default now(),
  foreign key (cluster_id, introduction_id) references grappe.introductions (cluster_id, id) on delete cascade
);
create index introduction_steps_introduction on grappe.introduction_steps (cluster_id, introduction_id);

-- Alliances that stand, of the clusters that the asker coordinates.
create function grappe.my_run_alliances() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct a.id), '{}')
    from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
    where c.cluster_id = any (grappe.my_coordinated_clusters()) and c.status = 'accepted' and a.status = 'active'
  $$;

-- Introductions that concern an organisation of the asker, or of a cluster that it coordinates.
create function grappe.my_introductions() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct introduction_id), '{}') from grappe.introduction_parties
    where cluster_id = any (grappe.my_coordinated_clusters())
      or (grappe.surviving_organisation(organisation_id) = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters()))
  $$;
create function grappe.my_accepted_introductions() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(id), '{}') from grappe.introductions
    where id = any (grappe.my_introductions()) and status = 'accepted'
  $$;

-- What may be shown of an organisation without its name: country, kind and size where at least five living organisations of its
-- cluster are alike in all three, else two, else one, else nothing (as for partnering profiles). Sizes that are not told to the
-- alliance are not shown, and headcounts that are not everybody's never counted. Not for the application: functions check who asks.
create function grappe.shown_without_name(clusters uuid[])
  returns table (organisation_id uuid, country text, kind text, size text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with alike as (
      select o.cluster_id, o.id, o.country, o.kind, grappe.size_class(f.number) as size, f.audience in ('alliance', 'public') as told
      from grappe.organisations o
      left join grappe.facts f on f.cluster_id = o.cluster_id and f.organisation_id = o.id and f.key = 'headcount'
        and f.ended_at is null and f.audience in ('cluster', 'alliance', 'public')
      where o.cluster_id = any (clusters) and o.closed_by is null and not o.outside
    ), counted as (
      select id, country, kind, size, told,
        count(*) over (partition by cluster_id, kind) as of_kind,
        count(*) over (partition by cluster_id, kind, country) as of_country,
        count(*) over (partition by cluster_id, kind, country, size) as of_size
      from alike
    )
    select id, case when of_country >= 5 then country end, case when of_kind >= 5 then kind end,
      case when of_size >= 5 and told then size end
    from counted
  $$;

-- What is told to an alliance: facts that matches are made of, and profiles opened to alliances. Not for the application.
create function grappe.told_to_alliance(alliance uuid)
  returns table (cluster_id uuid, organisation_id uuid, key text, said text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with members as (
      select c.cluster_id from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
      where c.alliance_id = alliance and c.status = 'accepted' and a.status = 'active'
    )
    select f.cluster_id, f.organisation_id, f.key, case f.key
        when 'served_market' then f.item when 'wanted_market' then f.item else f.value #>> '{}' end
    from members m
    join grappe.facts f on f.cluster_id = m.cluster_id and f.ended_at is null and (f.valid_to is null or f.valid_to >= current_date)
    where f.key in ('offer', 'need', 'skill', 'technology', 'product_code', 'customer_sector', 'served_market', 'wanted_market', 'working_language')
      and (grappe.audience_now(f.audience, f.shown_to, f.shown_until, f.ended_at) = 'public'
        or (grappe.audience_now(f.audience, f.shown_to, f.shown_until, f.ended_at) = 'alliance'
          and grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, f.ended_at) = alliance))
    union all
    select p.cluster_id, grappe.surviving_organisation(w.organisation_id), said.key, said.value
    from members m
    join grappe.partnering_profiles p on p.cluster_id = m.cluster_id and p.to_alliances and p.closed_on is null
    join grappe.partnering_profile_owners w on w.profile_id = p.id
    cross join lateral (
      select case p.direction when 'offer' then 'offer' else 'need' end as key, p.title as value
      union all select 'wanted_market', unnest(p.markets)
      union all select 'working_language', unnest(p.languages)
    ) said
  $$;

-- Gives an entry to every organisation that tells the alliance something; the asker coordinates a cluster of it.
create function grappe.prepare_matching(alliance uuid) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  added integer;
begin
  if alliance is null or not alliance = any (grappe.my_run_alliances()) then
    raise exception 'only those who run an alliance match its firms' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.matching_entries (cluster_id, alliance_id, organisation_id)
  select distinct t.cluster_id, alliance, o.id from grappe.told_to_alliance(alliance) t
  join grappe.organisations o on o.cluster_id = t.cluster_id and o.id = t.organisation_id and o.closed_by is null
  on conflict (alliance_id, organisation_id) do nothing;
  get diagnostics added = row_count;
  return added;
end
$$;

-- Entries of an alliance: names of the asker's own clusters, and of those that an accepted introduction named to them.
create function grappe.matching_known(alliance uuid)
  returns table (entry_id uuid, own boolean, cluster_id uuid, organisation_id uuid, name text, country text, kind text, size text, sector text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with entries as (
      select e.id, e.cluster_id, grappe.surviving_organisation(e.organisation_id) as organisation_id,
        e.cluster_id = any (grappe.my_coordinated_clusters()) as own
      from grappe.matching_entries e
      where e.alliance_id = alliance and alliance = any (grappe.my_run_alliances())
    ), named as (
      select p.organisation_id from grappe.introduction_parties p
      where p.introduction_id = any (grappe.my_accepted_introductions())
    ), shown as (
      select s.* from grappe.shown_without_name((select array_agg(distinct e.cluster_id) from entries e)) s
    )
    select e.id, e.own, e.cluster_id,
      case when e.own or o.id in (select n.organisation_id from named n) then o.id end,
      case when e.own or o.id in (select n.organisation_id from named n) then o.name end,
      s.country, s.kind, s.size, case when e.own then o.sector end
    from entries e
    join grappe.organisations o on o.cluster_id = e.cluster_id and o.id = e.organisation_id and o.closed_by is null
    left join shown s on s.organisation_id = o.id
  $$;

-- What the entries of an alliance say, as the alliance may read it; the sector of activity is public identity, and matched on.
create function grappe.matching_said(alliance uuid) returns table (entry_id uuid, own boolean, key text, said text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with entries as (
      select e.id, e.cluster_id, e.organisation_id, e.cluster_id = any (grappe.my_coordinated_clusters()) as own, o.sector
      from grappe.matching_entries e
      join grappe.organisations o on o.cluster_id = e.cluster_id and o.id = e.organisation_id and o.closed_by is null
      where e.alliance_id = alliance and alliance = any (grappe.my_run_alliances())
    )
    select e.id, e.own, t.key, t.said
    from entries e join grappe.told_to_alliance(alliance) t on t.cluster_id = e.cluster_id and t.organisation_id = e.organisation_id
    union all
    select e.id, e.own, 'sector', e.sector from entries e where e.sector is not null
  $$;

-- An alliance that the asker runs: its name and its other clusters.
create function grappe.run_alliance(cluster uuid, alliance uuid) returns table (name text, partners text[])
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select a.name, array(select o.name from grappe.alliance_clusters c join grappe.clusters o on o.id = c.cluster_id
        where c.alliance_id = a.id and c.status = 'accepted' and c.cluster_id <> cluster order by o.name)
    from grappe.alliances a
    where a.id = alliance and a.id = any (grappe.my_run_alliances()) and exists (
      select from grappe.alliance_clusters c where c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'accepted')
  $$;

-- How many living members of each side tell the alliance something: what a short list of matches comes from.
create function grappe.matching_reach(alliance uuid) returns table (own boolean, telling bigint, members bigint)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select own, sum(telling)::bigint, sum(members)::bigint from (
      select c.cluster_id = any (grappe.my_coordinated_clusters()) as own,
        (select count(distinct t.organisation_id) from grappe.told_to_alliance(alliance) t
          where t.cluster_id = c.cluster_id and t.key in ('offer', 'need', 'skill', 'technology')) as telling,
        (select count(*) from grappe.organisations o where o.cluster_id = c.cluster_id and o.closed_by is null and not o.outside) as members
      from grappe.alliance_clusters c
      where c.alliance_id = alliance and c.status = 'accepted' and alliance = any (grappe.my_run_alliances())
    ) sides group by own
  $$;

-- Proposes to two owners that they be introduced. Null when the match is not there, or the two are being introduced already.
create function grappe.propose_introduction(cluster uuid, match uuid, said text, answer_by date) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  pair record;
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators propose introductions' using errcode = 'insufficient_privilege';
  end if;
  select m.alliance_id, m.ways, a.cluster_id as own_cluster, a.organisation_id as own_id, b.cluster_id as other_cluster,
    b.organisation_id as other_id into pair
  from grappe.alliance_matches m
  join grappe.matching_entries a on a.id = m.own_entry
  join grappe.matching_entries b on b.id = m.other_entry
  join grappe.organisations oa on oa.id = a.organisation_id and oa.closed_by is null
  join grappe.organisations ob on ob.id = b.organisation_id and ob.closed_by is null
  where m.id = match and m.cluster_id = cluster and m.alliance_id = any (grappe.my_run_alliances());
  if not found or exists (
    select from grappe.introductions i
    join grappe.introduction_parties p on p.introduction_id = i.id and p.organisation_id = pair.own_id
    join grappe.introduction_parties q on q.introduction_id = i.id and q.organisation_id = pair.other_id
    where i.alliance_id = pair.alliance_id and i.status in ('proposed', 'accepted')
  ) then
    return null;
  end if;
  insert into grappe.introductions (cluster_id, alliance_id, ways, message, respond_by, proposed_by)
  values (cluster, pair.alliance_id, pair.ways, said, answer_by, grappe.current_person()) returning id into made;
  insert into grappe.introduction_parties (cluster_id, introduction_id, place, organisation_id)
  values (pair.own_cluster, made, 'first', pair.own_id), (pair.other_cluster, made, 'second', pair.other_id);
  return made;
end
$$;

-- The answer of one of the two, by its own people: both yes, and names are told; one no, and it goes no further. False when there
-- is nothing of theirs to answer.
create function grappe.answer_introduction(introduction uuid, says boolean) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  waiting text;
begin
  select status into waiting from grappe.introductions where id = introduction and id = any (grappe.my_introductions()) for update;
  if waiting is distinct from 'proposed' then return false; end if;
  update grappe.introduction_parties
  set answer = case when says then 'yes' else 'no' end, answered_on = current_date, answered_by = grappe.current_person()
  where introduction_id = introduction and answer is null
    and grappe.surviving_organisation(organisation_id) = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters());
  if not found then return false; end if;
  if not says then
    update grappe.introductions set status = 'declined', settled_on = current_date where id = introduction;
  elsif not exists (select from grappe.introduction_parties where introduction_id = introduction and answer is distinct from 'yes') then
    update grappe.introductions set status = 'accepted', settled_on = current_date where id = introduction;
  end if;
  return true;
end
$$;

-- Who proposed takes it back while it is not settled.
create function grappe.withdraw_introduction(cluster uuid, introduction uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators withdraw introductions' using errcode = 'insufficient_privilege';
  end if;
  update grappe.introductions set status = 'withdrawn', settled_on = current_date
  where id = introduction and cluster_id = cluster and status = 'proposed';
  return found;
end
$$;

-- The two sides of the asker's introductions: its own by name, the other's by name once both accepted, and the answers that it may know.
create function grappe.introduction_sides()
  returns table (introduction_id uuid, place text, own boolean, mine boolean, cluster_name text, organisation_id uuid, name text,
    country text, kind text, size text, answer text, answered_on date)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with sides as (
      select p.*, i.status = 'accepted' as accepted, o.id as living_id, o.name as living_name,
        p.cluster_id = any (grappe.my_coordinated_clusters()) as run,
        o.id = any (grappe.my_organisations()) and p.cluster_id = any (grappe.my_clusters()) as spoken
      from grappe.introduction_parties p
      join grappe.introductions i on i.id = p.introduction_id
      join grappe.organisations o on o.id = grappe.surviving_organisation(p.organisation_id)
      where p.introduction_id = any (grappe.my_introductions())
    ), shown as (
      select s.* from grappe.shown_without_name((select array_agg(distinct cluster_id) from sides)) s
    )
    select s.introduction_id, s.place, s.run or s.spoken, s.spoken, c.name,
      case when s.run or s.spoken or s.accepted then s.living_id end, case when s.run or s.spoken or s.accepted then s.living_name end,
      w.country, w.kind, w.size, case when s.run or s.spoken then s.answer end, case when s.run or s.spoken then s.answered_on end
    from sides s
    join grappe.clusters c on c.id = s.cluster_id
    left join shown w on w.organisation_id = s.living_id
  $$;

call grappe.protect_table('matching_entries');
call grappe.protect_table('alliance_matches');
call grappe.protect_table('introductions');
call grappe.protect_table('introduction_parties');
call grappe.protect_table('introduction_steps');
call grappe.audit_table('matching_entries', operations => '');
call grappe.audit_table('alliance_matches', subject => 'r.alliance_id');
call grappe.audit_table('introductions');
call grappe.audit_table('introduction_parties', subject => 'r.organisation_id');
call grappe.audit_table('introduction_steps', subject => 'r.introduction_id');

create policy select_coordinators on grappe.alliance_matches for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and alliance_id = any ((select grappe.my_run_alliances())::uuid[])
);
create policy insert_coordinators on grappe.alliance_matches for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and alliance_id = any ((select grappe.my_run_alliances())::uuid[])
);
create policy delete_coordinators on grappe.alliance_matches for delete to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select, delete on grappe.alliance_matches to grappe_app;
grant insert (cluster_id, alliance_id, own_entry, other_entry, worth, ways, common_markets, common_languages)
  on grappe.alliance_matches to grappe_app;

create policy select_concerned on grappe.introductions for select to grappe_app using (id = any ((select grappe.my_introductions())::uuid[]));
grant select on grappe.introductions to grappe_app;

-- One's own side alone: the other's is told by `introduction_sides`.
create policy select_own on grappe.introduction_parties for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (organisation_id = any ((select grappe.my_organisations())::uuid[]) and cluster_id = any ((select grappe.my_clusters())::uuid[]))
);
grant select on grappe.introduction_parties to grappe_app;

create policy select_concerned on grappe.introduction_steps for select to grappe_app using (
  introduction_id = any ((select grappe.my_accepted_introductions())::uuid[])
);
create policy insert_concerned on grappe.introduction_steps for insert to grappe_app with check (
  introduction_id = any ((select grappe.my_accepted_introductions())::uuid[]) and recorded_by = (select grappe.current_person())
);
grant select on grappe.introduction_steps to grappe_app;
grant insert (cluster_id, introduction_id, outcome, happened_on, note, recorded_by) on grappe.introduction_steps to grappe_app;

grant execute on function grappe.my_run_alliances(), grappe.my_introductions(), grappe.my_accepted_introductions(),
  grappe.run_alliance(uuid, uuid), grappe.prepare_matching(uuid), grappe.matching_known(uuid), grappe.matching_said(uuid), grappe.matching_reach(uuid),
  grappe.propose_introduction(uuid, uuid, text, date), grappe.answer_introduction(uuid, boolean),
  grappe.withdraw_introduction(uuid, uuid), grappe.introduction_sides() to grappe_app;
