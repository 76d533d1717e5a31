-- Prices, customers, volumes, bids, capacities and wages do not circulate among competitors. Members of a group are taken
-- for competitors until a coordinator declares, to all of them, that they are not; so that nothing that somebody keeps to
-- itself about a rivalry can be read from what is refused.

-- The sensitive category of a fact's key; null for the others. The registry of facts says the same (a test compares them).
create function grappe.sensitive_category(key text) returns text
  language sql immutable parallel safe
  as $$
    select case key
      when 'price' then 'prices' when 'customer' then 'customers'
      when 'volume' then 'volumes' when 'export_turnover' then 'volumes' when 'export_share' then 'volumes'
      when 'bid' then 'bids' when 'capacity' then 'capacities' when 'wage' then 'wages'
    end
  $$;

-- A coordinator declares that those of a group, or of a room, do not compete. Told to them, dated, and withdrawn at will.
create table grappe.rivalry_clearances (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  group_id uuid,
  room_id uuid,
  reason text not null check (length(reason) between 1 and 1000),
  entered_by uuid references grappe.people (id) on delete set null,
  declared_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (num_nonnulls(group_id, room_id) = 1),
  foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete cascade,
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create unique index rivalry_clearances_current on grappe.rivalry_clearances (cluster_id, group_id, room_id) nulls not distinct
  where withdrawn_at is null;
create index rivalry_clearances_group on grappe.rivalry_clearances (group_id) where withdrawn_at is null;

-- What a firm tells the coordinators alone about a sensitive thing.
create table grappe.sensitive_contributions (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  -- The room in which it was about to be said.
  room_id uuid,
  category text not null check (category = any (grappe.sensitive_categories())),
  subject text not null check (length(subject) between 1 and 300),
  body text not null check (length(body) between 1 and 8000),
  author_id uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade,
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete set null (room_id)
);
create index sensitive_contributions_cluster on grappe.sensitive_contributions (cluster_id, created_at desc);
create index sensitive_contributions_organisation on grappe.sensitive_contributions (organisation_id);

-- Whether two of these organisations are rivals by a tie that the coordinators of the cluster may read.
create function grappe.known_rivals(cluster uuid, organisations uuid[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select exists (
      select from grappe.ties t
      where t.cluster_id = cluster and t.kind = 'rivalry' and t.audience <> 'self' and t.ended_at is null
        and (t.valid_to is null or t.valid_to >= current_date)
        and t.source_id = any (organisations) and t.target_id = any (organisations)
    )
  $$;

-- The organisations of an export group, as they stand today.
create function grappe.organisations_of_group(export_group uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct grappe.surviving_organisation(organisation_id)), '{}')
    from grappe.plan_group_members where group_id = export_group
  $$;

-- Whether the members of a group are held to be competitors.
create function grappe.group_is_guarded(export_group uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select not exists (
      select from grappe.rivalry_clearances c
      where c.group_id = export_group and c.withdrawn_at is null
        and not grappe.known_rivals(c.cluster_id, grappe.organisations_of_group(export_group))
    )
  $$;

-- The organisations for which people speak in a room.
create function grappe.organisations_of_room(room uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct grappe.surviving_organisation(g.organisation_id)), '{}')
    from (select person_id, bool_or(coordinates) as coordinates from grappe.room_access where room_id = room group by 1) a
    join grappe.rooms r on r.id = room
    join grappe.role_grants g on g.person_id = a.person_id and g.ended_at is null and g.organisation_id is not null
      and (g.cluster_id = r.cluster_id or r.kind = 'alliance')
    where not a.coordinates
      and (r.kind <> 'group' or grappe.surviving_organisation(g.organisation_id) = any (grappe.organisations_of_group(r.subject_id)))
  $$;

-- Whether those of a room are held to be competitors. Rooms of the whole cluster and of alliances always are.
create function grappe.room_is_guarded(room uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select case r.kind
      when 'group' then grappe.group_is_guarded(r.subject_id)
      when 'cluster' then true
      when 'alliance' then true
      else not exists (
        select from grappe.rivalry_clearances c
        where c.room_id = r.id and c.withdrawn_at is null
          and not grappe.known_rivals(r.cluster_id, grappe.organisations_of_room(r.id))
      )
    end
    from grappe.rooms r where r.id = room
  $$;

-- The other organisations of the groups of some organisations, where they are held to be competitors.
create function grappe.guarded_partners(organisations uuid[]) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with mine as (
      select distinct m.group_id from grappe.plan_group_members m
      join grappe.plan_groups g on g.id = m.group_id
      join grappe.plans p on p.id = g.plan_id and p.status = 'proposed'
      where m.organisation_id = any (organisations) and grappe.group_is_guarded(m.group_id)
    )
    select coalesce(array_agg(distinct partner.id), '{}')
    from mine
    join grappe.plan_group_members m on m.group_id = mine.group_id
    cross join lateral (
      select m.organisation_id as id union select grappe.surviving_organisation(m.organisation_id)
    ) partner
    where not partner.id = any (organisations)
  $$;
create function grappe.my_guarded_partners() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select grappe.guarded_partners(grappe.my_organisations()) $$;

-- What the asker may know of groups: whether their members are held to be competitors; and, for coordinators, whether some
-- are rivals as far as they know.
create function grappe.guards_of_groups(cluster uuid)
  returns table (group_id uuid, guarded boolean, known_rivals boolean)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select g.id, grappe.group_is_guarded(g.id),
      case when cluster = any (grappe.my_coordinated_clusters())
        then grappe.known_rivals(cluster, grappe.organisations_of_group(g.id)) end
    from grappe.plan_groups g join grappe.plans p on p.id = g.plan_id and p.status = 'proposed'
    where g.cluster_id = cluster
      and (g.id = any (grappe.my_groups()) or cluster = any (grappe.my_coordinated_clusters()))
  $$;

-- The same of a room that the asker is in.
create function grappe.guard_of_room(room uuid) returns table (guarded boolean, known_rivals boolean)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select grappe.room_is_guarded(r.id),
      case when r.cluster_id = any (grappe.my_coordinated_clusters())
        then grappe.known_rivals(r.cluster_id, grappe.organisations_of_room(r.id)) end
    from grappe.rooms r where r.id = room and r.id = any (grappe.my_rooms())
  $$;

-- Whatever its audience, whatever was granted: a sensitive fact is not read by a competitor of the same group.
alter policy select_audience on grappe.facts using (
  (grappe.is_visible(
    cluster_id, organisation_id, grappe.audience_now(audience, shown_to, shown_until, ended_at),
    grappe.audience_id_now(audience_id, shown_to_id, shown_until, ended_at),
    (select grappe.my_organisations())::uuid[], (select grappe.my_coordinated_clusters())::uuid[],
    (select grappe.my_clusters())::uuid[], (select grappe.my_groups())::uuid[], (select grappe.my_alliances())::uuid[]
  ) or id = any ((select grappe.my_granted_facts())::uuid[]))
  and (ended_at is null or organisation_id = any ((select grappe.my_organisations())::uuid[])
    or (not withheld and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])))
  and (grappe.sensitive_category(key) is null
    or organisation_id <> all ((select grappe.my_guarded_partners())::uuid[])
    or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
);

-- A sensitive fact goes to the coordinators alone, as long as its owner is in a group of competitors. Once per statement.
create function grappe.tg_facts__sensitive() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  category text;
begin
  if grappe.current_person() is null then return null; end if;
  select grappe.sensitive_category(a.key) into category
  from added a
  where grappe.sensitive_category(a.key) is not null and a.ended_at is null
    and (a.audience not in ('self', 'coordinator') or coalesce(a.shown_to <> 'coordinator', false))
    and case
      when 'group' in (a.audience, a.shown_to) and not (a.audience in ('cluster', 'alliance', 'public')
        or coalesce(a.shown_to in ('cluster', 'alliance', 'public'), false))
      then (a.audience = 'group' and grappe.group_is_guarded(a.audience_id))
        or (coalesce(a.shown_to = 'group', false) and grappe.group_is_guarded(a.shown_to_id))
      else cardinality(grappe.guarded_partners(array[a.organisation_id])) > 0
    end
    -- A value that is only brought up to date is shared as it was; competitors do not read it, whatever its audience.
    and not exists (
      select from grappe.facts e
      where e.cluster_id = a.cluster_id and e.organisation_id = a.organisation_id and e.key = a.key and e.item = a.item
        and e.closed_by = a.opened_by
        and (e.audience, e.audience_id, e.shown_to, e.shown_to_id) is not distinct from (a.audience, a.audience_id, a.shown_to, a.shown_to_id)
    )
  limit 1;
  if category is not null then
    raise exception 'not among competitors' using errcode = 'GR111', detail = category;
  end if;
  return null;
end
$$;
create trigger tg_facts__sensitive after insert on grappe.facts referencing new table as added
  for each statement execute function grappe.tg_facts__sensitive();

-- Nor is it granted to one of them.
create function grappe.tg_fact_grants__sensitive() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if grappe.current_person() is not null and grappe.sensitive_category(new.key) is not null
    and new.organisation_id = any (grappe.my_organisations())
    and new.grantee_id = any (grappe.guarded_partners(array[new.organisation_id]))
  then
    raise exception 'not among competitors' using errcode = 'GR111', detail = grappe.sensitive_category(new.key);
  end if;
  return new;
end
$$;
create trigger tg_fact_grants__sensitive before insert on grappe.fact_grants
  for each row execute function grappe.tg_fact_grants__sensitive();

-- What somebody says or sends in a room says what it is about; what competitors keep from each other is refused there.
alter table grappe.room_messages add column category text check (category = any (grappe.exchange_categories()));
alter table grappe.room_files add column category text check (category = any (grappe.exchange_categories()));
grant insert (category), update (category) on grappe.room_messages to grappe_app;
grant insert (category), update (category) on grappe.room_files to grappe_app;

create function grappe.tg_room_content__sensitive() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if grappe.current_person() is not null and new.category = any (grappe.sensitive_categories())
    and new.room_id = any (grappe.my_rooms()) and grappe.room_is_guarded(new.room_id)
  then
    raise exception 'not among competitors' using errcode = 'GR111', detail = new.category;
  end if;
  return new;
end
$$;
create trigger tg_room_messages__sensitive before insert or update of category on grappe.room_messages
  for each row execute function grappe.tg_room_content__sensitive();
create trigger tg_room_files__sensitive before insert or update of category on grappe.room_files
  for each row execute function grappe.tg_room_content__sensitive();

-- Nor is it put on an agenda.
create function grappe.tg_room_meetings__sensitive() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  category text;
begin
  if grappe.current_person() is null then return new; end if;
  select item ->> 'category' into category from jsonb_array_elements(new.agenda) as item
  where item ->> 'category' = any (grappe.sensitive_categories()) limit 1;
  if category is not null and new.room_id = any (grappe.my_rooms()) and grappe.room_is_guarded(new.room_id) then
    raise exception 'not among competitors' using errcode = 'GR111', detail = category;
  end if;
  return new;
end
$$;
create trigger tg_room_meetings__sensitive before insert or update of agenda on grappe.room_meetings
  for each row execute function grappe.tg_room_meetings__sensitive();

-- Nobody declares that known rivals do not compete.
create function grappe.tg_rivalry_clearances__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if grappe.current_person() is null then return new; end if;
  if not new.cluster_id = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators declare it' using errcode = 'insufficient_privilege';
  end if;
  if new.room_id is not null and not exists (
    select from grappe.rooms where id = new.room_id and kind in ('working_group', 'action')
  ) then
    raise exception 'these rooms are always held to be of competitors' using errcode = 'GR119';
  end if;
  if grappe.known_rivals(new.cluster_id,
    case when new.group_id is null then grappe.organisations_of_room(new.room_id)
      else grappe.organisations_of_group(new.group_id) end)
  then
    raise exception 'some are rivals' using errcode = 'GR119';
  end if;
  return new;
end
$$;
create trigger tg_rivalry_clearances__guard before insert on grappe.rivalry_clearances
  for each row execute function grappe.tg_rivalry_clearances__guard();

call grappe.protect_table('rivalry_clearances');
create policy select_concerned on grappe.rivalry_clearances for select to grappe_app using (
  group_id = any ((select grappe.my_groups())::uuid[]) or room_id = any ((select grappe.my_rooms())::uuid[])
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_coordinator on grappe.rivalry_clearances for insert to grappe_app with check (
  entered_by = (select grappe.current_person())
  and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_coordinator on grappe.rivalry_clearances for update to grappe_app
  using (withdrawn_at is null and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
  with check (withdrawn_at is not null);
grant select on grappe.rivalry_clearances to grappe_app;
grant insert (cluster_id, group_id, room_id, reason, entered_by), update (withdrawn_at) on grappe.rivalry_clearances to grappe_app;

call grappe.protect_table('sensitive_contributions');
create policy select_concerned on grappe.sensitive_contributions for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or (withdrawn_at is null and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
);
create policy insert_owner on grappe.sensitive_contributions for insert to grappe_app with check (
  author_id = (select grappe.current_person()) and organisation_id = any ((select grappe.my_organisations())::uuid[])
  and cluster_id = any ((select grappe.my_clusters())::uuid[])
  and (room_id is null or room_id = any ((select grappe.my_rooms())::uuid[]))
);
create policy update_owner on grappe.sensitive_contributions for update to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));
grant select on grappe.sensitive_contributions to grappe_app;
grant insert (cluster_id, organisation_id, room_id, category, subject, body, author_id), update (withdrawn_at)
  on grappe.sensitive_contributions to grappe_app;

-- Public pages, as before (000009), without what competitors of a same group keep from each other.
create or replace function grappe.public_page(short_name text, organisation uuid) returns jsonb
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
        and (grappe.sensitive_category(f.key) is null or cardinality(grappe.guarded_partners(array[o.id])) = 0)
    ) shown
    where c.slug = short_name and shown.facts is not null
  $$;

grant execute on function grappe.sensitive_category(text), grappe.my_guarded_partners(), grappe.guards_of_groups(uuid),
  grappe.guard_of_room(uuid) to grappe_app;
