-- Whoever is asked, answered, proposed to or refused is told by mail: that something waits or was decided, never what. Mails
-- between organisations belong to no cluster and are confidential: whoever reads an outbox is not told who asks whom.

alter table grappe.mails add column confidential boolean not null default false;
drop policy select_concerned on grappe.mails;
create policy select_concerned on grappe.mails for select to grappe_app using (
  person_id = (select grappe.current_person())
  or cluster_id = any ((select grappe.my_managed_clusters())::uuid[])
  or ((select grappe.is_platform_administrator()) and not confidential)
);

-- Leaves a mail for everybody who speaks for an organisation, save who acts.
create function grappe.tell_organisation(cluster uuid, organisation uuid, kind text, href text) returns void
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    insert into grappe.mails (person_id, address, language, kind, params, href, confidential)
    select told.id, told.email, told.language, tell_organisation.kind,
      jsonb_build_object('cluster', (select name from grappe.clusters where id = cluster)), tell_organisation.href, true
    from (
      select distinct p.id, p.email, p.language from grappe.role_grants g
      join grappe.people p on p.id = g.person_id and p.deactivated_at is null and p.erased_at is null
      where g.cluster_id = cluster and g.organisation_id = organisation and g.ended_at is null
        and g.role in ('firm_owner', 'firm_employee', 'partner') and g.person_id is distinct from grappe.current_person()
    ) told
  $$;

-- Leaves a mail for the managers of a cluster, save who acts.
create function grappe.tell_managers(cluster uuid, kind text, href text) returns void
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select grappe.leave_mail(told.person_id, cluster, tell_managers.kind,
      jsonb_build_object('cluster', (select name from grappe.clusters where id = cluster)), tell_managers.href)
    from (
      select distinct g.person_id from grappe.role_grants g
      join grappe.people p on p.id = g.person_id and p.deactivated_at is null and p.erased_at is null
      where g.cluster_id = cluster and g.role = 'cluster_manager' and g.ended_at is null
        and g.person_id is distinct from grappe.current_person()
    ) told
  $$;

create function grappe.tg_asks__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    perform grappe.tell_organisation(new.cluster_id, new.to_id, 'ask_received', '/me/asks');
  elsif new.status = 'accepted' then
    perform grappe.tell_organisation(new.cluster_id, new.from_id, 'ask_accepted', '/me/asks');
  elsif new.status = 'refused' then
    perform grappe.tell_organisation(new.cluster_id, new.from_id, 'ask_refused', '/me/asks');
  end if;
  return null;
end
$$;
create trigger tg_asks__tell_received after insert on grappe.asks
  for each row execute function grappe.tg_asks__tell();
create trigger tg_asks__tell_answered after update on grappe.asks
  for each row when (old.status = 'open' and new.status in ('accepted', 'refused')) execute function grappe.tg_asks__tell();

-- The owner of an interest is written after the interest itself.
create function grappe.tg_partnering_interest_owners__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  perform grappe.tell_organisation(new.cluster_id, o.organisation_id, 'interest_received', '/partnering')
  from grappe.partnering_profile_owners o where o.profile_id = new.profile_id;
  return null;
end
$$;
create trigger tg_partnering_interest_owners__tell after insert on grappe.partnering_interest_owners
  for each row execute function grappe.tg_partnering_interest_owners__tell();

create function grappe.tg_partnering_interests__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  perform grappe.tell_organisation(new.cluster_id, o.organisation_id, 'interest_' || new.status, '/partnering')
  from grappe.partnering_interest_owners o where o.interest_id = new.id;
  return null;
end
$$;
create trigger tg_partnering_interests__tell after update on grappe.partnering_interests
  for each row when (old.status = 'open' and new.status in ('accepted', 'refused'))
  execute function grappe.tg_partnering_interests__tell();

-- A proposal is told to the managers of whom it is made to; that it was declined is told to nobody.
create function grappe.tg_alliance_clusters__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    perform grappe.tell_managers(new.cluster_id, 'alliance_proposed', '/settings/alliances');
    return null;
  end if;
  perform grappe.tell_managers(c.cluster_id, 'alliance_accepted', '/settings/alliances')
  from grappe.alliance_clusters c
  where c.alliance_id = new.alliance_id and c.cluster_id <> new.cluster_id and c.status = 'accepted';
  return null;
end
$$;
create trigger tg_alliance_clusters__tell_proposed after insert on grappe.alliance_clusters
  for each row when (new.status = 'invited') execute function grappe.tg_alliance_clusters__tell();
create trigger tg_alliance_clusters__tell_accepted after update on grappe.alliance_clusters
  for each row when (old.status = 'invited' and new.status = 'accepted') execute function grappe.tg_alliance_clusters__tell();

-- Whoever asked to join has no account: the mail goes to the address that was given.
create function grappe.tg_join_requests__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  insert into grappe.mails (cluster_id, address, language, kind, params)
  select new.cluster_id, new.address, new.language, 'join_refused', jsonb_build_object('cluster', c.name)
  from grappe.clusters c where c.id = new.cluster_id;
  return null;
end
$$;
create trigger tg_join_requests__tell after update on grappe.join_requests
  for each row when (old.decided_at is null and new.accepted = false) execute function grappe.tg_join_requests__tell();
