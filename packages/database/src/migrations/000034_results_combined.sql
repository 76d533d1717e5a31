-- No combination of published results, however many (X + Y − Z, with any coefficients), tells of fewer than five organisations:
-- the database itself refuses the result that would complete one (ADR 0014).

-- Owners of as many independent vectors as there are among those whose owner is not in `without`: their number is the rank,
-- exactly; it stops once there are `enough`. Vectors are integers, one after the other; each is reduced by those kept before, in
-- lowest terms. O(vectors · rank · width).
create function grappe.independent_owners(
  vectors numeric[], width integer, owners integer[], without integer[], enough integer
) returns integer[]
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  kept numeric[] := '{}';
  heads integer[] := '{}';
  found integer[] := '{}';
  rank integer := 0;
  vector numeric[];
  head numeric;
  here numeric;
  divisor numeric;
begin
  for place in 1 .. coalesce(cardinality(owners), 0) loop
    exit when rank >= enough;
    continue when owners[place] = any (without);
    vector := vectors[(place - 1) * width + 1 : place * width];
    for row in 1 .. rank loop
      here := vector[heads[row]];
      continue when here = 0;
      head := kept[(row - 1) * width + heads[row]];
      divisor := 0;
      for at in 1 .. width loop
        vector[at] := head * vector[at] - here * kept[(row - 1) * width + at];
        divisor := gcd(divisor, vector[at]);
      end loop;
      exit when divisor = 0;
      if divisor > 1 then
        for at in 1 .. width loop vector[at] := div(vector[at], divisor); end loop;
      end if;
    end loop;
    for at in 1 .. width loop
      if vector[at] <> 0 then
        kept := kept || vector;
        heads := heads || at;
        found := found || owners[place];
        rank := rank + 1;
        exit;
      end if;
    end loop;
  end loop;
  return found;
end
$$;

-- Whether some combination of published sums, with any coefficients, tells of at least one and of fewer than `threshold`
-- organisations. `patterns`: [{"pattern": [0 when not in the sum, else a number that is the same where the amount was], …,
-- "organisations": how many stand so}]. Means are sums, as their numbers of answers are published.
--
-- A combination c tells of a pattern when c · u ≠ 0 for one of its indicator vectors u (one per distinct amount, over the sums). For
-- each set S of patterns with fewer than `threshold` organisations together, some c tells of S and of nothing else iff
-- rank(vectors of all patterns) > rank(vectors of the patterns outside S). Every basis found outside a set clears all sets that
-- do not meet it, so that few ranks are computed. Nothing isolated is missed: beyond 20,000 sets the answer is yes.
create function grappe.combinations_isolate(patterns jsonb, threshold integer) returns boolean
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  none constant varbit := repeat('0', coalesce(jsonb_array_length(patterns), 0))::varbit;
  width constant integer := jsonb_array_length(patterns -> 0 -> 'pattern');
  vectors numeric[];
  owners integer[];
  found integer[];
  whole integer;
  bases varbit[] := '{}';
  basis varbit;
  chosen record;
  is_clear boolean;
  looked integer := 0;
begin
  select array_agg(told.entry order by told.owner, told.amount, told.place), array_agg(told.owner order by told.owner, told.amount)
    filter (where told.place = 1) into vectors, owners
  from (
    select each.owner::integer as owner, amount.value as amount, entry.place,
      case when entry.value = amount.value then 1 else 0 end::numeric as entry
    from jsonb_array_elements(patterns) with ordinality as each (one, owner)
    cross join lateral (
      select distinct value from jsonb_array_elements(each.one -> 'pattern') where value <> '0'
    ) amount
    cross join lateral jsonb_array_elements(each.one -> 'pattern') with ordinality as entry (value, place)
  ) told;
  found := grappe.independent_owners(vectors, width, owners, '{}', 1000000);
  whole := cardinality(found);
  for chosen in
    with recursive stand as (
      select each.owner::integer as place, (each.one ->> 'organisations')::integer as many
      from jsonb_array_elements(patterns) with ordinality as each (one, owner)
    ), sets as (
      select place as latest, array[place] as members, set_bit(none, place - 1, 1) as mask, many from stand where many < threshold
      union all
      select s.place, sets.members || s.place, set_bit(sets.mask, s.place - 1, 1), sets.many + s.many
      from sets join stand s on s.place > sets.latest and sets.many + s.many < threshold
    )
    select members, mask from sets
  loop
    looked := looked + 1;
    if looked > 20000 then return true; end if;
    is_clear := false;
    foreach basis in array bases loop
      is_clear := (basis & chosen.mask) = none;
      exit when is_clear;
    end loop;
    continue when is_clear;
    found := grappe.independent_owners(vectors, width, owners, chosen.members, whole);
    if cardinality(found) < whole then return true; end if;
    basis := none;
    for at in 1 .. whole loop basis := set_bit(basis, found[at] - 1, 1); end loop;
    bases := bases || basis;
  end loop;
  return false;
end
$$;

-- Only publishing asks.
revoke execute on function grappe.patterns_of_results(uuid) from grappe_app;

create or replace function grappe.publish_aggregate(collection uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  asked grappe.sensitive_collections;
  figures numeric[];
  latest uuid;
  published uuid;
begin
  select * into asked from grappe.sensitive_collections
  where id = collection and cluster_id = any (grappe.my_coordinated_clusters());
  if asked.id is null then return null; end if;
  -- One result at a time in a cluster: each is compared with all those before.
  perform pg_advisory_xact_lock(hashtextextended(asked.cluster_id::text, 7102023013));
  perform from grappe.sensitive_answers where collection_id = asked.id for share;
  select coalesce(array_agg(value), '{}') into figures from grappe.sensitive_answers where collection_id = asked.id;
  select id into latest from grappe.sensitive_publications where collection_id = asked.id order by rank desc limit 1;
  if latest is not null and not exists (
    select from (select organisation_id, value from grappe.sensitive_answers where collection_id = asked.id) a
    full join (select organisation_id, value from grappe.sensitive_publication_inputs where publication_id = latest) i
      using (organisation_id)
    where a.value is distinct from i.value
  ) then
    return 'unchanged';
  end if;
  if asked.period_end + make_interval(months => asked.months_old) > current_date then return 'too_recent'; end if;
  if cardinality(figures) < greatest(asked.smallest, 5) then return 'too_few'; end if;
  if grappe.one_dominates(asked.statistic, figures) then return 'dominated'; end if;
  if exists (select from grappe.too_close_to(asked)) then return 'too_close'; end if;
  -- What would tell of fewer than five with any of those before is taken back at once: nobody ever reads it.
  begin
    insert into grappe.sensitive_publications (cluster_id, collection_id, rank, statistic, answers, value, published_by)
    values (
      asked.cluster_id, asked.id,
      coalesce((select max(rank) from grappe.sensitive_publications where collection_id = asked.id), 0) + 1,
      asked.statistic, cardinality(figures), grappe.aggregate_of(asked.statistic, figures), grappe.current_person()
    ) returning id into published;
    insert into grappe.sensitive_publication_inputs (cluster_id, publication_id, organisation_id, value)
    select cluster_id, published, organisation_id, value from grappe.sensitive_answers where collection_id = asked.id;
    if grappe.combinations_isolate((select jsonb_agg(to_jsonb(p)) from grappe.patterns_of_results(asked.id) p), 5) then
      raise exception 'combined with others, this result tells of fewer than five' using errcode = 'GR122';
    end if;
  exception when sqlstate 'GR122' then return 'too_close';
  end;
  perform grappe.leave_mail(told.person_id, asked.cluster_id, 'collection_published', '{}', '/collections/' || asked.id)
  from (
    select distinct g.person_id from grappe.sensitive_collection_organisations o
    join grappe.role_grants g on g.cluster_id = asked.cluster_id and g.organisation_id = o.organisation_id and g.ended_at is null
      and g.role in ('firm_owner', 'firm_employee', 'partner')
    where o.collection_id = asked.id
  ) told;
  return 'published';
end
$$;
