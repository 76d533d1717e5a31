-- Beside the name of somebody in a room of an alliance stands an organisation that they speak for in one of its clusters: what
-- they do in a cluster that has no part in it is nobody's business there.
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
      ) w
      where w.person_id is not null and not exists (select from inside i where i.person_id = w.person_id)
    ), clusters_of_room as (
      select r.cluster_id from grappe.rooms r where r.id = room
      union
      select c.cluster_id from grappe.rooms r join grappe.alliance_clusters c on c.alliance_id = r.subject_id
      where r.id = room and r.kind = 'alliance' and c.status = 'accepted'
    )
    select k.person_id, p.display_name, o.id, o.name, k.coordinates, k.is_in
    from known k
    join grappe.people p on p.id = k.person_id
    left join lateral (
      select org.id, org.name from grappe.role_grants g
      join grappe.organisations org on org.id = grappe.surviving_organisation(g.organisation_id)
      where g.person_id = k.person_id and g.cluster_id in (select cluster_id from clusters_of_room)
        and g.role in ('firm_owner', 'firm_employee', 'partner')
      order by g.ended_at is not null, g.created_at limit 1
    ) o on not k.coordinates
    where room = any (grappe.my_rooms())
    order by k.coordinates, p.display_name, k.person_id
  $$;
