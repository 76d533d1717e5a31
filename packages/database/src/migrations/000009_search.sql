-- The directory's search asks the predicate of the policies as they now are: the audience that counts today, and what was
-- granted to the asker's organisations. Mistakes in names are looked for when nothing is written as typed. The page and the
-- facets are asked for apart (`page_limit` or `facet_limit` of 0 leaves one out): a page does not wait for counts.

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
      grappe.audience_now(f.audience, f.shown_to, f.shown_until, null),
      grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, null), $2, $3, $4, $5, $6)
      or f.id = any ($11))';
  living constant text := 'o.cluster_id = $1 and o.closed_by is null';
  having_facts text[] := '{}';
  fact_key text;
  fact_query text;
  filters text := '';
  sources text;
  ranking text;
  ids uuid[];
  page_ids uuid[];
  facet_ids uuid[];
  mistaken boolean;
  total bigint;
  page jsonb;
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
  -- Without words, what facts ask is answered first, then intersected (the planner cannot know how many rows are visible); with
  -- words, it is asked of the few organisations that have them.
  if wanted ? 'headcountMin' or wanted ? 'headcountMax' then
    having_facts := having_facts || format('select f.organisation_id from grappe.facts f where %s
      and f.key = ''headcount'' and f.number >= coalesce(($7 ->> ''headcountMin'')::numeric, 0)
      and f.number <= coalesce(($7 ->> ''headcountMax'')::numeric, 1e15)', visible);
  end if;
  foreach fact_key in array array['served_market', 'wanted_market'] loop
    continue when not wanted ? (case fact_key when 'served_market' then 'servedMarket' else 'wantedMarket' end);
    having_facts := having_facts || format('select f.organisation_id from grappe.facts f where %s
      and f.key = %L and left(f.item, 40) = $7 ->> %L', visible, fact_key,
      case fact_key when 'served_market' then 'servedMarket' else 'wantedMarket' end);
  end loop;
  having_facts := having_facts || grappe.words_filter('offer', wanted ->> 'offer', visible)
    || grappe.words_filter('need', wanted ->> 'need', visible);
  if cardinality(words) > 0 then
    foreach fact_query in array having_facts loop
      filters := filters || format(' and exists (%s and f.organisation_id = o.id offset 0)', fact_query);
    end loop;
  elsif cardinality(having_facts) > 0 then
    filters := filters || format(' and o.id in (%s)', array_to_string(having_facts, ' intersect '));
  end if;

  if cardinality(words) > 0 or filters <> '' then
    foreach mistaken in array array[false, true] loop
      sources := 'grappe.organisations o';
      ranking := '0::real';
      for i in 1 .. cardinality(words) loop
        sources := sources || format(' join (
          select organisation_id, max(score) as score from (
            select f.organisation_id, 1::real as score from grappe.facts f where %1$s and f.words @@ $8[%3$s]
            union all
            select o.id, 3::real from grappe.organisations o where %2$s and o.words @@ $8[%3$s]
            %4$s
          ) hits group by organisation_id) word%3$s on word%3$s.organisation_id = o.id',
          visible, living, i,
          case when mistaken and length(words[i]) >= 4 then format(
            'union all
            select o.id, 0::real from grappe.organisations o
            where %1$s and o.folded_name %%> $9[%2$s]', living, i) else '' end);
        -- How like a mistaken word is takes long to say: it is asked only of organisations that have every word.
        ranking := ranking || case when mistaken and length(words[i]) >= 4 then format(
          ' + case word%1$s.score when 0 then 2 * word_similarity($9[%1$s], o.folded_name) else word%1$s.score end', i)
          else format(' + word%s.score', i) end;
      end loop;
      if cardinality(words) > 0 then
        ranking := ranking || ' + case when o.folded_name = array_to_string($9, '' '') then 4
          when starts_with(o.folded_name, array_to_string($9, '' '')) then 2 else 0 end';
      end if;
      execute format('select coalesce(array_agg(id order by rank desc, folded_name, id), ''{}'') from (
          select o.id, o.folded_name, %s as rank from %s where %s%s) found', ranking, sources, living, filters)
        into ids using cluster, own, coordinated, clusters, groups, alliances, wanted, queries, words, null::text, granted;
      exit when cardinality(ids) > 0 or cardinality(words) = 0;
    end loop;
    total := cardinality(ids);
    page_ids := ids[page_offset + 1 : page_offset + page_limit];
    facet_ids := ids[1 : facet_limit];
  else
    page_ids := array(select o.id from grappe.organisations o where o.cluster_id = cluster and o.closed_by is null
      order by o.folded_name, o.id limit page_limit offset page_offset);
    facet_ids := array(select o.id from grappe.organisations o where o.cluster_id = cluster and o.closed_by is null
      order by o.folded_name, o.id limit facet_limit);
    select count(*) into total from grappe.organisations o where o.cluster_id = cluster and o.closed_by is null;
  end if;

  execute format('select coalesce(jsonb_agg(jsonb_build_object(
      ''id'', o.id, ''name'', o.name, ''kind'', o.kind, ''country'', o.country, ''sector'', o.sector, ''town'', p.name,
      ''latitude'', p.latitude, ''longitude'', p.longitude, ''outside'', o.outside,
      ''headcount'', (select f.number from grappe.facts f where %1$s and f.organisation_id = o.id
        and f.key = ''headcount'' order by f.audience = ''self'' desc limit 1),
      ''matched'', grappe.matched_texts($1, o.id, o.name, o.words, $8, $2, $3, $4, $5, $6, $11)
    ) order by page.place), ''[]'')
    from unnest($7) with ordinality as page (id, place)
    join grappe.organisations o on o.cluster_id = $1 and o.id = page.id left join grappe.places p on p.id = o.place_id', visible)
    into page
    using cluster, own, coordinated, clusters, groups, alliances, page_ids, queries, words, null::text, granted;
  return jsonb_build_object('total', total, 'items', page, 'facetBase', cardinality(facet_ids), 'facets',
    case when facet_limit > 0
      then grappe.count_facets(facet_ids, visible, cluster, own, coordinated, clusters, groups, alliances, granted)
      else '{}'::jsonb end);
end
$$;

-- How many of these organisations have each value, by what the asker may see. `visible`: the condition of the search, with
-- its parameters.
create function grappe.count_facets(
  ids uuid[], visible text, cluster uuid, own uuid[], coordinated uuid[], clusters uuid[], groups uuid[], alliances uuid[],
  granted uuid[]
) returns jsonb
  language plpgsql stable set search_path = pg_catalog, grappe, public, extensions, pg_temp set jit = off
  as $$
declare
  result jsonb;
begin
  execute format('
    with few as materialized (
      select o.id, o.kind, left(o.sector, 2) as sector, coalesce(p.departement, o.country) as territory
      from unnest($7) b (id) join grappe.organisations o on o.cluster_id = $1 and o.id = b.id
      left join grappe.places p on p.id = o.place_id
    ), market as materialized (
      select distinct f.key, f.organisation_id, left(f.item, 40) as item
      from few join grappe.facts f on f.organisation_id = few.id and f.key in (''served_market'', ''wanted_market'') and %s
    )
    select jsonb_build_object(
      ''kind'', grappe.count_values(array(select kind from few)),
      ''sector'', grappe.count_values(array(select sector from few where sector is not null)),
      ''territory'', grappe.count_values(array(select territory from few where territory is not null)),
      ''servedMarket'', grappe.count_values(array(select item from market where key = ''served_market'')),
      ''wantedMarket'', grappe.count_values(array(select item from market where key = ''wanted_market'')))', visible)
    into result using cluster, own, coordinated, clusters, groups, alliances, ids, null::text, null::text, null::text, granted;
  return result;
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
          grappe.audience_now(f.audience, f.shown_to, f.shown_until, null),
          grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, null),
          own, coordinated, clusters, groups, alliances)
          or f.id = any (granted))
        and exists (select from unnest(queries) query where f.words @@ query)
      order by f.key, f.item limit 3)
    ) found
  $$;

-- The part of the search for one key's words: a statement for each word.
drop function grappe.words_filter(text, text, text);
create function grappe.words_filter(fact_key text, typed text, visible text) returns text[]
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  parts text[] := '{}';
  query tsquery;
  words text[] := grappe.words_typed(typed);
begin
  for i in 1 .. cardinality(words) loop
    query := grappe.query_of(words[i], i = cardinality(words));
    continue when query is null;
    parts := parts || format('select f.organisation_id from grappe.facts f where %s and f.key = %L and f.words @@ %L::tsquery',
      visible, fact_key, query);
  end loop;
  return parts;
end
$$;
