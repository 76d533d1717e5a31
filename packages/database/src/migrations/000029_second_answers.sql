-- Whoever answers a proposal of alliance after a colleague is told what the colleague answered, and what became of it.
create function grappe.own_alliance_answer(cluster uuid, alliance uuid)
  returns table (answer text, ended boolean)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select c.status, a.status = 'ended' from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
    where c.cluster_id = cluster and c.alliance_id = alliance and cluster = any (grappe.my_coordinated_clusters())
      and (c.status = 'declined' or a.status <> 'proposed')
  $$;
grant execute on function grappe.own_alliance_answer(uuid, uuid) to grappe_app;
