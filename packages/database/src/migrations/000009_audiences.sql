-- Audiences that work: groups and alliances, sharing until a date, asks and grants, and the past of a value.

-- A fact or a tie keeps its lasting audience in `audience`; `shown_to` is a wider one until `shown_until`, after which the
-- lasting one counts again without anybody doing anything. `owner_chose`: its owner decided who sees it, so that a
-- coordinator may show it to fewer but not to more. `withheld`: a past value of what its owner now keeps to itself.
alter table grappe.facts
  add column shown_to text collate "C" check (shown_to in ('coordinator', 'group', 'cluster', 'alliance', 'public')),
  add column shown_to_id uuid,
  add column shown_until timestamptz,
  add column owner_chose boolean not null default false,
  add column withheld boolean not null default false,
  add check ((shown_to is null) = (shown_until is null)),
  add check (coalesce(shown_to in ('group', 'alliance'), false) = (shown_to_id is not null));
alter table grappe.ties
  add column shown_to text collate "C" check (shown_to in ('coordinator', 'group', 'cluster', 'alliance', 'public')),
  add column shown_to_id uuid,
  add column shown_until timestamptz,
  add column owner_chose boolean not null default false,
  add column withheld boolean not null default false,
  add check ((shown_to is null) = (shown_until is null)),
  add check (coalesce(shown_to in ('group', 'alliance'), false) = (shown_to_id is not null)),
  add check (shown_to is null or declared_by is not null);

create function grappe.audience_rank(audience text) returns integer
  language sql immutable parallel safe
  as $$ select array_position(array['self', 'coordinator', 'group', 'cluster', 'alliance', 'public'], audience) $$;
alter table grappe.facts add check (shown_to is null or grappe.audience_rank(shown_to) > grappe.audience_rank(audience));
alter table grappe.ties add check (shown_to is null or grappe.audience_rank(shown_to) > grappe.audience_rank(audience));

-- The audience that counts now. A row that was closed is judged by its lasting audience.
create function grappe.audience_now(audience text, shown_to text, shown_until timestamptz, ended_at timestamptz)
  returns text language sql stable parallel safe
  as $$ select case when shown_until > now() and ended_at is null then shown_to else audience end $$;
create function grappe.audience_id_now(audience_id uuid, shown_to_id uuid, shown_until timestamptz, ended_at timestamptz)
  returns uuid language sql stable parallel safe
  as $$ select case when shown_until > now() and ended_at is null then shown_to_id else audience_id end $$;

-- Export groups of proposed plans where the asker's organisations are.
create or replace function grappe.my_groups() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select grappe.my_proposed_groups() $$;

-- One organisation lets another read some of its facts until a day: each by its place (key and item), so that a new value
-- is read as well; what is kept to oneself and what is shared are two places.
create table grappe.asks (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('fact', 'introduction')),
  key text check (length(key) <= 100),
  message text not null default '' check (length(message) <= 1000),
  asked_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  status text not null default 'open' check (status in ('open', 'accepted', 'refused', 'withdrawn')),
  answered_at timestamptz,
  granted_until timestamptz,
  unique (cluster_id, id),
  foreign key (cluster_id, from_id) references grappe.organisations (cluster_id, id) on delete cascade,
  foreign key (cluster_id, to_id) references grappe.organisations (cluster_id, id) on delete cascade,
  check (from_id <> to_id),
  check ((kind = 'fact') = (key is not null)),
  check ((status in ('accepted', 'refused')) = (answered_at is not null)),
  check ((status = 'accepted') = (granted_until is not null))
);
create unique index asks_open on grappe.asks (cluster_id, from_id, to_id, kind, key) nulls not distinct where status = 'open';
create index asks_to on grappe.asks (cluster_id, to_id);

create table grappe.fact_grants (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  key text collate "C" not null,
  item text collate "C" not null default '',
  kept_to_self boolean not null,
  grantee_id uuid not null,
  ask_id uuid,
  granted_by uuid references grappe.people (id) on delete set null,
  granted_at timestamptz not null default now(),
  until timestamptz not null,
  revoked_at timestamptz,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade,
  foreign key (cluster_id, grantee_id) references grappe.organisations (cluster_id, id) on delete cascade,
  foreign key (cluster_id, ask_id) references grappe.asks (cluster_id, id) on delete cascade
);
create index fact_grants_owner on grappe.fact_grants (cluster_id, organisation_id) where revoked_at is null;
create index fact_grants_grantee on grappe.fact_grants (grantee_id) where revoked_at is null;

-- Facts that other organisations let the asker's read today.
create function grappe.my_granted_facts() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(f.id), '{}')
    from grappe.fact_grants g
    join grappe.facts f on f.cluster_id = g.cluster_id and f.organisation_id = g.organisation_id and f.key = g.key
      and hashtextextended(f.item, 0) = hashtextextended(g.item, 0) and f.item = g.item
      and (f.audience = 'self') = g.kept_to_self and f.ended_at is null
    where g.grantee_id = any (grappe.my_organisations()) and g.cluster_id = any (grappe.my_clusters())
      and g.revoked_at is null and g.until > now()
  $$;

-- Whether the asker may show something of this cluster to that group or alliance: a group proposed to it, any group of a
-- cluster it coordinates; an alliance that stands, or one that the cluster it coordinates has made.
create function grappe.may_show_to(cluster uuid, audience text, audience_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select case audience
      when 'group' then exists (
        select from grappe.plan_groups g where g.id = audience_id and g.cluster_id = cluster
          and (g.id = any (grappe.my_groups()) or cluster = any (grappe.my_coordinated_clusters())))
      when 'alliance' then exists (
        select from grappe.alliance_clusters c
        where c.alliance_id = audience_id and c.cluster_id = cluster and c.status = 'accepted'
          and (c.alliance_id = any (grappe.my_alliances()) or cluster = any (grappe.my_coordinated_clusters())))
      else audience_id is null
    end
  $$;

-- Organisations of other clusters that show something to an alliance of the asker's: named to it for that alone.
create index facts_alliance on grappe.facts (audience_id) where audience = 'alliance' and ended_at is null;
create index facts_shown_alliance on grappe.facts (shown_to_id) where shown_to = 'alliance' and ended_at is null;
create function grappe.my_allied_organisations() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with standing as materialized (select unnest(grappe.my_alliances()) as id),
    found as (
      select f.organisation_id from standing s join grappe.facts f on f.audience_id = s.id
      where f.audience = 'alliance' and f.ended_at is null and (f.valid_to is null or f.valid_to >= current_date)
      union
      select f.organisation_id from standing s join grappe.facts f on f.shown_to_id = s.id
      where f.shown_to = 'alliance' and f.shown_until > now() and f.ended_at is null
        and (f.valid_to is null or f.valid_to >= current_date)
    )
    select coalesce(array_agg(o.id), '{}') from found join grappe.organisations o on o.id = found.organisation_id
    where o.closed_by is null
  $$;

-- The past of a value is between its owner and the coordinators; others read what stands. What its owner now keeps to
-- itself has no past for the coordinators either.
alter policy select_audience on grappe.facts using (
  (grappe.is_visible(
    cluster_id, organisation_id, grappe.audience_now(audience, shown_to, shown_until, ended_at),
    grappe.audience_id_now(audience_id, shown_to_id, shown_until, ended_at),
    (select grappe.my_organisations())::uuid[], (select grappe.my_coordinated_clusters())::uuid[],
    (select grappe.my_clusters())::uuid[], (select grappe.my_groups())::uuid[], (select grappe.my_alliances())::uuid[]
  ) or id = any ((select grappe.my_granted_facts())::uuid[]))
  and (ended_at is null or organisation_id = any ((select grappe.my_organisations())::uuid[])
    or (not withheld and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])))
);
alter policy select_audience on grappe.ties using (
  grappe.is_visible(
    cluster_id, declared_by, grappe.audience_now(audience, shown_to, shown_until, ended_at),
    grappe.audience_id_now(audience_id, shown_to_id, shown_until, ended_at),
    (select grappe.my_organisations())::uuid[], (select grappe.my_coordinated_clusters())::uuid[],
    (select grappe.my_clusters())::uuid[], (select grappe.my_groups())::uuid[], (select grappe.my_alliances())::uuid[]
  )
  and (ended_at is null or declared_by = any ((select grappe.my_organisations())::uuid[])
    or (not withheld and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])))
);

-- Whoever writes shows a thing only to groups and alliances that are theirs to speak to.
alter policy insert_writer on grappe.facts with check (
  opened_by = (select grappe.current_change_set())
  and (organisation_id = any ((select grappe.my_organisations())::uuid[])
    or (audience <> 'self' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])))
  and (audience not in ('group', 'alliance') or grappe.may_show_to(cluster_id, audience, audience_id))
  and (shown_to is null or grappe.may_show_to(cluster_id, shown_to, shown_to_id))
);
alter policy insert_writer on grappe.ties with check (
  opened_by = (select grappe.current_change_set())
  and (declared_by = any ((select grappe.my_organisations())::uuid[])
    or (audience <> 'self' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])))
  and (audience not in ('group', 'alliance') or grappe.may_show_to(cluster_id, audience, audience_id))
  and (shown_to is null or grappe.may_show_to(cluster_id, shown_to, shown_to_id))
);
grant insert (shown_to, shown_to_id, shown_until, owner_chose) on grappe.facts to grappe_app;
grant insert (shown_to, shown_to_id, shown_until, owner_chose) on grappe.ties to grappe_app;

alter policy select_cluster on grappe.organisations using (
  cluster_id = any ((select grappe.my_clusters())::uuid[])
  or id = any ((select grappe.my_allied_organisations())::uuid[])
);

create or replace view grappe.current_facts with (security_invoker = true) as
  select id, cluster_id, organisation_id, key, item, value, number, valid_from, valid_to, source, source_detail, author,
    audience, audience_id, recorded_at, opened_by, shown_to, shown_to_id, shown_until, owner_chose
  from grappe.facts
  where ended_at is null and (valid_to is null or valid_to >= current_date);

-- A coordinator does not show to more what its owner decided: a row opened in the place of one that its owner had chosen
-- goes no further. The row before was closed by the same change set. Once per statement, for imports.
create index facts_chosen on grappe.facts (closed_by) where owner_chose and closed_by is not null;
create function grappe.tg_facts__respect() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if grappe.current_person() is not null and exists (
    select from grappe.facts earlier join added a on a.cluster_id = earlier.cluster_id and a.organisation_id = earlier.organisation_id
      and a.key = earlier.key and a.item = earlier.item and a.opened_by = earlier.closed_by
    where earlier.owner_chose and earlier.closed_by in (select distinct opened_by from added)
      and (not a.owner_chose or grappe.audience_rank(a.audience) > grappe.audience_rank(earlier.audience))
      and not a.organisation_id = any (grappe.my_organisations())
  ) then
    raise exception 'its owner decided who sees it' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
create trigger tg_facts__respect after insert on grappe.facts referencing new table as added
  for each statement execute function grappe.tg_facts__respect();

-- What is kept to oneself from now on: its past is withheld from the coordinators.
create function grappe.tg_facts__withhold() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  update grappe.facts set withheld = true
  where cluster_id = new.cluster_id and organisation_id = new.organisation_id and key = new.key and item = new.item
    and ended_at is not null and not withheld;
  return null;
end
$$;
create trigger tg_facts__withhold_new after insert on grappe.facts
  for each row when (new.audience = 'self') execute function grappe.tg_facts__withhold();
create trigger tg_facts__withhold_again after update of ended_at on grappe.facts
  for each row when (new.audience = 'self' and old.ended_at is not null and new.ended_at is null)
  execute function grappe.tg_facts__withhold();

create function grappe.tg_ties__withhold() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  update grappe.ties set withheld = true
  where cluster_id = new.cluster_id and source_id = new.source_id and target_id = new.target_id and kind = new.kind
    and declared_by = new.declared_by and valid_from is not distinct from new.valid_from
    and ended_at is not null and not withheld;
  return null;
end
$$;
create trigger tg_ties__withhold_new after insert on grappe.ties
  for each row when (new.audience = 'self') execute function grappe.tg_ties__withhold();
create trigger tg_ties__withhold_again after update of ended_at on grappe.ties
  for each row when (new.audience = 'self' and old.ended_at is not null and new.ended_at is null)
  execute function grappe.tg_ties__withhold();

call grappe.protect_table('asks');
call grappe.protect_table('fact_grants');

create policy select_concerned on grappe.asks for select to grappe_app using (
  from_id = any ((select grappe.my_organisations())::uuid[]) or to_id = any ((select grappe.my_organisations())::uuid[])
);
create policy insert_asker on grappe.asks for insert to grappe_app with check (
  from_id = any ((select grappe.my_organisations())::uuid[]) and asked_by = (select grappe.current_person())
  and cluster_id = any ((select grappe.my_clusters())::uuid[])
);
create policy update_concerned on grappe.asks for update to grappe_app using (
  status = 'open' and (from_id = any ((select grappe.my_organisations())::uuid[])
    or to_id = any ((select grappe.my_organisations())::uuid[]))
) with check (
  (status = 'withdrawn' and from_id = any ((select grappe.my_organisations())::uuid[]))
  or (status in ('accepted', 'refused') and to_id = any ((select grappe.my_organisations())::uuid[]))
);
grant select on grappe.asks to grappe_app;
grant insert (cluster_id, from_id, to_id, kind, key, message, asked_by) on grappe.asks to grappe_app;
grant update (status, answered_at, granted_until) on grappe.asks to grappe_app;

-- The one who was granted reads the facts, not the grant: it would tell the items that are kept.
create policy select_owner on grappe.fact_grants for select to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));
create policy insert_owner on grappe.fact_grants for insert to grappe_app with check (
  organisation_id = any ((select grappe.my_organisations())::uuid[]) and granted_by = (select grappe.current_person())
  and cluster_id = any ((select grappe.my_clusters())::uuid[])
);
create policy update_owner on grappe.fact_grants for update to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));
grant select on grappe.fact_grants to grappe_app;
grant insert (cluster_id, organisation_id, key, item, kept_to_self, grantee_id, ask_id, granted_by, until)
  on grappe.fact_grants to grappe_app;
grant update (revoked_at) on grappe.fact_grants to grappe_app;

-- What anybody may read of an organisation without signing in: its name and its public facts, if it has some.
create function grappe.public_page(short_name text, organisation uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select jsonb_build_object('clusterName', c.name, 'name', o.name, 'kind', o.kind, 'country', o.country, 'facts', shown.facts)
    from grappe.clusters c
    join grappe.organisations o on o.cluster_id = c.id and o.id = organisation and o.closed_by is null and not o.outside
    cross join lateral (
      select jsonb_agg(jsonb_build_object('key', f.key, 'item', f.item, 'value', f.value) order by f.key, f.item) as facts
      from grappe.facts f
      where f.cluster_id = c.id and f.organisation_id = o.id and f.ended_at is null
        and (f.valid_to is null or f.valid_to >= current_date)
        and grappe.audience_now(f.audience, f.shown_to, f.shown_until, f.ended_at) = 'public'
    ) shown
    where c.slug = short_name and shown.facts is not null
  $$;

grant execute on function grappe.audience_rank(text), grappe.audience_now(text, text, timestamptz, timestamptz),
  grappe.audience_id_now(uuid, uuid, timestamptz, timestamptz), grappe.my_granted_facts(),
  grappe.may_show_to(uuid, text, uuid), grappe.my_allied_organisations(), grappe.public_page(text, uuid) to grappe_app;
