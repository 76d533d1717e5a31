-- What the members of a group are told of it was made of what everybody in the cluster could read at a moment (`readAt`).
-- Once somebody shows one of these facts or ties to fewer, or takes it back, the reasons are no longer told, at once.

-- Whether something of the group's members, or between them, is shown to fewer since a moment. A reading may have begun
-- before a change that was under way: what was closed up to a minute earlier counts.
create function grappe.shows_less_since(the_group uuid, moment timestamptz) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with members as (select m.cluster_id, m.organisation_id from grappe.plan_group_members m where m.group_id = the_group)
    select exists (
      select from members m join grappe.facts f on f.cluster_id = m.cluster_id and f.organisation_id = m.organisation_id
      where f.audience in ('cluster', 'public') and f.ended_at > moment - interval '1 minute' and not exists (
        select from grappe.facts n
        where n.cluster_id = f.cluster_id and n.organisation_id = f.organisation_id and n.key = f.key and n.item = f.item
          and n.ended_at is null and n.audience in ('cluster', 'public'))
    ) or exists (
      select from members m join grappe.ties t on t.cluster_id = m.cluster_id and t.source_id = m.organisation_id
      where t.target_id in (select organisation_id from members) and t.audience in ('cluster', 'public')
        and t.ended_at > moment - interval '1 minute' and not exists (
          select from grappe.ties n
          where n.cluster_id = t.cluster_id and n.source_id = t.source_id and n.target_id = t.target_id and n.kind = t.kind
            and n.ended_at is null and n.audience in ('cluster', 'public'))
    )
  $$;

-- What a group's members are told today. Null when the asker is not one of them, and does not coordinate.
create function grappe.told_explanation(the_group uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select case
      when grappe.shows_less_since(g.id, coalesce((g.public_explanation ->> 'readAt')::timestamptz, p.created_at))
      then g.public_explanation || '{"reasons": [], "shownToFewer": true}'
      else g.public_explanation
    end
    from grappe.plan_groups g join grappe.plans p on p.id = g.plan_id
    where g.id = the_group
      and (g.id = any (grappe.my_proposed_groups()) or g.cluster_id = any (grappe.my_coordinated_clusters()))
  $$;
grant execute on function grappe.told_explanation(uuid) to grappe_app;
