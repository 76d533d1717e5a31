--! breaking
-- What a whole cluster may search of each organisation, in one place: its name and its texts that every member sees, ready to be
-- asked. Searches read one small row for each organisation they find; texts that only some may see are still asked of facts, with
-- the rule of audiences.

create function grappe.is_searchable(key text) returns boolean
  language sql immutable parallel safe
  as $$ select key in ('short_name', 'description', 'certification', 'offer', 'need', 'technology', 'skill') $$;

-- What all who read the cluster's directory see, from now on.
create function grappe.is_open(audience text, valid_to date) returns boolean
  language sql immutable parallel safe
  as $$ select audience in ('cluster', 'alliance', 'public') and valid_to is null $$;

grant execute on function grappe.is_searchable(text), grappe.is_open(text, date) to grappe_app;

-- Words by where they stand: A the name, B offers, C needs, D other texts.
create table grappe.directory_entries (
  cluster_id uuid not null,
  organisation_id uuid not null,
  folded_name text collate "C" not null,
  words tsvector not null,
  primary key (cluster_id, organisation_id) include (folded_name)
);
alter table grappe.directory_entries enable row level security;
alter table grappe.directory_entries force row level security;
create policy all_owner on grappe.directory_entries to grappe_owner using (true) with check (true);

-- The words of an entry, each where it stands. About 60 microseconds for fifteen words: each is put down as French, as English and as it is.
create function grappe.words_of_entry(name text, offers text, needs text, others text) returns tsvector
  language sql immutable parallel safe
  as $$
    select setweight(grappe.words_of(name), 'A') || coalesce(setweight(grappe.words_of(offers), 'B'), '')
      || coalesce(setweight(grappe.words_of(needs), 'C'), '') || coalesce(setweight(grappe.words_of(others), 'D'), '')
  $$;

-- The words of entries that are going to be, of their names and of texts, each of the entry at that place among the names; what is not
-- for the whole cluster to search is left out here, whoever gives it.
create function grappe.words_of_entries(names text[], places integer[], keys text[], texts text[], audiences text[]) returns tsvector[]
  language sql immutable parallel safe set search_path = pg_catalog, grappe, pg_temp
  as $$
    select array_agg(grappe.words_of_entry(entry.name, said.offers, said.needs, said.others) order by entry.place)
    from unnest(names) with ordinality as entry (name, place)
    left join (
      select t.place, string_agg(t.text, E'\n') filter (where t.key = 'offer') as offers,
        string_agg(t.text, E'\n') filter (where t.key = 'need') as needs,
        string_agg(t.text, E'\n') filter (where t.key not in ('offer', 'need')) as others
      from unnest(places, keys, texts, audiences) as t (place, key, text, audience)
      where grappe.is_searchable(t.key) and grappe.is_open(t.audience, null)
      group by t.place
    ) said on said.place = entry.place
  $$;
grant execute on function grappe.words_of_entry(text, text, text, text),
  grappe.words_of_entries(text[], integer[], text[], text[], text[]) to grappe_app;

-- Makes the entries of these organisations say what is known now. A row that was there is locked first, so that of two people who
-- write at once the second one reads what the first one wrote. About 0.1 ms an organisation.
create function grappe.enter_directory(organisations uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  perform from grappe.organisations o join grappe.directory_entries e on e.cluster_id = o.cluster_id and e.organisation_id = o.id
  where o.id = any (organisations) order by o.id for update of e;
  delete from grappe.directory_entries e using grappe.organisations o
  where o.id = any (organisations) and o.closed_by is not null and e.cluster_id = o.cluster_id and e.organisation_id = o.id;
  insert into grappe.directory_entries as e (cluster_id, organisation_id, folded_name, words)
  select o.cluster_id, o.id, o.folded_name, grappe.words_of_entry(o.name, said.offers, said.needs, said.others)
  from grappe.organisations o
  cross join lateral (
    select string_agg(f.value #>> '{}', E'\n') filter (where f.key = 'offer') as offers,
      string_agg(f.value #>> '{}', E'\n') filter (where f.key = 'need') as needs,
      string_agg(f.value #>> '{}', E'\n') filter (where f.key not in ('offer', 'need')) as others
    from grappe.facts f
    where f.cluster_id = o.cluster_id and f.organisation_id = o.id and f.ended_at is null and grappe.is_searchable(f.key)
      and grappe.is_open(f.audience, f.valid_to)
  ) said
  where o.id = any (organisations) and o.closed_by is null
  on conflict (cluster_id, organisation_id) do update set folded_name = excluded.folded_name, words = excluded.words
  where (e.folded_name, e.words) is distinct from (excluded.folded_name, excluded.words);
end
$$;
grant execute on function grappe.enter_directory(uuid[]) to grappe_app;

-- Enters organisations that the change under way has made, with words that `words_of_entries` gave: an import has them made beside its
-- writing. About 35 microseconds an organisation.
create function grappe.enter_new(organisations uuid[], given tsvector[]) returns void
  language sql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    insert into grappe.directory_entries (cluster_id, organisation_id, folded_name, words)
    select o.cluster_id, o.id, o.folded_name, one.words
    from unnest(organisations, given) as one (id, words) join grappe.organisations o on o.id = one.id
    where o.opened_by = grappe.current_change_set() and o.closed_by is null
  $$;
grant execute on function grappe.enter_new(uuid[], tsvector[]) to grappe_app;

-- What writes many organisations at once sets `grappe.directory` to `later`, and enters them itself.
create function grappe.tg_facts__enter() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  touched uuid[];
begin
  if current_setting('grappe.directory', true) = 'later' then return null; end if;
  if tg_op = 'INSERT' then
    touched := array(select distinct organisation_id from come where grappe.is_searchable(key) and grappe.is_open(audience, valid_to));
  elsif tg_op = 'DELETE' then
    touched := array(select distinct organisation_id from gone where grappe.is_searchable(key) and grappe.is_open(audience, valid_to));
  else
    touched := array(
      select organisation_id from come where grappe.is_searchable(key) and grappe.is_open(audience, valid_to)
      union select organisation_id from gone where grappe.is_searchable(key) and grappe.is_open(audience, valid_to));
  end if;
  if cardinality(touched) > 0 then perform grappe.enter_directory(touched); end if;
  return null;
end
$$;
create trigger tg_facts__enter_insert after insert on grappe.facts referencing new table as come
  for each statement execute function grappe.tg_facts__enter();
create trigger tg_facts__enter_update after update on grappe.facts referencing old table as gone new table as come
  for each statement execute function grappe.tg_facts__enter();
create trigger tg_facts__enter_delete after delete on grappe.facts referencing old table as gone
  for each statement execute function grappe.tg_facts__enter();

create function grappe.tg_organisations__enter() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  touched uuid[];
begin
  if current_setting('grappe.directory', true) = 'later' then return null; end if;
  if tg_op = 'INSERT' then
    touched := array(select id from come);
  else
    touched := array(select c.id from come c join gone g on g.id = c.id where (c.name, c.closed_by) is distinct from (g.name, g.closed_by));
  end if;
  if cardinality(touched) > 0 then perform grappe.enter_directory(touched); end if;
  return null;
end
$$;
create trigger tg_organisations__enter_insert after insert on grappe.organisations referencing new table as come
  for each statement execute function grappe.tg_organisations__enter();
create trigger tg_organisations__enter_update after update on grappe.organisations referencing old table as gone new table as come
  for each statement execute function grappe.tg_organisations__enter();

create or replace function grappe.tg_organisations__forget() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  delete from grappe.directory_entries e using removed r where e.cluster_id = r.cluster_id and e.organisation_id = r.id;
  delete from grappe.facts f using removed r where f.cluster_id = r.cluster_id and f.organisation_id = r.id;
  return null;
end
$$;

select grappe.enter_directory(array(select id from grappe.organisations where closed_by is null));
create index directory_entries_words on grappe.directory_entries using gin (words);

-- What is in the entries is not kept a second time.
alter table grappe.facts alter column words set expression as (
  case when grappe.is_searchable(key) and not grappe.is_open(audience, valid_to) then grappe.words_of(value #>> '{}') end);
alter table grappe.organisations drop column words;

-- Words that wait to be put in order, as an import leaves them, are gone through one by one by every search: they are put in order now.
create or replace function grappe.refresh_statistics() returns void
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  perform gin_clean_pending_list(waiting)
  from unnest(array['directory_entries_words', 'organisations_trigrams', 'facts_words']) as name, to_regclass('grappe.' || name) as waiting;
  analyze grappe.organisations, grappe.memberships, grappe.places, grappe.facts, grappe.ties, grappe.directory_entries;
end
$$;
