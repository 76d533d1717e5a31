-- Beside the name of somebody in a room of an alliance stands an organisation that they speak for in one of its clusters: what
-- they do in a cluster that has no part in the alliance is nobody's business there.

-- The cluster of a room; of an alliance's, those that joined it.
create function grappe.clusters_of_room(room uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(cluster_id), '{}') from (
      select r.cluster_id from grappe.rooms r where r.id = room
      union
      select c.cluster_id from grappe.rooms r join grappe.alliance_clusters c on c.alliance_id = r.subject_id
      where r.id = room and r.kind = 'alliance' and c.status = 'accepted'
    ) found
  $$;

create or replace function grappe.organisation_in_room(room uuid, person uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select grappe.surviving_organisation(g.organisation_id) from grappe.role_grants g
    where g.person_id = person and g.cluster_id = any (grappe.clusters_of_room(room)) and g.ended_at is null
      and g.role in ('firm_owner', 'firm_employee', 'partner')
      and not exists (select from grappe.room_access a where a.room_id = room and a.person_id = person and a.coordinates)
    order by g.created_at limit 1
  $$;

create or replace function grappe.organisations_of_room(room uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct grappe.surviving_organisation(g.organisation_id)), '{}')
    from (select person_id, bool_or(coordinates) as coordinates from grappe.room_access where room_id = room group by 1) a
    join grappe.rooms r on r.id = room
    join grappe.role_grants g on g.person_id = a.person_id and g.ended_at is null and g.organisation_id is not null
      and g.cluster_id = any (grappe.clusters_of_room(room))
    where not a.coordinates
      and (r.kind <> 'group' or grappe.surviving_organisation(g.organisation_id) = any (grappe.organisations_of_group(r.subject_id)))
  $$;

create or replace function grappe.people_of_room(room uuid)
  returns table (
    person_id uuid, display_name text, organisation_id uuid, organisation_name text, coordinates boolean, is_in boolean
  )
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with inside as (
      select a.person_id, bool_or(a.coordinates) as coordinates from grappe.room_access a
      where a.room_id = room group by a.person_id
    ), known as (
      select i.person_id, i.coordinates, true as is_in from inside i
      union all
      select w.person_id, false, false from (
        select author_id as person_id from grappe.room_messages where room_id = room
        union select author_id from grappe.room_files where room_id = room
        union select author_id from grappe.room_decisions where room_id = room
        union select author_id from grappe.room_tasks where room_id = room
        union select owner_id from grappe.room_tasks where room_id = room
        union select created_by from grappe.room_meetings where room_id = room
        union select person_id from grappe.meeting_people where room_id = room
        union select unnest(array[author_id, updated_by, approved_by]) from grappe.meeting_minutes where room_id = room
        union select published_by from grappe.meeting_agendas where room_id = room
        union select author_id from grappe.dissociations where room_id = room
      ) w
      where w.person_id is not null and not exists (select from inside i where i.person_id = w.person_id)
    )
    select k.person_id, p.display_name, o.id, o.name, k.coordinates, k.is_in
    from known k
    join grappe.people p on p.id = k.person_id
    left join lateral (
      select org.id, org.name from grappe.role_grants g
      join grappe.organisations org on org.id = grappe.surviving_organisation(g.organisation_id)
      where g.person_id = k.person_id and g.cluster_id = any (grappe.clusters_of_room(room))
        and g.role in ('firm_owner', 'firm_employee', 'partner')
      order by g.ended_at is not null, g.created_at limit 1
    ) o on not k.coordinates
    where room = any (grappe.my_rooms())
    order by k.coordinates, p.display_name, k.person_id
  $$;
