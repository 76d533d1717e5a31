-- An introduction is told by mail to the two who are asked and to the team of the one that did not propose it; what came of it to
-- both, and to whoever proposed. Never who: names are read after signing in, by those who may.

create function grappe.tg_introduction_parties__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  perform grappe.tell_organisation(new.cluster_id, grappe.surviving_organisation(new.organisation_id), 'introduction_proposed',
    '/me/opportunities');
  if new.place = 'second' then
    perform grappe.tell_managers(new.cluster_id, 'introduction_to_members', '/alliances/' || i.alliance_id || '/matches')
    from grappe.introductions i where i.id = new.introduction_id;
  end if;
  return null;
end
$$;
create trigger tg_introduction_parties__tell after insert on grappe.introduction_parties
  for each row execute function grappe.tg_introduction_parties__tell();

create function grappe.tg_introductions__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  perform grappe.tell_organisation(p.cluster_id, grappe.surviving_organisation(p.organisation_id), 'introduction_' || new.status,
    '/me/opportunities')
  from grappe.introduction_parties p where p.introduction_id = new.id;
  if new.status <> 'withdrawn' then
    perform grappe.leave_mail(p.id, new.cluster_id, 'introduction_settled', '{}', '/alliances/' || new.alliance_id || '/matches')
    from grappe.people p where p.id = new.proposed_by and p.deactivated_at is null and p.erased_at is null
      and p.id is distinct from grappe.current_person();
  end if;
  return null;
end
$$;
create trigger tg_introductions__tell after update on grappe.introductions
  for each row when (old.status = 'proposed' and new.status in ('accepted', 'declined', 'withdrawn'))
  execute function grappe.tg_introductions__tell();
