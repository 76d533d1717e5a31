-- The directory's search over its entries. Statements are written for the one who asks, with who they are in them, so that the planner
-- sees which parts of the rules can be true.

drop function grappe.search_organisations(uuid, jsonb, integer, integer, integer);
drop function grappe.mistaken_search(text[], boolean[], text, text, text);
drop function grappe.hits_of_word(integer, text, text);
drop function grappe.words_filter(text, text, text);
drop function grappe.matched_texts(uuid, uuid, text, tsvector, tsquery[], uuid[], uuid[], uuid[], uuid[], uuid[], uuid[]);
drop function grappe.count_facets(uuid[], text, uuid, uuid[], uuid[], uuid[], uuid[], uuid[], uuid[]);
drop function grappe.query_of(text, boolean);

-- Those who went away, to be left out of what is counted from facts.
create index organisations_gone on grappe.organisations (cluster_id, id) where closed_by is not null;

-- A word as French, English and plain text write it, each asked once: what begins like an unfinished word is in its beginning. With
-- `places`, letters as in the entries, only where it stands there. Null for a word that both languages leave out.
create function grappe.query_of(word text, unfinished boolean, places text default '') returns tsquery
  language plpgsql immutable parallel safe strict
  set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  term constant text := quote_literal(word) || case when places = '' then '' else ':' || places end;
  french text := to_tsquery('grappe.french_words', term)::text;
  english text := to_tsquery('grappe.english_words', term)::text;
  beginning text;
begin
  if not unfinished then
    if french = '' or english = '' then return null; end if;
    return (select string_agg(distinct stem, ' | ')::tsquery
      from unnest(array[french, english, to_tsquery('grappe.plain_words', term)::text]) as stem);
  end if;
  beginning := rtrim(to_tsquery('grappe.plain_words', quote_literal(word))::text, '''');
  return (select string_agg(stem, ' | ')::tsquery from (
    select distinct stem from unnest(array[french, english]) as stem where stem <> '' and not starts_with(stem, beginning)
    union all select to_tsquery('grappe.plain_words', quote_literal(word) || ':*' || places)::text
  ) stems);
end
$$;

-- The rule of audiences for facts (f), for whoever asks and reads the directory of this cluster; what most facts are seen by is told first.
create function grappe.visible_to_asker(cluster uuid) returns text
  language sql stable set search_path = pg_catalog, grappe, pg_temp
  as $$
    select format('f.cluster_id = %1$L::uuid and f.ended_at is null and (f.valid_to is null or f.valid_to >= current_date)
      and (%8$s or grappe.is_visible(%1$L::uuid, f.organisation_id,
        grappe.audience_now(f.audience, f.shown_to, f.shown_until, null),
        grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, null),
        %2$L::uuid[], %3$L::uuid[], %4$L::uuid[], %5$L::uuid[], %6$L::uuid[]) or f.id = any (%7$L::uuid[]))',
      cluster, grappe.my_organisations(), grappe.my_coordinated_clusters(), grappe.my_clusters(), grappe.my_groups(),
      grappe.my_alliances(), grappe.my_granted_facts(),
      case when cluster = any (grappe.my_coordinated_clusters()) then 'f.audience <> ''self'''
        else 'f.audience in (''cluster'', ''alliance'', ''public'')' end)
  $$;

-- What is asked of organisations (o) themselves.
create function grappe.directory_filters(cluster uuid, wanted jsonb) returns text
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  territory constant text := wanted ->> 'territory';
  filters text := '';
begin
  if wanted ? 'kind' then filters := filters || format(' and o.kind = %L', wanted ->> 'kind'); end if;
  if wanted ? 'sector' then filters := filters || format(' and starts_with(o.sector, %L)', wanted ->> 'sector'); end if;
  if wanted ->> 'scope' = 'members' then filters := filters || ' and not o.outside'; end if;
  if wanted ->> 'scope' = 'outside' then filters := filters || ' and o.outside'; end if;
  if territory is not null then
    filters := filters || format(' and (o.country = %1$L or exists (
      select from grappe.places p where p.id = o.place_id and p.cluster_id = %2$L::uuid
        and (upper(p.departement) = %1$L or %3$L in (grappe.fold(p.region), grappe.fold(p.name)))))',
      upper(territory), cluster, grappe.fold(territory));
  end if;
  return filters;
end
$$;

-- What is asked of facts that are not words: for each, the statement that finds the organisations that have it; the rarest kind first.
create function grappe.facts_wanted(wanted jsonb, visible text) returns text[]
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  statements text[] := '{}';
begin
  if wanted ? 'wantedMarket' then
    statements := statements || format('select f.organisation_id from grappe.facts f where %s and f.key = ''wanted_market''
      and length(f.item) <= 40 and f.item = %L', visible, wanted ->> 'wantedMarket');
  end if;
  if wanted ? 'servedMarket' then
    statements := statements || format('select f.organisation_id from grappe.facts f where %s and f.key = ''served_market''
      and length(f.item) <= 40 and f.item = %L', visible, wanted ->> 'servedMarket');
  end if;
  if wanted ? 'headcountMin' or wanted ? 'headcountMax' then
    statements := statements || format('select f.organisation_id from grappe.facts f where %s and f.key = ''headcount''
      and f.number >= %L::numeric and f.number <= %L::numeric', visible,
      coalesce(wanted ->> 'headcountMin', '0'), coalesce(wanted ->> 'headcountMax', '1e15'));
  end if;
  return statements;
end
$$;

-- One thing that is asked of texts: how an entry (e) answers it, what it adds to the entry's rank, and which organisations answer it by
-- texts that not everybody sees.
create type grappe.text_condition as (word text, query tsquery, in_entry text, rank text, in_facts text);

create function grappe.text_conditions(typed text, fact_key text, visible text) returns grappe.text_condition[]
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  place constant text := case fact_key when 'offer' then 'B' when 'need' then 'C' else '' end;
  words constant text[] := grappe.words_typed(typed);
  conditions grappe.text_condition[] := '{}';
  unfinished boolean;
  query tsquery;
begin
  for i in 1 .. cardinality(words) loop
    unfinished := i = cardinality(words);
    query := grappe.query_of(words[i], unfinished);
    continue when query is null;
    conditions := array_append(conditions, row(
      case when fact_key is null then words[i] end,
      query,
      format('e.words @@ %L::tsquery', grappe.query_of(words[i], unfinished, place)),
      case when fact_key is null
        then format('case when e.words @@ %L::tsquery then 3 else 1 end', grappe.query_of(words[i], unfinished, 'A')) else '0' end,
      format('select f.organisation_id from grappe.facts f where %s and f.words @@ %L::tsquery', visible, query)
        || case when fact_key is null then '' else format(' and f.key = %L', fact_key) end
    )::grappe.text_condition);
  end loop;
  return conditions;
end
$$;

-- The statement that finds (id, folded_name, score) of the organisations that answer all of the conditions. `partly` have texts that not
-- everybody sees and that answer one at least.
create function grappe.entries_with(cluster uuid, conditions grappe.text_condition[], partly uuid[]) returns text
  language plpgsql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  tests text := '';
  either text := '';
  ranks text := '0';
  sources text := '';
  statement text;
begin
  for i in 1 .. cardinality(conditions) loop
    tests := tests || ' and ' || conditions[i].in_entry;
    either := either || format(' and (%s or some%s.organisation_id is not null)', conditions[i].in_entry, i);
    ranks := ranks || ' + ' || conditions[i].rank;
    sources := sources || format(' left join (select distinct organisation_id from (%s) have) some%2$s on some%2$s.organisation_id = e.organisation_id',
      conditions[i].in_facts, i);
  end loop;
  statement := format('select e.organisation_id as id, e.folded_name, %s as score from grappe.directory_entries e where e.cluster_id = %L::uuid%s',
    ranks, cluster, tests);
  if cardinality(partly) = 0 then return statement; end if;
  return format('%1$s and e.organisation_id <> all (%2$L::uuid[]) union all
    select e.organisation_id, e.folded_name, %3$s from grappe.directory_entries e%4$s
    where e.cluster_id = %5$L::uuid and e.organisation_id = any (%2$L::uuid[])%6$s', statement, partly, ranks, sources, cluster, either);
end
$$;

-- Organisations whose names are like some of the searched words, taken as mistaken, and that answer the other conditions; none when a
-- word is too short to be compared. Few are compared one by one, many looked for by the letters of their names.
create function grappe.mistaken_hits(
  cluster uuid, conditions grappe.text_condition[], mistaken integer[], partly uuid[], filters text
) returns table (id uuid, folded_name text, rank double precision)
  language plpgsql stable set search_path = pg_catalog, grappe, public, extensions, pg_temp
  as $$
declare
  words constant text[] := array(select conditions[i].word from unnest(mistaken) as i);
  others constant grappe.text_condition[] := array(select conditions[i] from generate_subscripts(conditions, 1) as i where not i = any (mistaken));
  likeness constant text := (select string_agg(format(' and o.folded_name %%> %L', word), '') from unnest(words) as word);
  score constant text := (select string_agg(format('2::float8 * word_similarity(%L, o.folded_name)', word), ' + ') from unnest(words) as word);
  alike text := format('select o.id, o.folded_name, %s as score from grappe.organisations o
    where o.cluster_id = %L::uuid and o.closed_by is null%s%s', score, cluster, likeness, filters);
  found uuid[];
  scores double precision[];
begin
  if exists (select from unnest(words) as word where length(word) < 4) then return; end if;
  if cardinality(others) = 0 then
    return query execute alike;
    return;
  end if;
  execute format('select array_agg(id), array_agg(score) from (%s) hits', grappe.entries_with(cluster, others, partly)) into found, scores;
  if found is null then return; end if;
  if cardinality(found) <= 2000 then alike := alike || ' and o.id = any ($1)'; end if;
  return query execute format('with alike as materialized (%s)
    select alike.id, alike.folded_name, alike.score + other.score
    from alike join unnest($1, $2) as other (id, score) on other.id = alike.id', alike) using found, scores;
end
$$;

-- Names like what was typed, best first: mistakes are looked for in the words that are written nowhere; failing that, in one of them.
create function grappe.mistaken_search(
  cluster uuid, searched grappe.text_condition[], conditions grappe.text_condition[], partly uuid[], filters text
) returns uuid[]
  language plpgsql stable set search_path = pg_catalog, grappe, public, extensions, pg_temp
  as $$
declare
  nowhere integer[] := '{}';
  is_written boolean;
  ids uuid[] := '{}';
begin
  for i in 1 .. cardinality(searched) loop
    -- Counted, for the planner would look for a first one through them all.
    execute format('select count(*) > 0 from (%s) hits', grappe.entries_with(cluster, searched[i : i], partly)) into is_written;
    if not is_written then nowhere := nowhere || i; end if;
  end loop;
  if cardinality(nowhere) > 0 then
    ids := array(select hit.id from grappe.mistaken_hits(cluster, conditions, nowhere, partly, filters) as hit
      order by hit.rank desc, hit.folded_name, hit.id);
  end if;
  if cardinality(ids) = 0 then
    ids := array(select hit.id from generate_subscripts(searched, 1) as i,
        grappe.mistaken_hits(cluster, conditions, array[i], partly, filters) as hit
      group by hit.id, hit.folded_name order by max(hit.rank) desc, hit.folded_name, hit.id);
  end if;
  return ids;
end
$$;

-- Counts of the values of what was found, of what the asker may see.
create function grappe.count_facets(cluster uuid, ids uuid[], visible text) returns jsonb
  language plpgsql stable set search_path = pg_catalog, grappe, public, extensions, pg_temp
  set jit = off
  as $$
declare
  result jsonb;
begin
  execute format('
    with few as materialized (
      select o.id, o.kind, left(o.sector, 2) as sector, coalesce(p.departement, o.country) as territory
      from unnest($2) b (id) join grappe.organisations o on o.cluster_id = $1 and o.id = b.id
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
    into result using cluster, ids;
  return result;
end
$$;

-- What the directory shows of these organisations, in their order, with the visible texts that answer `query` (null: none).
create function grappe.directory_items(cluster uuid, ids uuid[], query tsquery, visible text) returns jsonb
  language plpgsql stable set search_path = pg_catalog, grappe, public, extensions, pg_temp
  set jit = off
  as $$
declare
  items jsonb;
  matched constant text := case when query is null then '''[]''::jsonb' else format('(
    select coalesce(jsonb_agg(jsonb_build_object(''key'', key, ''text'', text) order by place, key, text), ''[]'') from (
      select 0 as place, ''name'' as key, o.name as text where grappe.words_of(o.name) @@ %1$L::tsquery
      union all
      (select 1, f.key, left(f.value #>> ''{}'', 300) from grappe.facts f
      where %2$s and f.organisation_id = o.id and grappe.is_searchable(f.key)
        and coalesce(f.words, grappe.words_of(f.value #>> ''{}'')) @@ %1$L::tsquery
      order by f.key, f.item limit 3)) found)', query, visible) end;
begin
  execute format('select coalesce(jsonb_agg(jsonb_build_object(
      ''id'', o.id, ''name'', o.name, ''kind'', o.kind, ''country'', o.country, ''sector'', o.sector, ''town'', p.name,
      ''latitude'', p.latitude, ''longitude'', p.longitude, ''outside'', o.outside,
      ''headcount'', (select f.number from grappe.facts f where %s and f.organisation_id = o.id
        and f.key = ''headcount'' order by f.audience = ''self'' desc limit 1),
      ''matched'', %s
    ) order by page.place), ''[]'')
    from unnest($2) with ordinality as page (id, place)
    join grappe.organisations o on o.cluster_id = $1 and o.id = page.id left join grappe.places p on p.id = o.place_id', visible, matched)
    into items using cluster, ids;
  return items;
end
$$;

-- Reads the library whose setting the next function names.
select grappe.word_similarity('', '');

-- Of those who answer the conditions of texts, and whatever else is asked: the first `kept` of them, best first then by name, and how
-- many they are. The planner cannot know how many words find: rows are compared at once, never one by one.
create function grappe.find_by_texts(
  cluster uuid, searched grappe.text_condition[], conditions grappe.text_condition[], facts text[], filters text, kept integer,
  out ids uuid[], out total bigint
)
  language plpgsql stable set search_path = pg_catalog, grappe, public, extensions, pg_temp
  set enable_nestloop = off set enable_mergejoin = off
  as $$
declare
  typed constant text := (select string_agg(word, ' ') from unnest(searched));
  partly uuid[];
  hits text;
begin
  execute format('select array(select distinct organisation_id from (%s) have)',
    (select string_agg(in_facts, ' union all ') from unnest(conditions))) into partly;
  hits := grappe.entries_with(cluster, conditions, partly);
  if filters <> '' or cardinality(facts) > 0 then
    hits := format('with hits as materialized (%s), asked as materialized (select array_agg(id) as ids from hits)
      select hits.* from hits%s where true%s', hits,
      case when filters = '' then '' else ' join grappe.organisations o on o.id = hits.id and o.id = any ((select ids from asked)::uuid[])' || filters end,
      (select string_agg(format(' and hits.id in (%s and f.organisation_id = any ((select ids from asked)::uuid[]))', one), '')
        from unnest(facts) as one));
  end if;
  execute format('with hits as materialized (%s)
    select array(select id from hits order by score + case when folded_name = %2$L then 4 when starts_with(folded_name, %2$L) then 2 else 0 end desc,
      folded_name, id limit $1), (select count(*) from hits)', hits, typed)
    into ids, total using kept;
  if total = 0 and cardinality(searched) > 0 then
    ids := grappe.mistaken_search(cluster, searched, conditions, partly, filters || coalesce((
      select string_agg(format(' and exists (%s and f.organisation_id = o.id offset 0)', one), '') from unnest(facts) as one), ''));
    total := cardinality(ids);
  end if;
end
$$;

-- The same of those who have the facts, by name. Of many, the names are gone through in their order until enough are found.
create function grappe.find_by_facts(cluster uuid, facts text[], filters text, kept integer, out ids uuid[], out total bigint)
  language plpgsql stable set search_path = pg_catalog, grappe, public, extensions, pg_temp
  set enable_mergejoin = off
  as $$
declare
  found uuid[];
begin
  perform set_config('enable_nestloop', 'off', true);
  execute format('select array(select distinct organisation_id from (%s%s) have)',
    array_to_string(facts, ' and f.organisation_id in ('), repeat(')', cardinality(facts) - 1)) into found;
  perform set_config('enable_nestloop', 'on', true);
  if filters = '' and cardinality(found) > 1000 then
    execute 'select array(select o.id from grappe.organisations o
        where o.cluster_id = $1 and o.closed_by is null and coalesce(o.id = any ($2), false) order by o.folded_name, o.id limit $3),
      cardinality($2) - (select count(*) from grappe.organisations o where o.cluster_id = $1 and o.closed_by is not null and o.id = any ($2))'
      into ids, total using cluster, found, kept;
  else
    execute format('with listed as materialized (
        select o.id, o.folded_name from grappe.organisations o where o.cluster_id = $1 and o.closed_by is null and o.id = any ($2)%s)
      select array(select id from listed order by folded_name, id limit $3), (select count(*) from listed)', filters)
      into ids, total using cluster, found, kept;
  end if;
end
$$;

-- What an asker finds in the directory of a cluster that they read: how many organisations, the asked part of the list, and counts of
-- the values of the best ones.
create function grappe.search_organisations(
  cluster uuid, wanted jsonb, page_limit integer, page_offset integer, facet_limit integer default 5000
) returns jsonb
  language plpgsql stable security definer
  set search_path = pg_catalog, grappe, public, extensions, pg_temp
  set pg_trgm.word_similarity_threshold = 0.55
  set jit = off
  as $$
declare
  visible constant text := grappe.visible_to_asker(cluster);
  filters constant text := grappe.directory_filters(cluster, wanted);
  facts constant text[] := grappe.facts_wanted(wanted, visible);
  searched constant grappe.text_condition[] := grappe.text_conditions(wanted ->> 'words', null, visible);
  conditions constant grappe.text_condition[] := searched || grappe.text_conditions(wanted ->> 'offer', 'offer', visible)
    || grappe.text_conditions(wanted ->> 'need', 'need', visible);
  kept constant integer := greatest(page_offset + page_limit, facet_limit);
  ids uuid[];
  total bigint;
begin
  if cluster is null or not cluster = any (grappe.my_clusters()) then
    return jsonb_build_object('total', 0, 'items', '[]'::jsonb, 'facetBase', 0, 'facets', '{}'::jsonb);
  end if;
  if cardinality(conditions) > 0 then
    select f.ids, f.total into ids, total from grappe.find_by_texts(cluster, searched, conditions, facts, filters, kept) f;
  elsif cardinality(facts) > 0 then
    select f.ids, f.total into ids, total from grappe.find_by_facts(cluster, facts, filters, kept) f;
  else
    execute format('select array(select o.id from grappe.organisations o where %1$s order by o.folded_name, o.id limit $1),
        (select count(*) from grappe.organisations o where %1$s)',
      format('o.cluster_id = %L::uuid and o.closed_by is null%s', cluster, filters)) into ids, total using kept;
  end if;
  return jsonb_build_object('total', total,
    'items', grappe.directory_items(cluster, ids[page_offset + 1 : page_offset + page_limit],
      (select string_agg(format('(%s)', query), ' | ') from unnest(searched))::tsquery, visible),
    'facetBase', least(cardinality(ids), facet_limit), 'facets',
    case when facet_limit > 0 then grappe.count_facets(cluster, ids[1 : facet_limit], visible) else '{}'::jsonb end);
end
$$;
grant execute on function grappe.search_organisations(uuid, jsonb, integer, integer, integer) to grappe_app;
