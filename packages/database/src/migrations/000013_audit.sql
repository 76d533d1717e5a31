-- Who did what, when: every change of users' data and every read of what is sensitive, in chains that only grow (ADR 0013).
-- An entry says what changed (table, rows, columns), never the values.

-- What belongs to no cluster (people, accounts) is written under this identifier.
create function grappe.platform() returns uuid
  language sql immutable parallel safe
  as $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;

-- Each cluster has two chains: one that its managers read, and a confidential one for what coordinators may not even know
-- the existence of (what is kept to oneself, asks, interests without names). Each has its own positions and hashes, so that
-- nothing in the first depends on the second. No reference to clusters: what was written outlives them.
create table grappe.audit_chains (
  cluster_id uuid not null,
  confidential boolean not null,
  length bigint not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000' check (octet_length(head) = 32),
  primary key (cluster_id, confidential)
);

create table grappe.audit_entries (
  cluster_id uuid not null,
  confidential boolean not null,
  position bigint not null check (position > 0),
  at timestamptz not null,
  -- Null: the system, or somebody who was not signed in.
  actor_id uuid,
  action text collate "C" not null check (action in ('insert', 'update', 'delete', 'read')),
  -- The table; the kind of thing for a read.
  subject_kind text collate "C" not null check (subject_kind ~ '^[A-Za-z_]+$' and length(subject_kind) <= 100),
  subject_id text collate "C" check (subject_id !~ '[\n\r]' and length(subject_id) between 1 and 200),
  detail jsonb not null check (jsonb_typeof(detail) = 'object'),
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (cluster_id, confidential, position)
);
create index audit_entries_at on grappe.audit_entries (cluster_id, at desc);
create index audit_entries_actor on grappe.audit_entries (cluster_id, actor_id, position desc);
create index audit_entries_subject on grappe.audit_entries (cluster_id, subject_kind, position desc);

-- Entries of transactions that did not link them yet: each tries at its commit and waits for nobody.
create table grappe.audit_pending (
  id bigint generated always as identity primary key,
  cluster_id uuid not null,
  confidential boolean not null,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid default grappe.current_person(),
  action text not null,
  subject_kind text not null,
  subject_id text,
  detail jsonb not null
);
create index audit_pending_chain on grappe.audit_pending (cluster_id, confidential, id);

-- What is hashed: one field per line, none of which can hold a line's end. Kept as it is for ever: written hashes depend on it.
create function grappe.audit_text(e grappe.audit_entries) returns text
  language sql immutable
  as $$
    select concat_ws(E'\n', 'grappe audit 1', e.cluster_id, case when e.confidential then 'confidential' else 'shared' end,
      e.position, extract(epoch from e.at), coalesce(e.actor_id::text, '-'), e.action, e.subject_kind,
      coalesce(e.subject_id, '-'), e.detail, encode(e.previous_hash, 'hex'))
  $$;
create function grappe.audit_hash(e grappe.audit_entries) returns bytea
  language sql immutable
  as $$ select sha256(convert_to(grappe.audit_text(e), 'UTF8')) $$;

-- Links what waits for one chain, in the order in which it was written; how many. Does nothing while another transaction
-- holds the chain: nobody waits here, so that nobody can wait for each other.
create function grappe.seal_chain(chain_cluster uuid, chain_confidential boolean, at_most integer) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  chain grappe.audit_chains;
  waiting grappe.audit_pending;
  entry grappe.audit_entries;
  linked bigint[] := '{}';
  hashes bytea[] := '{}';
begin
  select * into chain from grappe.audit_chains
  where cluster_id = chain_cluster and confidential = chain_confidential for update skip locked;
  if not found then return 0; end if;
  entry.cluster_id := chain.cluster_id;
  entry.confidential := chain.confidential;
  entry.hash := chain.head;
  for waiting in
    select * from grappe.audit_pending where cluster_id = chain_cluster and confidential = chain_confidential
    order by id limit at_most
  loop
    entry.position := chain.length + cardinality(linked) + 1;
    entry.at := waiting.at;
    entry.actor_id := waiting.actor_id;
    entry.action := waiting.action;
    entry.subject_kind := waiting.subject_kind;
    entry.subject_id := waiting.subject_id;
    entry.detail := waiting.detail;
    entry.previous_hash := entry.hash;
    entry.hash := grappe.audit_hash(entry);
    linked := array_append(linked, waiting.id);
    hashes := array_append(hashes, entry.hash);
  end loop;
  if linked = '{}' then return 0; end if;
  -- In one statement: the checks of a table are read again for each.
  insert into grappe.audit_entries
  select p.cluster_id, p.confidential, chain.length + link.rank, p.at, p.actor_id, p.action, p.subject_kind, p.subject_id, p.detail,
    coalesce(lag(link.hash) over (order by link.rank), chain.head), link.hash
  from unnest(linked, hashes) with ordinality as link (id, hash, rank) join grappe.audit_pending p on p.id = link.id;
  delete from grappe.audit_pending where id = any (linked);
  update grappe.audit_chains set length = entry.position, head = entry.hash
  where cluster_id = chain_cluster and confidential = chain_confidential;
  return cardinality(linked);
end
$$;

-- Links what transactions left because the chain was held at their commit; how many.
create function grappe.seal_audit(at_most integer default 10000) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  chain record;
  linked integer := 0;
begin
  for chain in select distinct cluster_id, confidential from grappe.audit_pending order by 1, 2 loop
    linked := linked + grappe.seal_chain(chain.cluster_id, chain.confidential, at_most);
  end loop;
  return linked;
end
$$;

-- At commit. A transaction that reads the past (repeatable read) could not see the chain's last link: it leaves its entries.
create function grappe.tg_audit_pending__seal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if current_setting('transaction_isolation') = 'read committed'
    and exists (select from grappe.audit_pending where id = new.id)
  then
    perform grappe.seal_chain(new.cluster_id, new.confidential, 1000);
  end if;
  return null;
end
$$;
create constraint trigger tg_audit_pending__seal after insert on grappe.audit_pending
  deferrable initially deferred for each row execute function grappe.tg_audit_pending__seal();

-- Nobody changes what was written, not even the tables' owner.
create function grappe.tg_audit_entries__refuse() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
begin
  raise exception 'what was written in the audit trail stays' using errcode = 'insufficient_privilege';
end
$$;
create trigger tg_audit_entries__refuse before update or delete or truncate on grappe.audit_entries
  for each statement execute function grappe.tg_audit_entries__refuse();

-- A cluster has its chains from its first moment: made later, they would be made twice at once.
create function grappe.tg_clusters__audit_chains() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  insert into grappe.audit_chains (cluster_id, confidential) values (new.id, false), (new.id, true) on conflict do nothing;
  return null;
end
$$;
create trigger tg_clusters__audit_chains after insert on grappe.clusters
  for each row execute function grappe.tg_clusters__audit_chains();
insert into grappe.audit_chains (cluster_id, confidential)
select c.id, k.confidential from grappe.clusters c cross join (values (false), (true)) k (confidential);
