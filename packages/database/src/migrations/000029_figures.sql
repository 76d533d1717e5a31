-- How the answers behind the results that speak of one period share them: for each pattern, in how many organisations it is
-- found. One place per result: 0 when the organisation is not in it, else the first result where its answer was the same;
-- an answer in another unit counts as one and the same. For coordinators, once a result was published, in its transaction.
create function grappe.patterns_of_results(collection uuid) returns table (pattern integer[], organisations integer)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with asked as (
      select * from grappe.sensitive_collections
      where id = collection and cluster_id = any (grappe.my_coordinated_clusters())
    ), told as (
      select p.id, (row_number() over (order by p.published_at, p.id))::int as place, c.unit = a.unit as same_unit
      from asked a
      join grappe.sensitive_collections c on c.cluster_id = a.cluster_id and c.category = a.category
        and c.period_start <= a.period_end and c.period_end >= a.period_start
      join grappe.sensitive_publications p on p.collection_id = c.id
    ), cells as (
      select i.organisation_id, t.place,
        min(t.place) over (partition by i.organisation_id, case when t.same_unit then i.value end) as first
      from told t join grappe.sensitive_publication_inputs i on i.publication_id = t.id
    ), patterns as (
      select o.organisation_id, array_agg(coalesce(c.first, 0) order by t.place) as pattern
      from (select distinct organisation_id from cells) o cross join told t
      left join cells c on c.organisation_id = o.organisation_id and c.place = t.place
      group by o.organisation_id
    )
    select pattern, count(*)::int from patterns group by pattern
  $$;
grant execute on function grappe.patterns_of_results(uuid) to grappe_app;
