-- Who calls, with the roles that person holds today, in one question: every request asks it. It takes that identity for the rest of the
-- transaction, as the application does by itself, and reads with the rights of that person, not with its owner's.
create function grappe.caller_of_account(account text)
  returns table (person_id uuid, display_name text, email text, language text, grants jsonb)
  language plpgsql volatile set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  found record;
begin
  select * into found from grappe.person_of_account(account);
  if found.person_id is null then return; end if;
  perform set_config('grappe.person_id', found.person_id::text, true);
  return query select found.person_id, found.display_name, found.email, found.language, coalesce((
    select jsonb_agg(jsonb_build_object('role', g.role, 'clusterId', g.cluster_id, 'clusterName', c.name,
      'organisationId', o.id, 'organisationName', o.name) order by g.created_at, g.id)
    from grappe.role_grants g
    left join grappe.clusters c on c.id = g.cluster_id
    -- Each is looked up by its number (`limit 1`): joined as a whole, the directory would be read from end to end.
    left join lateral (
      select n.id, n.name from grappe.organisations n
      where n.cluster_id = g.cluster_id and n.id = grappe.surviving_organisation(g.organisation_id) limit 1
    ) o on true
    where g.person_id = found.person_id and g.ended_at is null), '[]');
end
$$;
grant execute on function grappe.caller_of_account(text) to grappe_app;
