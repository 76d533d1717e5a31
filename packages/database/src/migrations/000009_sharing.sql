-- A profile that was closed is still read by those who answered it: they find what they answered.
create function grappe.my_answered_profiles() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(profile_id), '{}') from grappe.partnering_interest_owners
    where organisation_id = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters())
  $$;
alter policy select_cluster on grappe.partnering_profiles using (
  cluster_id = any ((select grappe.my_clusters())::uuid[])
  and (closed_on is null or id = any ((select grappe.my_partnering_profiles())::uuid[])
    or id = any ((select grappe.my_answered_profiles())::uuid[]))
);
grant execute on function grappe.my_answered_profiles() to grappe_app;
