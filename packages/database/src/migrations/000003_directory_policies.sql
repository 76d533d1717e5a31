-- Who reads and writes the directory. Rows are never deleted by the application: they are closed.

call grappe.protect_table('change_sets');
call grappe.protect_table('places');
call grappe.protect_table('organisations');
call grappe.protect_table('identity_changes');
call grappe.protect_table('facts');
call grappe.protect_table('memberships');
call grappe.protect_table('ties');
call grappe.protect_table('classification_codes');

create policy select_concerned on grappe.change_sets for select to grappe_app using (
  author = (select grappe.current_person())
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_writer on grappe.change_sets for insert to grappe_app with check (
  author = (select grappe.current_person())
  and cluster_id = any ((select grappe.my_writable_clusters())::uuid[])
);
create policy update_concerned on grappe.change_sets for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (author = (select grappe.current_person()) and cluster_id = any ((select grappe.my_writable_clusters())::uuid[]))
) with check (
  undone_by is null or undone_by = (select grappe.current_person())
);
grant select on grappe.change_sets to grappe_app;
grant insert (cluster_id, kind, author, summary) on grappe.change_sets to grappe_app;
grant update (summary, undone_at, undone_by) on grappe.change_sets to grappe_app;

create policy select_cluster on grappe.places for select to grappe_app
  using (cluster_id = any ((select grappe.my_clusters())::uuid[]));
create policy insert_writer on grappe.places for insert to grappe_app
  with check (cluster_id = any ((select grappe.my_writable_clusters())::uuid[]));
grant select, insert on grappe.places to grappe_app;

create policy select_cluster on grappe.organisations for select to grappe_app
  using (cluster_id = any ((select grappe.my_clusters())::uuid[]));
create policy insert_coordinator on grappe.organisations for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  and opened_by = (select grappe.current_change_set())
);
create policy update_coordinator on grappe.organisations for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or id = any ((select grappe.my_organisations())::uuid[])
) with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (id = any ((select grappe.my_organisations())::uuid[]) and closed_by is null)
);
grant select on grappe.organisations to grappe_app;
grant insert (id, cluster_id, name, kind, country, sector, place_id, outside, external_ref, opened_by)
  on grappe.organisations to grappe_app;
grant update (name, kind, country, sector, place_id, outside, external_ref, closed_by, merged_into, version, updated_at)
  on grappe.organisations to grappe_app;

-- A firm changes its own identity; only coordinators close, reopen or merge, and say who is outside the cluster.
create function grappe.tg_organisations__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if (new.closed_by, new.merged_into, new.outside) is distinct from (old.closed_by, old.merged_into, old.outside)
    and grappe.current_person() is not null
    and not new.cluster_id = any (grappe.my_coordinated_clusters())
  then
    raise exception 'only coordinators close or merge organisations' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger tg_organisations__guard before update of closed_by, merged_into, outside on grappe.organisations
  for each row execute function grappe.tg_organisations__guard();

create policy select_concerned on grappe.identity_changes for select to grappe_app using (
  cluster_id = any ((select grappe.my_clusters())::uuid[])
);
create policy insert_writer on grappe.identity_changes for insert to grappe_app with check (
  change_set_id = (select grappe.current_change_set())
  and (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
    or organisation_id = any ((select grappe.my_organisations())::uuid[]))
);
grant select on grappe.identity_changes to grappe_app;
grant insert (cluster_id, organisation_id, change_set_id, before, after) on grappe.identity_changes to grappe_app;

create policy select_audience on grappe.facts for select to grappe_app using (
  grappe.is_visible(
    cluster_id, organisation_id, audience, audience_id,
    (select grappe.my_organisations())::uuid[], (select grappe.my_coordinated_clusters())::uuid[],
    (select grappe.my_clusters())::uuid[], (select grappe.my_groups())::uuid[], (select grappe.my_alliances())::uuid[]
  )
);
create policy insert_writer on grappe.facts for insert to grappe_app with check (
  opened_by = (select grappe.current_change_set())
  and (organisation_id = any ((select grappe.my_organisations())::uuid[])
    or (audience <> 'self' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])))
);
create policy update_writer on grappe.facts for update to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or (audience <> 'self' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
) with check (
  (closed_by is null or closed_by = (select grappe.current_change_set()))
  and (select grappe.current_change_set()) is not null
);
grant select on grappe.facts to grappe_app;
grant insert (
  id, cluster_id, organisation_id, key, item, value, valid_from, valid_to, source, source_detail, author, audience,
  audience_id, recorded_at, opened_by
) on grappe.facts to grappe_app;
grant update (closed_by, ended_at) on grappe.facts to grappe_app;

create policy select_cluster on grappe.memberships for select to grappe_app
  using (cluster_id = any ((select grappe.my_clusters())::uuid[]));
create policy insert_coordinator on grappe.memberships for insert to grappe_app with check (
  opened_by = (select grappe.current_change_set())
  and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_coordinator on grappe.memberships for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
) with check (
  (closed_by is null or closed_by = (select grappe.current_change_set()))
  and (select grappe.current_change_set()) is not null
);
grant select on grappe.memberships to grappe_app;
grant insert (cluster_id, organisation_id, since, until, status, recorded_at, opened_by) on grappe.memberships to grappe_app;
grant update (closed_by, ended_at) on grappe.memberships to grappe_app;

create policy select_audience on grappe.ties for select to grappe_app using (
  grappe.is_visible(
    cluster_id, declared_by, audience, audience_id,
    (select grappe.my_organisations())::uuid[], (select grappe.my_coordinated_clusters())::uuid[],
    (select grappe.my_clusters())::uuid[], (select grappe.my_groups())::uuid[], (select grappe.my_alliances())::uuid[]
  )
);
create policy insert_writer on grappe.ties for insert to grappe_app with check (
  opened_by = (select grappe.current_change_set())
  and (declared_by = any ((select grappe.my_organisations())::uuid[])
    or (audience <> 'self' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])))
);
create policy update_writer on grappe.ties for update to grappe_app using (
  declared_by = any ((select grappe.my_organisations())::uuid[])
  or (audience <> 'self' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
) with check (
  (closed_by is null or closed_by = (select grappe.current_change_set()))
  and (select grappe.current_change_set()) is not null
);
grant select on grappe.ties to grappe_app;
grant insert (
  id, cluster_id, source_id, target_id, kind, strength, valid_from, valid_to, source, source_detail, declared_by, author,
  audience, audience_id, recorded_at, opened_by
) on grappe.ties to grappe_app;
grant update (closed_by, ended_at) on grappe.ties to grappe_app;

create policy select_all on grappe.classification_codes for select to grappe_app using (true);
grant select on grappe.classification_codes to grappe_app;

-- Today's values. The view reads with the rights of who asks.
create view grappe.current_facts with (security_invoker = true) as
  select id, cluster_id, organisation_id, key, item, value, number, valid_from, valid_to, source, source_detail, author,
    audience, audience_id, recorded_at, opened_by
  from grappe.facts
  where ended_at is null and (valid_to is null or valid_to >= current_date);
grant select on grappe.current_facts to grappe_app;

-- Changes whenever something in the cluster's directory does: results computed before are then out of date.
create function grappe.data_version(cluster uuid) returns text
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select count(*)::text || '-' || coalesce(max(id::text), '0') from grappe.change_sets
    where cluster_id = cluster
      and (cluster = any (grappe.my_clusters()))
  $$;

-- Change sets of the cluster that were undone: what they opened must not come back.
create function grappe.undone_change_sets(cluster uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(id), '{}') from grappe.change_sets
    where cluster_id = cluster and undone_at is not null and cluster = any (grappe.my_clusters())
  $$;

-- Names of those who wrote, for the readers of a history: nothing else about them.
create function grappe.names_of_people(wanted uuid[], cluster uuid) returns table (person_id uuid, display_name text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select id, p.display_name from grappe.people p
    where id = any (wanted) and cluster = any (grappe.my_clusters())
      and exists (select from grappe.role_grants g where g.person_id = p.id and g.cluster_id = cluster)
  $$;

grant execute on function grappe.undone_change_sets(uuid), grappe.names_of_people(uuid[], uuid), grappe.current_change_set(), grappe.fold(text), grappe.surviving_organisation(uuid),
  grappe.my_organisations(), grappe.words_of(text), grappe.data_version(uuid),
  grappe.is_visible(uuid, uuid, text, uuid, uuid[], uuid[], uuid[], uuid[], uuid[]) to grappe_app;
