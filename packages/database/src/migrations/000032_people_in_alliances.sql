-- People whom a team notes at a partner's, and those who come to an event: told to themselves, forgotten when they ask, and not kept
-- longer than they serve.

-- What the asker's own person left there: as a contact of other teams (not what they noted of it), and as somebody who comes.
create function grappe.my_alliance_data() returns jsonb
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select jsonb_build_object(
      'alliances', coalesce((select jsonb_agg(jsonb_build_object('cluster', c.name, 'name', k.name, 'position', k.position, 'address', k.email)
          order by c.name, k.id)
        from grappe.alliance_contacts k join grappe.clusters c on c.id = k.cluster_id
        where k.email <> '' and lower(k.email) = lower(p.email)), '[]'),
      'encounters', coalesce((select jsonb_agg(jsonb_build_object('event', e.name, 'on', e.held_on, 'name', t.person_name, 'about', t.about)
          order by e.held_on, t.id)
        from grappe.encounter_participants t join grappe.encounters e on e.id = t.encounter_id
        where grappe.fold(t.person_name) = grappe.fold(p.display_name) and (t.registered_by = p.id
          or exists (select from grappe.role_grants g where g.person_id = p.id and g.organisation_id = t.organisation_id))), '[]'))
    from grappe.people p where p.id = grappe.current_person()
  $$;

-- Nobody is called that any more; what was wished and met stays without a name.
create function grappe.hide_participants(participants uuid[]) returns bigint
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with hidden as (
      update grappe.encounter_participants set person_name = '–', about = '', version = version + 1
      where id = any (participants) and person_name <> '–' returning 1
    ) select count(*) from hidden
  $$;

create or replace function grappe.forget_contact(cluster uuid, wanted text) returns table (facts bigint, organisations bigint, files bigint)
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  elsewhere bigint;
begin
  with gone as (
    delete from grappe.alliance_contacts k
    where k.cluster_id = cluster and grappe.fold(btrim(wanted)) in (grappe.fold(k.email), grappe.fold(k.name)) and btrim(wanted) <> ''
    returning 1
  ) select count(*) into elsewhere from gone;
  elsewhere := elsewhere + grappe.hide_participants(array(
    select t.id from grappe.encounter_participants t
    where cluster in (t.cluster_id, t.organisation_cluster_id) and grappe.fold(t.person_name) = grappe.fold(btrim(wanted))));
  return query
    with named as (
      select distinct f.organisation_id from grappe.facts f
      where f.cluster_id = cluster and f.key in ('contact_name', 'contact_email') and f.audience <> 'self'
        and grappe.fold(btrim(f.value #>> '{}')) = grappe.fold(btrim(wanted))
    ), taken as (
      delete from grappe.facts f using named n
      where f.cluster_id = cluster and f.organisation_id = n.organisation_id
        and f.key in ('contact_name', 'contact_email', 'contact_phone')
      returning f.organisation_id
    ), emptied as (
      -- The files that a directory was read from name their contacts too: their contents go, what they changed stays.
      update grappe.imports i set content = null
      where i.cluster_id = cluster and i.content is not null and exists (select from named)
        and i.status in ('accepted', 'undone', 'failed')
      returning 1
    )
    select (select count(*) from taken) + elsewhere, (select count(distinct organisation_id) from taken), (select count(*) from emptied);
end
$$;

-- Whoever is forgotten is no contact of anybody any more, in whatever cluster, and comes to an event without a name.
create function grappe.tg_people__in_alliances() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  delete from grappe.alliance_contacts where email <> '' and lower(email) = lower(old.email);
  perform grappe.hide_participants(array(
    select t.id from grappe.encounter_participants t
    where grappe.fold(t.person_name) = grappe.fold(old.display_name) and (t.registered_by = old.id
      or exists (select from grappe.role_grants g where g.person_id = old.id and g.organisation_id = t.organisation_id))));
  return null;
end
$$;
create trigger tg_people__in_alliances after update of erased_at on grappe.people
  for each row when (old.erased_at is null and new.erased_at is not null) execute function grappe.tg_people__in_alliances();

-- Contacts who left, or whose alliance ended; people who came to an event that is over.
create or replace function grappe.retention_defaults() returns table (code text, usual integer, shortest integer, longest integer)
  language sql immutable parallel safe
  as $$
    values ('import_files', 365, 1, 1825), ('jobs', 90, 7, 365), ('join_requests', 180, 30, 730), ('invitations', 180, 30, 730),
      ('former_people', 1095, 90, 1825), ('privacy_requests', 1095, 365, 1825), ('alliance_contacts', 1095, 90, 1825),
      ('encounter_people', 365, 30, 1825)
  $$;

create or replace function grappe.apply_retention_in(place uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  rule record;
  before timestamptz;
  gone bigint;
  person uuid;
begin
  for rule in select d.code from grappe.retention_defaults() d loop
    before := now() - make_interval(days => grappe.retention_days(place, rule.code));
    case rule.code
      when 'import_files' then
        update grappe.imports set content = null where cluster_id = place and content is not null and updated_at < before;
      when 'jobs' then
        delete from grappe.jobs where cluster_id = place and finished_at < before;
      when 'join_requests' then
        delete from grappe.join_requests where cluster_id = place and coalesce(decided_at, created_at) < before;
      when 'invitations' then
        delete from grappe.invitations where cluster_id = place and coalesce(accepted_at, withdrawn_at, expires_at) < before;
      when 'privacy_requests' then
        delete from grappe.privacy_requests where cluster_id = place and answered_at < before;
      when 'alliance_contacts' then
        delete from grappe.alliance_contacts k using grappe.alliances a
        where k.cluster_id = place and a.id = k.alliance_id and coalesce(k.left_on, a.ended_on) < before::date;
      else null;
    end case;
    get diagnostics gone = row_count;
    if rule.code = 'encounter_people' then
      gone := grappe.hide_participants(array(
        select t.id from grappe.encounter_participants t join grappe.encounters e on e.id = t.encounter_id
        where t.cluster_id = apply_retention_in.place and e.held_on < before::date));
    end if;
    if rule.code = 'former_people' then
      gone := 0;
      for person in
        select g.person_id from grappe.role_grants g join grappe.people p on p.id = g.person_id and p.erased_at is null
        where g.cluster_id = place
        group by g.person_id
        having not exists (select from grappe.role_grants o where o.person_id = g.person_id and o.ended_at is null)
          and (select max(o.ended_at) from grappe.role_grants o where o.person_id = g.person_id) < before
        limit 100
      loop
        perform grappe.forget_person(person);
        gone := gone + 1;
      end loop;
    end if;
    if gone > 0 or rule.code = 'import_files' then
      insert into grappe.retention_runs (cluster_id, code, removed) values (place, rule.code, gone);
    end if;
  end loop;
  delete from grappe.retention_runs where cluster_id = place and ran_at < now() - interval '3 years';
end
$$;

grant execute on function grappe.my_alliance_data() to grappe_app;
