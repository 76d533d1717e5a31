-- The directory's search asks the predicate of the policies as they now are: the audience that counts today, and what was
-- granted to the asker's organisations. Otherwise as it was (000006).

drop function grappe.matched_texts(uuid, uuid, text, tsvector, tsquery[], uuid[], uuid[], uuid[], uuid[], uuid[]);

create or replace function grappe.search_organisations(
  cluster uuid, wanted jsonb, page_limit integer, page_offset integer, facet_limit integer default 5000
) returns jsonb
  language plpgsql stable security definer
  set search_path = pg_catalog, grappe, public, extensions, pg_temp
  set pg_trgm.word_similarity_threshold = 0.55
  set jit = off
  as $$
declare
  own uuid[] := grappe.my_organisations();
  coordinated uuid[] := grappe.my_coordinated_clusters();
  clusters uuid[] := grappe.my_clusters();
  groups uuid[] := grappe.my_groups();
  alliances uuid[] := grappe.my_alliances();
  granted uuid[] := grappe.my_granted_facts();
  typed text[] := grappe.words_typed(wanted ->> 'words');
  words text[] := '{}';
  queries tsquery[] := '{}';
  query tsquery;
  visible constant text := 'f.cluster_id = $1 and f.ended_at is null and (f.valid_to is null or f.valid_to >= current_date)
    and (grappe.is_visible(f.cluster_id, f.organisation_id,
      grappe.audience_now(f.audience, f.shown_to, f.shown_until, f.ended_at),
      grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, f.ended_at), $2, $3, $4, $5, $6)
      or f.id = any ($11))';
  living constant text := 'o.cluster_id = $1 and o.closed_by is null';
  filters text := '';
  sources text := 'grappe.organisations o';
  ranking text := '0::real';
  ids uuid[];
  total bigint;
  result jsonb;
begin
  if cluster is null or not cluster = any (clusters) then
    return jsonb_build_object('total', 0, 'items', '[]'::jsonb, 'facetBase', 0, 'facets', '{}'::jsonb);
  end if;
  for i in 1 .. cardinality(typed) loop
    query := grappe.query_of(typed[i], i = cardinality(typed));
    if query is not null then
      words := words || typed[i];
      queries := queries || query;
    end if;
  end loop;

  for i in 1 .. cardinality(words) loop
    sources := sources || format(' join (
      select organisation_id, max(score) as score from (
        select f.organisation_id, 1::real as score from grappe.facts f where %1$s and f.words @@ $8[%3$s]
        union all
        select o.id, 3::real from grappe.organisations o where %2$s and o.words @@ $8[%3$s]
        %4$s
      ) hits group by organisation_id) word%3$s on word%3$s.organisation_id = o.id',
      visible, living, i,
      case when length(words[i]) >= 4 then format(
        'union all
        select o.id, 2 * word_similarity($9[%2$s], o.folded_name) from grappe.organisations o
        where %1$s and $9[%2$s] <%% o.folded_name', living, i) else '' end);
    ranking := ranking || format(' + word%s.score', i);
  end loop;
  if cardinality(words) > 0 then
    ranking := ranking || ' + case when o.folded_name = array_to_string($9, '' '') then 4
      when starts_with(o.folded_name, array_to_string($9, '' '')) then 2 else 0 end';
  end if;

  if wanted ? 'kind' then filters := filters || ' and o.kind = $7 ->> ''kind'''; end if;
  if wanted ? 'sector' then filters := filters || ' and starts_with(o.sector, $7 ->> ''sector'')'; end if;
  if wanted ->> 'scope' = 'members' then filters := filters || ' and not o.outside'; end if;
  if wanted ->> 'scope' = 'outside' then filters := filters || ' and o.outside'; end if;
  if wanted ? 'territory' then
    filters := filters || ' and (o.country = upper($7 ->> ''territory'') or exists (
      select from grappe.places p where p.id = o.place_id and p.cluster_id = $1
        and (upper(p.departement) = upper($7 ->> ''territory'')
          or grappe.fold($7 ->> ''territory'') in (grappe.fold(p.region), grappe.fold(p.name)))))';
  end if;
  if wanted ? 'headcountMin' or wanted ? 'headcountMax' then
    filters := filters || format(' and o.id in (select f.organisation_id from grappe.facts f where %s
      and f.key = ''headcount'' and f.number >= coalesce(($7 ->> ''headcountMin'')::numeric, 0)
      and f.number <= coalesce(($7 ->> ''headcountMax'')::numeric, 1e15))', visible);
  end if;
  if wanted ? 'servedMarket' then
    filters := filters || format(' and o.id in (select f.organisation_id from grappe.facts f where %s
      and f.key = ''served_market'' and left(f.item, 40) = $7 ->> ''servedMarket'')', visible);
  end if;
  if wanted ? 'wantedMarket' then
    filters := filters || format(' and o.id in (select f.organisation_id from grappe.facts f where %s
      and f.key = ''wanted_market'' and left(f.item, 40) = $7 ->> ''wantedMarket'')', visible);
  end if;
  filters := filters || grappe.words_filter('offer', wanted ->> 'offer', visible)
    || grappe.words_filter('need', wanted ->> 'need', visible);

  if cardinality(words) > 0 or filters <> '' then
    execute format('select coalesce(array_agg(id order by rank desc, folded_name, id), ''{}'') from (
        select o.id, o.folded_name, %s as rank from %s where %s%s) found', ranking, sources, living, filters)
      into ids using cluster, own, coordinated, clusters, groups, alliances, wanted, queries, words, null::text, granted;
    total := cardinality(ids);
  else
    select array_agg(id) into ids from (
      select o.id from grappe.organisations o where o.cluster_id = cluster and o.closed_by is null
      order by o.folded_name, o.id limit greatest(facet_limit, page_offset + page_limit)
    ) first_ones;
    select count(*) into total from grappe.organisations o where o.cluster_id = cluster and o.closed_by is null;
  end if;

  execute format('select jsonb_build_object(
    ''items'', coalesce((select jsonb_agg(jsonb_build_object(
        ''id'', o.id, ''name'', o.name, ''kind'', o.kind, ''country'', o.country, ''sector'', o.sector, ''town'', p.name,
        ''latitude'', p.latitude, ''longitude'', p.longitude, ''outside'', o.outside,
        ''headcount'', (select f.number from grappe.facts f where %1$s and f.organisation_id = o.id
          and f.key = ''headcount'' order by f.audience = ''self'' desc limit 1),
        ''matched'', grappe.matched_texts($1, o.id, o.name, o.words, $10, $2, $3, $4, $5, $6, $11)
      ) order by page.place)
      from unnest($7) with ordinality as page (id, place)
      join grappe.organisations o on o.id = page.id left join grappe.places p on p.id = o.place_id), ''[]''),
    ''facets'', jsonb_build_object(
      ''kind'', grappe.count_values(array(select o.kind from unnest($8) b (id) join grappe.organisations o on o.id = b.id)),
      ''sector'', grappe.count_values(array(select left(o.sector, 2) from unnest($8) b (id)
        join grappe.organisations o on o.id = b.id where o.sector is not null)),
      ''territory'', grappe.count_values(array(select coalesce(p.departement, o.country) from unnest($8) b (id)
        join grappe.organisations o on o.id = b.id left join grappe.places p on p.id = o.place_id
        where coalesce(p.departement, o.country) is not null)),
      ''servedMarket'', grappe.count_values(array(select distinct_market.market from (
        select distinct f.organisation_id, left(f.item, 40) as market from unnest($8) b (id)
        join grappe.facts f on f.organisation_id = b.id and f.key = ''served_market'' and %1$s) distinct_market)),
      ''wantedMarket'', grappe.count_values(array(select distinct_market.market from (
        select distinct f.organisation_id, left(f.item, 40) as market from unnest($8) b (id)
        join grappe.facts f on f.organisation_id = b.id and f.key = ''wanted_market'' and %1$s) distinct_market))
    ))', visible)
    into result
    using cluster, own, coordinated, clusters, groups, alliances,
      ids[page_offset + 1 : page_offset + page_limit], ids[1 : facet_limit], wanted, queries, granted;
  return result || jsonb_build_object('total', total, 'facetBase', least(cardinality(ids), facet_limit));
end
$$;

-- Why an organisation was found: at most three visible texts.
create function grappe.matched_texts(
  cluster uuid, organisation uuid, name text, name_words tsvector, queries tsquery[],
  own uuid[], coordinated uuid[], clusters uuid[], groups uuid[], alliances uuid[], granted uuid[]
) returns jsonb language sql stable
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('key', key, 'text', text) order by place, key, text), '[]') from (
      select 0 as place, 'name' as key, name as text
      where exists (select from unnest(queries) query where name_words @@ query)
      union all
      (select 1, f.key, left(f.value #>> '{}', 300)
      from grappe.facts f
      where cardinality(queries) > 0 and f.cluster_id = cluster and f.organisation_id = organisation and f.ended_at is null
        and (f.valid_to is null or f.valid_to >= current_date) and f.words is not null
        and (grappe.is_visible(f.cluster_id, f.organisation_id,
          grappe.audience_now(f.audience, f.shown_to, f.shown_until, f.ended_at),
          grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, f.ended_at),
          own, coordinated, clusters, groups, alliances)
          or f.id = any (granted))
        and exists (select from unnest(queries) query where f.words @@ query)
      order by f.key, f.item limit 3)
    ) found
  $$;
