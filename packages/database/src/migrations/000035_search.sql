-- The directory's search at a hundred thousand organisations. What filters ask of facts is answered by indexes alone; the
-- organisations that have what is searched are found first and read afterwards, in the cheaper of two ways; a mistake is looked for
-- first in the words that nobody wrote.

-- With all that the rule of audiences asks, so that the table itself is not read.
drop index grappe.facts_item;
create index facts_item on grappe.facts (cluster_id, key, item, organisation_id)
  include (audience, audience_id, shown_to, shown_to_id, shown_until, valid_to, id)
  where ended_at is null and length(item) <= 40
    and key in ('served_market', 'wanted_market', 'product_code', 'customer_sector', 'technology_role', 'headcount_bracket');
drop index grappe.facts_number;
create index facts_number on grappe.facts (cluster_id, key, number, organisation_id)
  include (audience, audience_id, shown_to, shown_to_id, shown_until, valid_to, id)
  where ended_at is null and key in ('headcount', 'turnover', 'export_turnover');
create index organisations_sector on grappe.organisations (cluster_id, sector) where closed_by is null;
drop index grappe.organisations_name;
create index organisations_name on grappe.organisations (cluster_id, folded_name, id) where closed_by is null;

-- What has a word as it was typed: in a text of its own that the asker may read (1), or in its name (3).
create function grappe.hits_of_word(place integer, visible text, living text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
    select format('(select organisation_id, max(score) as score from (
        select f.organisation_id, 1::real as score from grappe.facts f where %1$s and f.words @@ $8[%3$s]
        union all
        select o.id, 3::real from grappe.organisations o where %2$s and o.words @@ $8[%3$s]
      ) hits group by organisation_id)', visible, living, place)
  $$;

-- Reads the library whose setting the next function names.
select grappe.word_similarity('', '');

create or replace function grappe.search_organisations(
  cluster uuid, wanted jsonb, page_limit integer, page_offset integer, facet_limit integer default 5000
) returns jsonb
  language plpgsql stable security definer
  set search_path = pg_catalog, grappe, public, extensions, pg_temp
  set pg_trgm.word_similarity_threshold = 0.55
  set jit = off
  set enable_nestloop = on
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
  -- The cluster is given as it is known ($1), so that the planner sees which parts of the rule can be true.
  visible constant text := 'f.cluster_id = $1 and f.ended_at is null and (f.valid_to is null or f.valid_to >= current_date)
    and (grappe.is_visible($1, f.organisation_id,
      grappe.audience_now(f.audience, f.shown_to, f.shown_until, null),
      grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, null), $2, $3, $4, $5, $6)
      or f.id = any ($11))';
  living constant text := 'o.cluster_id = $1 and o.closed_by is null';
  having_facts text[] := '{}';
  fact_key text;
  fact_query text;
  filters text := '';
  hits text;
  scores text;
  found_ids uuid[];
  found_scores real[];
  are_many boolean;
  is_written boolean;
  written boolean[] := '{}';
  ids uuid[] := '{}';
  page_ids uuid[];
  facet_ids uuid[];
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
  if wanted ? 'headcountMin' or wanted ? 'headcountMax' then
    having_facts := having_facts || format('select f.organisation_id from grappe.facts f where %s
      and f.key = ''headcount'' and f.number >= coalesce(($7 ->> ''headcountMin'')::numeric, 0)
      and f.number <= coalesce(($7 ->> ''headcountMax'')::numeric, 1e15)', visible);
  end if;
  foreach fact_key in array array['served_market', 'wanted_market'] loop
    continue when not wanted ? (case fact_key when 'served_market' then 'servedMarket' else 'wantedMarket' end);
    having_facts := having_facts || format('select f.organisation_id from grappe.facts f where %s
      and f.key = %L and length(f.item) <= 40 and f.item = $7 ->> %L', visible, fact_key,
      case fact_key when 'served_market' then 'servedMarket' else 'wantedMarket' end);
  end loop;
  having_facts := having_facts || grappe.words_filter('offer', wanted ->> 'offer', visible)
    || grappe.words_filter('need', wanted ->> 'need', visible);

  -- First who has it, from words or facts alone.
  if cardinality(words) > 0 then
    hits := grappe.hits_of_word(1, visible, living) || ' word1';
    scores := 'word1.score';
    for i in 2 .. cardinality(words) loop
      hits := hits || format(' join %s word%s using (organisation_id)', grappe.hits_of_word(i, visible, living), i);
      scores := scores || format(' + word%s.score', i);
    end loop;
    execute format('select array_agg(organisation_id), array_agg(%s) from %s', scores, hits)
      into found_ids, found_scores using cluster, own, coordinated, clusters, groups, alliances, wanted, queries, words, null::text, granted;
  elsif cardinality(having_facts) > 0 then
    execute format('select array_agg(organisation_id), array_agg(0::real) from (%s) found', array_to_string(having_facts, ' intersect '))
      into found_ids, found_scores using cluster, own, coordinated, clusters, groups, alliances, wanted, queries, words, null::text, granted;
  end if;

  -- Then in their order. Few are read one by one; many all at once, which the planner, who cannot know how many they are, is told.
  if cardinality(words) > 0 or cardinality(having_facts) > 0 then
    are_many := coalesce(cardinality(found_ids) > 3000, false);
    foreach fact_query in array case when cardinality(words) > 0 then having_facts else '{}'::text[] end loop
      filters := filters || case when are_many then format(' and o.id in (%s)', fact_query)
        else format(' and exists (%s and f.organisation_id = o.id offset 0)', fact_query) end;
    end loop;
    perform set_config('enable_nestloop', case when are_many then 'off' else 'on' end, true);
    execute format('select coalesce(array_agg(o.id order by found.score + case
        when o.folded_name = array_to_string($9, '' '') then 4
        when starts_with(o.folded_name, array_to_string($9, '' '')) then 2 else 0 end desc, o.folded_name, o.id), ''{}'')
      from (select id, max(score) as score from unnest($12, $13) as one (id, score) group by id) found
      join grappe.organisations o on o.id = found.id where %s%s', living, filters)
      into ids using cluster, own, coordinated, clusters, groups, alliances, wanted, queries, words, null::text, granted, found_ids, found_scores;
    perform set_config('enable_nestloop', 'on', true);
    if cardinality(words) > 0 and cardinality(ids) = 0 then
      -- Mistakes: in the words that are written nowhere; failing that, in any.
      for i in 1 .. cardinality(words) loop
        execute format('select exists %s', grappe.hits_of_word(i, visible, living))
          into is_written using cluster, own, coordinated, clusters, groups, alliances, wanted, queries, words, null::text, granted;
        written := written || is_written;
      end loop;
      if false = any (written) then
        execute grappe.mistaken_search(words, written, visible, living, filters)
          into ids using cluster, own, coordinated, clusters, groups, alliances, wanted, queries, words, null::text, granted;
      end if;
      if cardinality(ids) = 0 then
        execute grappe.mistaken_search(words, null, visible, living, filters)
          into ids using cluster, own, coordinated, clusters, groups, alliances, wanted, queries, words, null::text, granted;
      end if;
    end if;
    total := cardinality(ids);
    page_ids := ids[page_offset + 1 : page_offset + page_limit];
    facet_ids := ids[1 : facet_limit];
  else
    execute format('select array(select o.id from grappe.organisations o where %1$s%2$s order by o.folded_name, o.id limit $12 offset $13),
        array(select o.id from grappe.organisations o where %1$s%2$s order by o.folded_name, o.id limit $14),
        (select count(*) from grappe.organisations o where %1$s%2$s)', living, filters)
      into page_ids, facet_ids, total
      using cluster, own, coordinated, clusters, groups, alliances, wanted, queries, words, null::text, granted, page_limit, page_offset, facet_limit;
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

-- The statement that finds names like what was typed, best first. Words that are written somewhere are asked as they are, and the
-- others are compared with the names of those who have them; with `written` null, each word may be written or mistaken.
create function grappe.mistaken_search(words text[], written boolean[], visible text, living text, filters text) returns text
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  sources text := 'grappe.organisations o';
  conditions text := '';
  ranking text := '0';
  may_be_mistaken boolean;
begin
  for i in 1 .. cardinality(words) loop
    may_be_mistaken := length(words[i]) >= 4;
    if may_be_mistaken and not coalesce(written[i], true) then
      conditions := conditions || format(' and o.folded_name %%> $9[%s]', i);
      ranking := ranking || format(' + 2 * word_similarity($9[%s], o.folded_name)', i);
    elsif may_be_mistaken and written is null then
      sources := sources || format(' join (select organisation_id, max(score) as score from (select * from %1$s written
          union all select o.id, 0::real from grappe.organisations o where %2$s and o.folded_name %%> $9[%3$s]) hits
        group by organisation_id) word%3$s on word%3$s.organisation_id = o.id',
        grappe.hits_of_word(i, visible, living), living, i);
      ranking := ranking || format(
        ' + case word%1$s.score when 0 then 2 * word_similarity($9[%1$s], o.folded_name) else word%1$s.score end', i);
    else
      sources := sources || format(' join %1$s word%2$s on word%2$s.organisation_id = o.id',
        grappe.hits_of_word(i, visible, living), i);
      ranking := ranking || format(' + word%s.score', i);
    end if;
  end loop;
  return format('select coalesce(array_agg(id order by rank desc, folded_name, id), ''{}'') from (
    select o.id, o.folded_name, %s as rank from %s where %s%s%s) found', ranking, sources, living, filters, conditions);
end
$$;
