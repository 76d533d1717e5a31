-- Interest without names: what an organisation offers or looks for, shown with its country, kind and size at most, until
-- its owner accepts an expression of interest; both names are then told, to both and to nobody else. What is shown and
-- whose it is lie in two tables. Identifiers are drawn at random: their order says nothing.

create table grappe.partnering_profiles (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  kind text not null check (kind in ('business', 'technology', 'research')),
  direction text not null check (direction in ('offer', 'request')),
  title text not null check (length(title) between 1 and 200),
  summary text not null check (length(summary) between 1 and 4000),
  markets text[] not null default '{}' check (cardinality(markets) <= 30),
  languages text[] not null default '{}' check (cardinality(languages) <= 20),
  published_on date not null default current_date,
  closed_on date,
  unique (cluster_id, id)
);

create table grappe.partnering_profile_owners (
  profile_id uuid primary key,
  cluster_id uuid not null,
  organisation_id uuid not null,
  size text check (size in ('micro', 'small', 'medium', 'large')),
  entered_by uuid references grappe.people (id) on delete set null,
  foreign key (cluster_id, profile_id) references grappe.partnering_profiles (cluster_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index partnering_profile_owners_organisation on grappe.partnering_profile_owners (cluster_id, organisation_id);

create table grappe.partnering_interests (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null,
  profile_id uuid not null,
  message text not null check (length(message) between 1 and 2000),
  status text not null default 'open' check (status in ('open', 'accepted', 'refused', 'withdrawn')),
  expressed_on date not null default current_date,
  unique (cluster_id, id),
  foreign key (cluster_id, profile_id) references grappe.partnering_profiles (cluster_id, id) on delete cascade
);
create index partnering_interests_profile on grappe.partnering_interests (cluster_id, profile_id);

create table grappe.partnering_interest_owners (
  interest_id uuid primary key,
  cluster_id uuid not null,
  profile_id uuid not null,
  organisation_id uuid not null,
  size text check (size in ('micro', 'small', 'medium', 'large')),
  entered_by uuid references grappe.people (id) on delete set null,
  unique (profile_id, organisation_id),
  foreign key (cluster_id, interest_id) references grappe.partnering_interests (cluster_id, id) on delete cascade,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create index partnering_interest_owners_organisation on grappe.partnering_interest_owners (cluster_id, organisation_id);

create function grappe.my_partnering_profiles() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(profile_id), '{}') from grappe.partnering_profile_owners
    where organisation_id = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters())
  $$;
create function grappe.my_partnering_interests() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(interest_id), '{}') from grappe.partnering_interest_owners
    where organisation_id = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters())
  $$;

-- Size classes of Recommendation 2003/361/EC by headcount alone.
create function grappe.size_class(headcount numeric) returns text
  language sql immutable parallel safe
  as $$ select case when headcount < 10 then 'micro' when headcount < 50 then 'small' when headcount < 250 then 'medium'
      when headcount is not null then 'large' end $$;

-- What is shown of who stands behind a profile or an interest that the asker may read. Country, kind and size are shown
-- together only when at least five living organisations of the cluster are alike in all three, as everybody in the
-- cluster may read them; else country and kind, else kind, each under the same rule; else nothing. Headcounts that are
-- not everybody's are never counted, so that no private value can be guessed from what is shown.
create function grappe.partnering_shown(cluster uuid)
  returns table (subject_id uuid, country text, kind text, size text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with alike as (
      select o.id, o.country, o.kind, grappe.size_class(f.number) as size
      from grappe.organisations o
      left join grappe.facts f on f.cluster_id = o.cluster_id and f.organisation_id = o.id and f.key = 'headcount'
        and f.ended_at is null and f.audience in ('cluster', 'alliance', 'public')
      where o.cluster_id = cluster and o.closed_by is null and not o.outside
        and cluster = any (grappe.my_clusters())
    ), subjects as (
      select w.profile_id as id, w.organisation_id, w.size from grappe.partnering_profile_owners w
      join grappe.partnering_profiles p on p.id = w.profile_id
      where w.cluster_id = cluster and (p.closed_on is null or p.id = any (grappe.my_partnering_profiles()))
      union all
      select w.interest_id, w.organisation_id, w.size from grappe.partnering_interest_owners w
      where w.cluster_id = cluster
        and (w.profile_id = any (grappe.my_partnering_profiles()) or w.interest_id = any (grappe.my_partnering_interests()))
    ), counted as (
      select s.id, o.country, o.kind, s.size,
        1 + (select count(*) from alike a where a.id <> o.id and a.kind = o.kind) as of_kind,
        1 + (select count(*) from alike a where a.id <> o.id and a.kind = o.kind and a.country = o.country) as of_country,
        1 + (select count(*) from alike a
          where a.id <> o.id and a.kind = o.kind and a.country = o.country and a.size = s.size) as of_size
      from subjects s join grappe.organisations o on o.id = grappe.surviving_organisation(s.organisation_id)
      where cluster = any (grappe.my_clusters())
    )
    select id, case when of_country >= 5 then country end, case when of_kind >= 5 then kind end,
      case when of_size >= 5 then size end
    from counted
  $$;

-- Names that the asker may know: its own, and those that an accepted interest told.
create function grappe.partnering_names(cluster uuid)
  returns table (subject_id uuid, organisation_id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with accepted as (
      select i.id as interest_id, i.profile_id, w.organisation_id as interested, p.organisation_id as owner
      from grappe.partnering_interests i
      join grappe.partnering_interest_owners w on w.interest_id = i.id
      join grappe.partnering_profile_owners p on p.profile_id = i.profile_id
      where i.cluster_id = cluster and i.status = 'accepted'
    ), told as (
      select interest_id as subject_id, interested as organisation_id from accepted
      where owner = any (grappe.my_organisations())
      union
      select profile_id, owner from accepted where interested = any (grappe.my_organisations())
      union
      select w.profile_id, w.organisation_id from grappe.partnering_profile_owners w
      where w.cluster_id = cluster and w.organisation_id = any (grappe.my_organisations())
      union
      select w.interest_id, w.organisation_id from grappe.partnering_interest_owners w
      where w.cluster_id = cluster and w.organisation_id = any (grappe.my_organisations())
    )
    select told.subject_id, o.id, o.name from told
    join grappe.organisations o on o.id = grappe.surviving_organisation(told.organisation_id)
    where cluster = any (grappe.my_clusters())
  $$;

call grappe.protect_table('partnering_profiles');
call grappe.protect_table('partnering_profile_owners');
call grappe.protect_table('partnering_interests');
call grappe.protect_table('partnering_interest_owners');

create policy select_cluster on grappe.partnering_profiles for select to grappe_app using (
  cluster_id = any ((select grappe.my_clusters())::uuid[])
  and (closed_on is null or id = any ((select grappe.my_partnering_profiles())::uuid[]))
);
create policy update_owner on grappe.partnering_profiles for update to grappe_app
  using (id = any ((select grappe.my_partnering_profiles())::uuid[]));
grant select on grappe.partnering_profiles to grappe_app;
grant update (title, summary, markets, languages, closed_on) on grappe.partnering_profiles to grappe_app;

create policy select_owner on grappe.partnering_profile_owners for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[]) and cluster_id = any ((select grappe.my_clusters())::uuid[])
);
grant select on grappe.partnering_profile_owners to grappe_app;

create policy select_concerned on grappe.partnering_interests for select to grappe_app using (
  profile_id = any ((select grappe.my_partnering_profiles())::uuid[])
  or id = any ((select grappe.my_partnering_interests())::uuid[])
);
create policy update_concerned on grappe.partnering_interests for update to grappe_app using (
  status = 'open' and (profile_id = any ((select grappe.my_partnering_profiles())::uuid[])
    or id = any ((select grappe.my_partnering_interests())::uuid[]))
) with check (
  (status in ('accepted', 'refused') and profile_id = any ((select grappe.my_partnering_profiles())::uuid[]))
  or (status = 'withdrawn' and id = any ((select grappe.my_partnering_interests())::uuid[]))
);
grant select on grappe.partnering_interests to grappe_app;
grant update (status) on grappe.partnering_interests to grappe_app;

create policy select_owner on grappe.partnering_interest_owners for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[]) and cluster_id = any ((select grappe.my_clusters())::uuid[])
);
grant select on grappe.partnering_interest_owners to grappe_app;

-- A profile and whose it is, made together by its own people.
create function grappe.publish_profile(cluster uuid, organisation uuid, said jsonb, size_told text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  if not organisation = any (grappe.my_organisations()) or not cluster = any (grappe.my_clusters()) then
    raise exception 'an organisation publishes for itself' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.partnering_profiles (cluster_id, kind, direction, title, summary, markets, languages)
  values (cluster, said ->> 'kind', said ->> 'direction', said ->> 'title', said ->> 'summary',
    array(select jsonb_array_elements_text(said -> 'markets')), array(select jsonb_array_elements_text(said -> 'languages')))
  returning id into made;
  insert into grappe.partnering_profile_owners (profile_id, cluster_id, organisation_id, size, entered_by)
  values (made, cluster, organisation, size_told, grappe.current_person());
  return made;
end
$$;

-- Null when the profile is not open to the asker, is its own, or was answered already: an interest is expressed once.
create function grappe.express_interest(cluster uuid, profile uuid, organisation uuid, said text, size_told text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  if not organisation = any (grappe.my_organisations()) or not cluster = any (grappe.my_clusters()) then
    raise exception 'an organisation speaks for itself' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from grappe.partnering_profiles p join grappe.partnering_profile_owners w on w.profile_id = p.id
    where p.id = profile and p.cluster_id = cluster and p.closed_on is null
      and not w.organisation_id = any (grappe.my_organisations())
  ) or exists (
    select from grappe.partnering_interest_owners w where w.profile_id = profile and w.organisation_id = organisation
  ) then
    return null;
  end if;
  insert into grappe.partnering_interests (cluster_id, profile_id, message) values (cluster, profile, said)
  returning id into made;
  insert into grappe.partnering_interest_owners (interest_id, cluster_id, profile_id, organisation_id, size, entered_by)
  values (made, cluster, profile, organisation, size_told, grappe.current_person());
  return made;
end
$$;

grant execute on function grappe.my_partnering_profiles(), grappe.my_partnering_interests(), grappe.size_class(numeric),
  grappe.partnering_shown(uuid), grappe.partnering_names(uuid), grappe.publish_profile(uuid, uuid, jsonb, text),
  grappe.express_interest(uuid, uuid, uuid, text, text) to grappe_app;
