-- Keeps answers of the asker's firm in one statement, which is a transaction by itself: thousands of firms answer within the hour. It
-- takes that identity for the rest of the transaction, as the application does by itself, and reads and writes with the rights of that
-- person, under every policy. False, and nothing kept, unless the response is open, not finished, and about that version of the items.
create function grappe.keep_answers(person uuid, place uuid, response uuid, version uuid, given jsonb) returns boolean
  language plpgsql volatile set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  firm uuid;
begin
  perform set_config('grappe.person_id', person::text, true);
  select r.organisation_id into firm from grappe.responses r
  join grappe.campaign_waves w on w.cluster_id = r.cluster_id and w.id = r.wave_id
  where r.cluster_id = place and r.id = response and r.submitted_at is null and w.instrument_version_id = version
    and w.closed_at is null and current_date between w.opens_on and w.closes_on
  for key share of r;
  if firm is null then return false; end if;
  insert into grappe.response_answers (cluster_id, response_id, organisation_id, item, answer)
  select place, response, firm, a.key, a.value from jsonb_each(given) a
  on conflict (response_id, item) do update set answer = excluded.answer, answered_at = now();
  return true;
end
$$;
grant execute on function grappe.keep_answers(uuid, uuid, uuid, uuid, jsonb) to grappe_app;

-- As before, but what is still to come is no part that anybody took: an open wave ends later than today.
create or replace function grappe.wave_involvement(waves uuid[]) returns table (firm text, wave_id uuid, ways text[])
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with counted as (
      select r.wave_id, r.organisation_id, w.cluster_id, least(w.closes_on, current_date) as until, k.inner_key, k.outer_key,
        count(*) over (partition by r.wave_id) as firms
      from grappe.campaign_waves w
      join grappe.campaign_keys k on k.campaign_id = w.campaign_id
      join grappe.responses r on r.wave_id = w.id and r.submitted_at is not null
      where w.id = any (waves) and w.cluster_id = any (grappe.my_managed_clusters())
    )
    select left(encode(sha256(c.outer_key || sha256(c.inner_key || uuid_send(c.organisation_id))), 'hex'), 20), c.wave_id,
      array_remove(array[
        case when exists (select from grappe.group_memberships m where m.cluster_id = c.cluster_id
          and m.organisation_id = c.organisation_id and m.joined_on <= c.until) then 'group' end,
        case when exists (select from grappe.alliance_working_group_firms f where f.cluster_id = c.cluster_id
            and f.organisation_id = c.organisation_id and f.joined_on <= c.until)
          or exists (select from grappe.alliance_project_partners p where p.cluster_id = c.cluster_id
            and p.organisation_id = c.organisation_id) then 'alliance' end,
        case when exists (select from grappe.encounter_participants p
          join grappe.encounters e on e.cluster_id = p.cluster_id and e.id = p.encounter_id
          where p.organisation_cluster_id = c.cluster_id and p.organisation_id = c.organisation_id and p.withdrawn_on is null
            and e.status = 'published' and e.held_on <= c.until) then 'encounter' end
      ], null)
    from counted c where c.firms >= grappe.block_size()
    order by 1, 2
  $$;
