-- No combination of published results, however many (X + Y − Z, with any coefficients), tells of fewer than five organisations:
-- the database itself refuses the result that would complete one (ADR 0014).

-- Rank of the integer vectors whose owner is not among `without`, exactly; it stops counting once there are `enough`. Each vector
-- is reduced by those kept before, in lowest terms. O(vectors · rank · width).
create function grappe.rank_of(vectors numeric[], owners integer[], without integer[], enough integer) returns integer
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  width integer := array_length(vectors, 2);
  kept numeric[] := '{}';
  heads integer[] := '{}';
  rank integer := 0;
  vector numeric[];
  head numeric;
  here numeric;
  divisor numeric;
begin
  for place in 1 .. coalesce(array_length(vectors, 1), 0) loop
    exit when rank >= enough;
    continue when owners[place] = any (without);
    vector := array(select v from unnest(vectors[place:place]) as v);
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
        rank := rank + 1;
        exit;
      end if;
    end loop;
  end loop;
  return rank;
end
$$;

-- Whether some combination of published sums, with any coefficients, tells of at least one and of fewer than `threshold`
-- organisations. `patterns`: [{"pattern": [0 when not in the sum, else a number that is the same where the amount was], …,
-- "organisations": how many stand so}]. Means are sums, as their numbers of answers are published.
--
-- A combination c tells of a pattern when c · u ≠ 0 for one of its indicator vectors u (one per distinct amount, over the sums). For
-- each set S of patterns with fewer than `threshold` organisations together, some c tells of S and of nothing else iff
-- rank(vectors of all patterns) > rank(vectors of the patterns outside S). Nothing isolated is missed: beyond 2,000 sets the answer
-- is yes. O(s · (v + k³)) for s such sets, v vectors, k sums, as a rule.
create function grappe.combinations_isolate(patterns jsonb, threshold integer) returns boolean
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  vectors numeric[];
  owners integer[];
  whole integer;
  chosen integer[];
  looked integer := 0;
begin
  select array_agg(told.vector order by told.owner), array_agg(told.owner order by told.owner) into vectors, owners
  from (
    select each.owner::integer as owner,
      array(
        select case when entry.value = amount.value then 1 else 0 end::numeric
        from jsonb_array_elements(each.one -> 'pattern') with ordinality as entry (value, place) order by entry.place
      ) as vector
    from jsonb_array_elements(patterns) with ordinality as each (one, owner)
    cross join lateral (
      select distinct value from jsonb_array_elements(each.one -> 'pattern') where value <> '0'
    ) amount
  ) told;
  whole := grappe.rank_of(vectors, owners, '{}', 1000000);
  for chosen in
    with recursive stand as (
      select each.owner::integer as place, (each.one ->> 'organisations')::integer as many
      from jsonb_array_elements(patterns) with ordinality as each (one, owner)
    ), sets as (
      select place as latest, array[place] as members, many from stand where many < threshold
      union all
      select s.place, sets.members || s.place, sets.many + s.many
      from sets join stand s on s.place > sets.latest and sets.many + s.many < threshold
    )
    select members from sets
  loop
    looked := looked + 1;
    if looked > 2000 or grappe.rank_of(vectors, owners, chosen, whole) < whole then return true; end if;
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
