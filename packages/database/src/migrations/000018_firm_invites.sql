-- The owner of a firm invites those who work there: to speak for that firm, and for nothing else.

create function grappe.owns_firm(cluster uuid, organisation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select exists (select from grappe.role_grants g where g.person_id = grappe.current_person() and g.cluster_id = cluster
      and g.organisation_id = organisation and g.role = 'firm_owner' and g.ended_at is null)
  $$;

-- Organisations that the asker owns: who was invited to speak for them is its business.
create function grappe.my_owned_organisations() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(organisation_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and role = 'firm_owner'
  $$;
grant execute on function grappe.my_owned_organisations() to grappe_app;

create policy select_owner on grappe.invitations for select to grappe_app
  using (role = 'firm_employee' and organisation_id = any ((select grappe.my_owned_organisations())::uuid[]));

create or replace function grappe.invite(
  cluster uuid, organisation uuid, offered text, called text, wanted text, tongue text, token_hash bytea, secret text, days integer
) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  invited uuid;
  mail uuid;
  made uuid;
begin
  if not coalesce(cluster = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator()
    or (offered = 'firm_employee' and grappe.owns_firm(cluster, organisation)), false) then
    raise exception 'only managers, administrators and the owner of the firm invite' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.people (display_name, email, language) values (called, lower(wanted), tongue)
    on conflict (lower(email)) do nothing;
  select id into invited from grappe.people where lower(email) = lower(wanted);
  update grappe.invitations set withdrawn_at = now()
    where person_id = invited and role = offered and cluster_id is not distinct from cluster
      and organisation_id is not distinct from organisation and accepted_at is null and withdrawn_at is null;
  mail := grappe.leave_mail(
    invited, cluster, 'invitation',
    jsonb_build_object('cluster', coalesce((select name from grappe.clusters where id = cluster), 'Grappe'),
      'by', (select display_name from grappe.people where id = grappe.current_person()), 'days', days),
    '/invitation'
  );
  insert into grappe.mail_secrets values (mail, secret, now() + make_interval(days => days));
  insert into grappe.invitations (cluster_id, person_id, organisation_id, role, name, address, invited_by, mail_id, expires_at)
  values (cluster, invited, organisation, offered, called, lower(wanted), grappe.current_person(), mail,
    now() + make_interval(days => days))
  returning id into made;
  insert into grappe.invitation_tokens values (made, token_hash);
  return made;
end
$$;

create or replace function grappe.withdraw_invitation(invitation uuid, cluster uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with withdrawn as (
      update grappe.invitations set withdrawn_at = now()
      where id = invitation and cluster_id is not distinct from cluster and accepted_at is null and withdrawn_at is null
        and (cluster_id = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator()
          or (role = 'firm_employee' and grappe.owns_firm(cluster_id, organisation_id)))
      returning id, mail_id
    ), unsent as (
      update grappe.mails set given_up_at = now(), last_error = 'withdrawn'
      where id in (select mail_id from withdrawn) and sent_at is null
    ), forgotten as (
      delete from grappe.mail_secrets where mail_id in (select mail_id from withdrawn)
    )
    select exists (select from withdrawn)
  $$;

-- Who speaks for a firm, for its owner.
create function grappe.people_of_my_firm(cluster uuid, organisation uuid)
  returns table (person_id uuid, display_name text, email text, role text, has_account boolean, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select p.id, p.display_name, p.email, g.role, p.user_id is not null, g.created_at
    from grappe.role_grants g join grappe.people p on p.id = g.person_id
    where g.cluster_id = cluster and g.organisation_id = organisation and g.ended_at is null
      and g.role in ('firm_owner', 'firm_employee', 'partner') and grappe.owns_firm(cluster, organisation)
    order by g.role <> 'firm_owner', p.display_name, p.id
  $$;
grant execute on function grappe.people_of_my_firm(uuid, uuid) to grappe_app;
