-- A bulk change asks once whether it replaced a value whose owner had decided who sees it; only then are the rows compared.
-- Without that question, joining what was added with what was closed took as long as the insert itself.
create or replace function grappe.tg_facts__respect() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  set enable_seqscan = off
  as $$
declare
  opened uuid[];
begin
  if grappe.current_person() is null then return null; end if;
  opened := array(select distinct opened_by from added);
  if not exists (select from grappe.facts where owner_chose and closed_by = any (opened)) then return null; end if;
  if exists (
    select from grappe.facts earlier join added a on a.cluster_id = earlier.cluster_id and a.organisation_id = earlier.organisation_id
      and a.key = earlier.key and a.item = earlier.item and a.opened_by = earlier.closed_by
    where earlier.owner_chose and earlier.closed_by = any (opened)
      and (not a.owner_chose or grappe.audience_rank(a.audience) > grappe.audience_rank(earlier.audience))
      and not a.organisation_id = any (grappe.my_organisations())
  ) then
    raise exception 'its owner decided who sees it' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;

-- After a bulk write the planner would go on believing in the small tables of before, until PostgreSQL looks by itself.
create function grappe.refresh_statistics() returns void
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  analyze grappe.organisations, grappe.memberships, grappe.places, grappe.facts, grappe.ties;
end
$$;
grant execute on function grappe.refresh_statistics() to grappe_app;
