-- Who leaves, and into whose hands goes what they carried.

-- What somebody carries in a cluster and would leave behind: for whoever decides on handing it over.
create function grappe.carried_by(cluster uuid, leaver uuid)
  returns table (roles bigint, tasks bigint, rooms bigint, is_last boolean)
  language plpgsql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  return query select
      (select count(*) from grappe.role_grants
        where person_id = leaver and cluster_id is not distinct from cluster and ended_at is null),
      (select count(*) from grappe.room_tasks
        where owner_id = leaver and cluster_id = cluster and status = 'open' and deleted_at is null),
      (select count(*) from grappe.room_people where person_id = leaver and cluster_id = cluster),
      exists (
        select from grappe.role_grants g
        where g.person_id = leaver and g.cluster_id is not distinct from cluster and g.ended_at is null
          and g.role in ('cluster_manager', 'platform_administrator')
          and grappe.others_who_can(cluster, g.role, leaver) = 0
      )
    where cluster = any (grappe.my_coordinated_clusters()) or grappe.is_platform_administrator()
      or leaver = grappe.current_person();
end
$$;

-- Ends what a person is in a cluster (or on the platform) and moves what it carried to a successor who is there already. A
-- firm's role goes to somebody of the same firm only, or ends: nobody comes to speak for a rival by somebody's leaving.
create function grappe.hand_over(cluster uuid, leaver uuid, successor uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not coalesce(cluster = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator()
    or (leaver = grappe.current_person() and successor is null), false) then
    raise exception 'only managers and administrators hand over' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from grappe.role_grants where person_id = leaver and cluster_id is not distinct from cluster and ended_at is null
  ) then return 'nothing_to_end'; end if;
  if successor is not null then
    if successor = leaver or not exists (
      select from grappe.role_grants g join grappe.people p on p.id = g.person_id
      where g.person_id = successor and g.cluster_id is not distinct from cluster and g.ended_at is null
        and p.user_id is not null and p.deactivated_at is null
    ) then return 'successor_not_here'; end if;
    insert into grappe.role_grants (person_id, cluster_id, organisation_id, role, granted_by)
    select successor, cluster, g.organisation_id, g.role, grappe.current_person() from grappe.role_grants g
    where g.person_id = leaver and g.cluster_id is not distinct from cluster and g.ended_at is null
      and (g.organisation_id is null or exists (
        select from grappe.role_grants own where own.person_id = successor and own.cluster_id = cluster
          and own.organisation_id = g.organisation_id and own.ended_at is null
      ))
    on conflict do nothing;
    if cluster is not null then
      insert into grappe.room_people (cluster_id, room_id, person_id, added_by)
      select i.cluster_id, i.room_id, successor, grappe.current_person() from grappe.room_people i
      where i.person_id = leaver and i.cluster_id = cluster
      on conflict do nothing;
      update grappe.room_tasks set owner_id = successor, version = version + 1, updated_by = grappe.current_person(),
        updated_at = now()
      where owner_id = leaver and cluster_id = cluster and status = 'open' and deleted_at is null;
    end if;
  elsif exists (
    select from grappe.room_tasks
    where owner_id = leaver and cluster_id = cluster and status = 'open' and deleted_at is null
  ) then return 'successor_needed'; end if;
  delete from grappe.room_people where person_id = leaver and cluster_id = cluster;
  update grappe.role_grants set ended_at = now()
  where person_id = leaver and cluster_id is not distinct from cluster and ended_at is null;
  return 'handed_over';
end
$$;

-- Closes the platform to a person whose roles have all ended. Administrators only.
create function grappe.deactivate_person(leaver uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with closed as (
      update grappe.people set deactivated_at = now()
      where id = leaver and deactivated_at is null and grappe.is_platform_administrator()
        and not exists (select from grappe.role_grants where person_id = leaver and ended_at is null)
      returning 1
    )
    select exists (select from closed)
  $$;

-- The account of a person whom the asker may manage, to close its sessions.
create function grappe.account_of_person(person uuid) returns text
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select p.user_id from grappe.people p where p.id = person and (
      grappe.is_platform_administrator() or person = grappe.current_person()
      or exists (select from grappe.role_grants g where g.person_id = p.id and g.cluster_id = any (grappe.my_managed_clusters()))
    )
  $$;

-- How many people could act in a cluster (or on the platform) if one of them were away.
create function grappe.people_who_can(cluster uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select case when cluster = any (grappe.my_coordinated_clusters()) or grappe.is_platform_administrator()
      then grappe.others_who_can(cluster, case when cluster is null then 'platform_administrator' else 'cluster_manager' end, null)
    end
  $$;

grant execute on function grappe.carried_by(uuid, uuid), grappe.hand_over(uuid, uuid, uuid),
  grappe.deactivate_person(uuid), grappe.account_of_person(uuid), grappe.people_who_can(uuid) to grappe_app;
