-- What a firm may take up next: a practice that its cluster wrote down and shows to its members, a relay who advises on aids.

alter table grappe.practice_notes add column shown_to_members boolean not null default false;
create policy select_member on grappe.practice_notes for select to grappe_app using (
  shown_to_members and withdrawn_on is null and cluster_id = any ((select grappe.my_clusters())::uuid[])
);
grant insert (shown_to_members), update (shown_to_members) on grappe.practice_notes to grappe_app;

-- Relays of a cluster, for its members: whoever accepted that role is there to be asked.
create function grappe.relays_of(cluster uuid) returns table (person_id uuid, display_name text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select distinct p.id, p.display_name from grappe.role_grants g join grappe.people p on p.id = g.person_id
    where g.cluster_id = cluster and g.role = 'relay' and g.ended_at is null and p.deactivated_at is null and p.erased_at is null
      and cluster = any (grappe.my_clusters())
  $$;
grant execute on function grappe.relays_of(uuid) to grappe_app;
