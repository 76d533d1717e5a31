-- Figures that a coordinator collects from competitors: each answers to the coordinators alone, and what comes back to all is
-- one number, old enough, made of enough answers, in which nobody can be read.

create table grappe.sensitive_collections (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  category text not null check (category = any (grappe.sensitive_categories())),
  title text not null check (length(title) between 1 and 200),
  question text not null default '' check (length(question) <= 2000),
  unit text not null check (length(unit) between 1 and 40),
  period_start date not null,
  period_end date not null check (period_end >= period_start),
  -- Months between the end of the period and the day when a result may be published; answers below which it is not.
  months_old integer not null default 3 check (months_old between 3 and 60),
  smallest integer not null default 5 check (smallest between 5 and 100),
  statistic text not null check (statistic in ('sum', 'mean', 'median')),
  status text not null default 'open' check (status in ('open', 'closed')),
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create index sensitive_collections_room on grappe.sensitive_collections (room_id);

-- Who was asked: the organisations of the room on the day when the collection was opened.
create table grappe.sensitive_collection_organisations (
  cluster_id uuid not null,
  collection_id uuid not null,
  organisation_id uuid not null references grappe.organisations (id) on delete cascade,
  primary key (collection_id, organisation_id),
  foreign key (cluster_id, collection_id) references grappe.sensitive_collections (cluster_id, id) on delete cascade
);
create index sensitive_collection_organisations_cluster on grappe.sensitive_collection_organisations (cluster_id, collection_id);
create index sensitive_collection_organisations_asked on grappe.sensitive_collection_organisations (organisation_id);

create table grappe.sensitive_answers (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  collection_id uuid not null,
  organisation_id uuid not null,
  value numeric not null check (value >= 0 and value < 1e15 and scale(value) <= 6),
  author_id uuid references grappe.people (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (collection_id, organisation_id),
  foreign key (cluster_id, collection_id) references grappe.sensitive_collections (cluster_id, id) on delete cascade,
  foreign key (collection_id, organisation_id)
    references grappe.sensitive_collection_organisations (collection_id, organisation_id) on delete cascade
);
create index sensitive_answers_cluster on grappe.sensitive_answers (cluster_id, collection_id);

-- What came back, frozen; and of which answers it was made, which nobody reads: they are there to be compared with.
create table grappe.sensitive_publications (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  collection_id uuid not null,
  rank integer not null check (rank > 0),
  statistic text not null check (statistic in ('sum', 'mean', 'median')),
  answers integer not null check (answers >= 5),
  value numeric not null,
  published_by uuid references grappe.people (id) on delete set null,
  published_at timestamptz not null default now(),
  unique (collection_id, rank),
  foreign key (cluster_id, collection_id) references grappe.sensitive_collections (cluster_id, id) on delete cascade
);
create index sensitive_publications_cluster on grappe.sensitive_publications (cluster_id, collection_id);
create table grappe.sensitive_publication_inputs (
  cluster_id uuid not null,
  publication_id uuid not null references grappe.sensitive_publications (id) on delete cascade,
  organisation_id uuid not null,
  value numeric not null,
  primary key (publication_id, organisation_id)
);
create index sensitive_publication_inputs_cluster on grappe.sensitive_publication_inputs (cluster_id, publication_id);

-- Collections to which the asker's organisations were asked to answer.
create function grappe.my_collections() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct collection_id), '{}') from grappe.sensitive_collection_organisations
    where organisation_id = any (grappe.my_organisations())
  $$;

do $$
declare
  t text;
begin
  foreach t in array array['sensitive_collections', 'sensitive_collection_organisations', 'sensitive_answers',
    'sensitive_publications', 'sensitive_publication_inputs'] loop
    call grappe.protect_table(t);
  end loop;
end
$$;

create policy select_concerned on grappe.sensitive_collections for select to grappe_app using (
  id = any ((select grappe.my_collections())::uuid[])
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_coordinator on grappe.sensitive_collections for insert to grappe_app with check (
  created_by = (select grappe.current_person())
  and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy update_coordinator on grappe.sensitive_collections for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant select on grappe.sensitive_collections to grappe_app;
grant insert (cluster_id, room_id, category, title, question, unit, period_start, period_end, months_old, smallest, statistic, created_by),
  update (status) on grappe.sensitive_collections to grappe_app;

create policy select_concerned on grappe.sensitive_collection_organisations for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select on grappe.sensitive_collection_organisations to grappe_app;

create policy select_concerned on grappe.sensitive_answers for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_owner on grappe.sensitive_answers for insert to grappe_app with check (
  author_id = (select grappe.current_person()) and organisation_id = any ((select grappe.my_organisations())::uuid[])
  and collection_id = any ((select grappe.my_collections())::uuid[])
);
create policy update_owner on grappe.sensitive_answers for update to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]))
  with check (author_id = (select grappe.current_person()));
create policy delete_owner on grappe.sensitive_answers for delete to grappe_app
  using (organisation_id = any ((select grappe.my_organisations())::uuid[]));
grant select on grappe.sensitive_answers to grappe_app;
grant insert (cluster_id, collection_id, organisation_id, value, author_id), update (value, author_id, version, updated_at), delete
  on grappe.sensitive_answers to grappe_app;

create policy select_concerned on grappe.sensitive_publications for select to grappe_app using (
  collection_id = any ((select grappe.my_collections())::uuid[])
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select on grappe.sensitive_publications to grappe_app;

-- Who is in the room on the day of the opening is asked, and told so.
create function grappe.tg_sensitive_collections__open() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  insert into grappe.sensitive_collection_organisations (cluster_id, collection_id, organisation_id)
  select new.cluster_id, new.id, asked.id
  from unnest(grappe.organisations_of_room(new.room_id)) as asked (id)
  join grappe.organisations o on o.id = asked.id and o.cluster_id = new.cluster_id;
  perform grappe.leave_mail(p.person_id, new.cluster_id, 'collection_opened', '{}', '/collections/' || new.id)
  from (
    select distinct a.person_id from grappe.room_access a
    where a.room_id = new.room_id and a.person_id is distinct from grappe.current_person()
      and grappe.organisation_in_room(new.room_id, a.person_id) is not null
  ) p;
  return null;
end
$$;
create trigger tg_sensitive_collections__open after insert on grappe.sensitive_collections
  for each row execute function grappe.tg_sensitive_collections__open();

-- One answers, corrects or takes back while the collection is open.
create function grappe.tg_sensitive_answers__guard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  collection uuid := case when tg_op = 'DELETE' then old.collection_id else new.collection_id end;
begin
  if grappe.current_person() is not null
    and not exists (select from grappe.sensitive_collections where id = collection and status = 'open')
  then
    raise exception 'the collection is closed' using errcode = 'GR120';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$$;
create trigger tg_sensitive_answers__guard before insert or update of value, version or delete on grappe.sensitive_answers
  for each row execute function grappe.tg_sensitive_answers__guard();

-- The number that comes back. The median is the mean of the three answers in the middle (of the two, when they are even in
-- number), so that it is nobody's own figure.
create function grappe.aggregate_of(statistic text, figures numeric[]) returns numeric
  language sql immutable
  as $$
    with ranked as (
      select f, row_number() over (order by f) as place, count(*) over () as n from unnest(figures) as f
    )
    select round(case statistic
      when 'sum' then sum(f)
      when 'mean' then avg(f)
      when 'median' then avg(f) filter (where abs(2 * place - n - 1) <= case when n % 2 = 1 then 2 else 1 end)
    end, 6)
    from ranked
  $$;

-- Whether the largest answer could be read from a sum, by whoever gave the second: the others together weigh a tenth of it
-- or less (the p % rule of statistical offices, p = 10). The middle answers tell nothing of the largest.
create function grappe.one_dominates(statistic text, figures numeric[]) returns boolean
  language sql immutable
  as $$
    select statistic <> 'median' and coalesce(sum(f) filter (where place > 2), 0) <= 0.1 * max(f)
    from (select f, row_number() over (order by f desc) as place from unnest(figures) as f) ranked
  $$;

-- The earlier result on the same category and overlapping periods from which this one differs by some answers, but by fewer
-- than five: their difference would tell them. An answer differs when it is in one only, or has another value in the same
-- unit. Results from which nothing differs tell nothing new.
create function grappe.too_close_to(collection grappe.sensitive_collections)
  returns table (publication_id uuid, collection_id uuid, differing bigint)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select p.id, p.collection_id, d.differing
    from grappe.sensitive_publications p
    join grappe.sensitive_collections c on c.id = p.collection_id
    cross join lateral (
      select count(*) filter (where a.value is null or i.value is null or (c.unit = collection.unit and a.value <> i.value)) as differing
      from (select organisation_id, value from grappe.sensitive_answers s where s.collection_id = collection.id) a
      full join (select organisation_id, value from grappe.sensitive_publication_inputs s where s.publication_id = p.id) i
        using (organisation_id)
    ) d
    where p.cluster_id = collection.cluster_id and c.category = collection.category
      and c.period_start <= collection.period_end and c.period_end >= collection.period_start
      and d.differing between 1 and 4
    order by p.published_at desc
  $$;

-- Publishes the result of a collection to those who were asked, or says why not: `unchanged` (what was published still
-- holds), `too_recent`, `too_few`, `dominated`, `too_close` (to another result). Null for those who do not coordinate.
create function grappe.publish_aggregate(collection uuid) returns text
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
  insert into grappe.sensitive_publications (cluster_id, collection_id, rank, statistic, answers, value, published_by)
  values (
    asked.cluster_id, asked.id,
    coalesce((select max(rank) from grappe.sensitive_publications where collection_id = asked.id), 0) + 1,
    asked.statistic, cardinality(figures), grappe.aggregate_of(asked.statistic, figures), grappe.current_person()
  ) returning id into published;
  insert into grappe.sensitive_publication_inputs (cluster_id, publication_id, organisation_id, value)
  select cluster_id, published, organisation_id, value from grappe.sensitive_answers where collection_id = asked.id;
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

grant execute on function grappe.my_collections(), grappe.publish_aggregate(uuid) to grappe_app;
