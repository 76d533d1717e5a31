-- Alliances between clusters of this installation: proposed by a manager to a short name, accepted by the other's, ended
-- by either. An alliance belongs to several clusters: it has no cluster of its own.

create table grappe.alliances (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  theme text not null default '' check (length(theme) <= 500),
  status text not null default 'proposed' check (status in ('proposed', 'active', 'ended')),
  proposed_at timestamptz not null default now(),
  started_on date,
  ended_on date,
  check ((started_on is null) = (status = 'proposed' or (status = 'ended' and started_on is null))),
  check ((ended_on is not null) = (status = 'ended'))
);

create table grappe.alliance_clusters (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  alliance_id uuid not null references grappe.alliances (id) on delete cascade,
  status text not null check (status in ('invited', 'accepted', 'declined')),
  primary key (cluster_id, alliance_id)
);
create index alliance_clusters_alliance on grappe.alliance_clusters (alliance_id);

-- What the proposer typed, and who proposed: whether such a cluster exists is never told to the one, and what it typed
-- never to the other.
create table grappe.alliance_proposals (
  alliance_id uuid primary key references grappe.alliances (id) on delete cascade,
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  short_name text not null check (length(short_name) between 1 and 100),
  proposed_by uuid references grappe.people (id) on delete set null
);
create index alliance_proposals_cluster on grappe.alliance_proposals (cluster_id);

-- Alliances that stand, of the clusters whose directory the asker reads: for the audience `alliance`.
create or replace function grappe.my_alliances() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct a.id), '{}')
    from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
    where c.cluster_id = any (grappe.my_clusters()) and c.status = 'accepted' and a.status = 'active'
  $$;

-- Alliances that the asker's coordinated clusters proposed, were proposed, made or ended.
create function grappe.my_alliance_files() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct c.alliance_id), '{}')
    from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
    where c.cluster_id = any (grappe.my_coordinated_clusters())
      and (c.status = 'accepted' or (c.status = 'invited' and a.status = 'proposed'))
  $$;

-- The same answer, and the same work, whether the short name is known or not.
create function grappe.propose_alliance(cluster uuid, wanted text, title text, subject text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers propose alliances' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.alliances (name, theme) values (title, subject) returning id into made;
  insert into grappe.alliance_proposals (alliance_id, cluster_id, short_name, proposed_by)
  values (made, cluster, wanted, grappe.current_person());
  insert into grappe.alliance_clusters (cluster_id, alliance_id, status) values (cluster, made, 'accepted');
  insert into grappe.alliance_clusters (cluster_id, alliance_id, status)
  select c.id, made, 'invited' from grappe.clusters c where c.slug = wanted and c.id <> cluster;
  return made;
end
$$;

-- The invited cluster's answer; a refusal is not told to the proposer. False when there is nothing to answer.
create function grappe.answer_alliance(cluster uuid, alliance uuid, accepts boolean) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers answer for their cluster' using errcode = 'insufficient_privilege';
  end if;
  update grappe.alliance_clusters c set status = case when accepts then 'accepted' else 'declined' end
  from grappe.alliances a
  where a.id = alliance and a.status = 'proposed' and c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'invited';
  if not found then return false; end if;
  if accepts then
    update grappe.alliances set status = 'active', started_on = current_date where id = alliance;
  end if;
  return true;
end
$$;

-- Either cluster ends it, or the proposer takes its proposal back: what was told to the alliance stays at home at once.
create function grappe.end_alliance(cluster uuid, alliance uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers end alliances' using errcode = 'insufficient_privilege';
  end if;
  update grappe.alliances a set status = 'ended', ended_on = current_date
  where a.id = alliance and a.status <> 'ended' and exists (
    select from grappe.alliance_clusters c where c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'accepted');
  return found;
end
$$;

-- Alliances of one cluster: those that stand for whoever reads its directory; proposals and those that ended for its
-- coordinators. Of a proposal that it made, a cluster reads what it typed and nothing else.
create function grappe.alliances_of(cluster uuid)
  returns table (alliance_id uuid, name text, theme text, status text, way text, short_name text, partners text[],
    proposed_at timestamptz, started_on date, ended_on date)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select a.id, a.name, a.theme, a.status,
      case when a.started_on is not null then 'joined' when p.cluster_id = cluster then 'sent' else 'received' end,
      case when p.cluster_id = cluster and a.started_on is null then p.short_name end,
      array(
        select o.name from grappe.alliance_clusters c join grappe.clusters o on o.id = c.cluster_id
        where c.alliance_id = a.id and c.cluster_id <> cluster and c.status = 'accepted' order by o.name
      ),
      a.proposed_at, a.started_on, a.ended_on
    from grappe.alliance_clusters own
    join grappe.alliances a on a.id = own.alliance_id
    join grappe.alliance_proposals p on p.alliance_id = a.id
    where own.cluster_id = cluster
      and ((own.status = 'accepted' and a.status = 'active' and cluster = any (grappe.my_clusters()))
        or (cluster = any (grappe.my_coordinated_clusters())
          and (own.status = 'accepted' or (own.status = 'invited' and a.status = 'proposed'))))
    order by a.status = 'ended', a.proposed_at desc, a.id
  $$;

call grappe.protect_table('alliances');
call grappe.protect_table('alliance_clusters');
call grappe.protect_table('alliance_proposals');

create policy select_concerned on grappe.alliances for select to grappe_app using (
  id = any ((select grappe.my_alliances())::uuid[]) or id = any ((select grappe.my_alliance_files())::uuid[])
);
grant select on grappe.alliances to grappe_app;
create policy select_concerned on grappe.alliance_clusters for select to grappe_app using (
  (alliance_id = any ((select grappe.my_alliances())::uuid[]) and status = 'accepted')
  or (alliance_id = any ((select grappe.my_alliance_files())::uuid[])
    and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
);
grant select on grappe.alliance_clusters to grappe_app;

grant execute on function grappe.my_alliance_files(), grappe.propose_alliance(uuid, text, text, text),
  grappe.answer_alliance(uuid, uuid, boolean), grappe.end_alliance(uuid, uuid), grappe.alliances_of(uuid) to grappe_app;
