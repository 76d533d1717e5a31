-- What members read of all amounts together: once, when the group is closed and its contracts no longer change, so that nobody
-- can subtract one total from the next; and only when it hides five firms or more from whoever reads it, none of which makes
-- most of it. What a firm keeps to itself is in no total.
create or replace function grappe.group_contract_totals(export_group uuid)
  returns table (currency text, firms integer, contracts integer, cents bigint)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with told as (
      select c.currency, c.organisation_id, c.amount_cents,
        c.audience = 'coordinator' and not c.organisation_id = any (grappe.my_organisations()) as hidden
      from grappe.group_contracts c
      join grappe.group_lives l on l.group_id = c.group_id and l.state = 'closed'
      where c.group_id = export_group and c.deleted_at is null and c.amount_cents is not null and c.audience <> 'self'
        and c.group_id = any (grappe.my_proposed_groups())
    ), by_firm as (
      select t.currency, t.organisation_id, count(*) as contracts, sum(t.amount_cents) as cents,
        sum(t.amount_cents) filter (where t.hidden) as hidden
      from told t group by 1, 2
    )
    select b.currency, count(*)::int, sum(b.contracts)::int, sum(b.cents)::bigint
    from by_firm b group by b.currency
    having count(b.hidden) >= 5 and max(b.hidden) <= 0.6 * sum(b.hidden)
    order by 1
  $$;

create function grappe.tg_group_contracts__closed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if exists (select from grappe.group_lives l where l.group_id = new.group_id and l.state in ('closed', 'abandoned')) then
    raise exception 'the results of a group that ended stay as they are' using errcode = 'GR131';
  end if;
  return null;
end
$$;
create trigger tg_group_contracts__closed after insert or update on grappe.group_contracts
  for each row execute function grappe.tg_group_contracts__closed();
