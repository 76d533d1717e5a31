-- Who comes in, who leaves, and that somebody who can act always stays.

-- Invitations: a role offered to an address until a date. The platform's own have no cluster.
create table grappe.invitations (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid references grappe.clusters (id) on delete cascade,
  person_id uuid not null references grappe.people (id) on delete cascade,
  organisation_id uuid,
  role text not null check (role in (
    'platform_administrator', 'cluster_manager', 'team_member', 'board_member', 'firm_owner',
    'firm_employee', 'partner', 'relay', 'observer', 'researcher'
  )),
  -- As whoever invites knows the person: nothing is learnt of a person who was known already.
  name text not null check (length(name) between 1 and 200),
  address text not null check (length(address) between 3 and 320),
  invited_by uuid references grappe.people (id) on delete set null,
  mail_id uuid references grappe.mails (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade,
  check ((role = 'platform_administrator') = (cluster_id is null)),
  check (role not in ('firm_owner', 'firm_employee') or organisation_id is not null),
  check (organisation_id is null or role in ('firm_owner', 'firm_employee', 'partner'))
);
create index invitations_cluster on grappe.invitations (cluster_id, created_at desc);
create index invitations_person on grappe.invitations (person_id);
create unique index invitations_open on grappe.invitations (person_id, role, cluster_id, organisation_id)
  nulls not distinct where accepted_at is null and withdrawn_at is null;
call grappe.protect_table('invitations');
create policy select_concerned on grappe.invitations for select to grappe_app using (
  person_id = (select grappe.current_person())
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (select grappe.is_platform_administrator())
);
grant select on grappe.invitations to grappe_app;

-- SHA-256 of what the link holds: the link itself is only in the mail.
create table grappe.invitation_tokens (
  invitation_id uuid primary key references grappe.invitations (id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32)
);
call grappe.protect_table('invitation_tokens');

-- Somebody asks to come in. What they say of themselves is theirs: nothing is believed until they answer an invitation.
create table grappe.join_requests (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  address text not null check (length(address) between 3 and 320),
  language text not null check (language in ('fr', 'en')),
  organisation_name text check (length(organisation_name) between 1 and 300),
  message text check (length(message) <= 2000),
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid references grappe.people (id) on delete set null,
  accepted boolean,
  check ((decided_at is null) = (accepted is null))
);
create index join_requests_cluster on grappe.join_requests (cluster_id, created_at desc);
create unique index join_requests_open on grappe.join_requests (cluster_id, lower(address)) where decided_at is null;
call grappe.protect_table('join_requests');
create policy select_manager on grappe.join_requests for select to grappe_app using (
  cluster_id = any ((select grappe.my_managed_clusters())::uuid[])
);
create policy update_manager on grappe.join_requests for update to grappe_app
  using (cluster_id = any ((select grappe.my_managed_clusters())::uuid[]) and decided_at is null)
  with check (decided_by = (select grappe.current_person()));
grant select, update (decided_at, decided_by, accepted) on grappe.join_requests to grappe_app;

-- People who left the platform: they sign in no more, and what they did keeps their name.
alter table grappe.people add column deactivated_at timestamptz;

create or replace function grappe.person_of_account(account text)
  returns table (person_id uuid, display_name text, email text, language text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select id, display_name, email, language from grappe.people where user_id = account and deactivated_at is null $$;

create or replace function grappe.register_person(account text, name text, address text, tongue text)
  returns uuid
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    insert into grappe.people as known (user_id, display_name, email, language)
    values (account, name, address, tongue)
    on conflict (lower(email)) do update set user_id = excluded.user_id
      where (known.user_id is null or known.user_id = excluded.user_id) and known.deactivated_at is null
    returning id
  $$;

-- Whether an account of somebody else's making (an identity provider) may be opened for an address: somebody invited it.
create function grappe.is_expected(wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select exists (
      select from grappe.people p where lower(p.email) = lower(wanted) and p.user_id is null and p.deactivated_at is null
        and (exists (select from grappe.role_grants g where g.person_id = p.id and g.ended_at is null)
          or exists (
            select from grappe.invitations i
            where i.person_id = p.id and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
          ))
    )
  $$;

-- Who can act with a role: people with an account, who did not leave.
create function grappe.others_who_can(cluster uuid, held text, besides uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select count(distinct g.person_id) from grappe.role_grants g join grappe.people p on p.id = g.person_id
    where g.role = held and g.cluster_id is not distinct from cluster and g.ended_at is null
      and g.person_id is distinct from besides and p.user_id is not null and p.deactivated_at is null
  $$;

-- The last manager of a cluster and the last administrator of the platform stay until somebody else can act. One at a
-- time: two managers who end each other at once would leave nobody.
create function grappe.tg_role_grants__somebody_stays() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if old.ended_at is not null or old.role not in ('cluster_manager', 'platform_administrator') then return null; end if;
  if tg_op = 'UPDATE' and new.ended_at is null then return null; end if;
  if old.cluster_id is not null and not exists (select from grappe.clusters where id = old.cluster_id) then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('somebody stays ' || coalesce(old.cluster_id::text, 'platform'), 0));
  if grappe.others_who_can(old.cluster_id, old.role, old.person_id) = 0 then
    raise exception 'somebody who can act must stay' using errcode = 'GR001';
  end if;
  return null;
end
$$;
create trigger tg_role_grants__somebody_stays after update of ended_at or delete on grappe.role_grants
  for each row execute function grappe.tg_role_grants__somebody_stays();

-- Invites a person to a role, by mail. An older invitation to the same role is withdrawn: its link opens nothing any more.
create function grappe.invite(
  cluster uuid, organisation uuid, offered text, called text, wanted text, tongue text, token_hash bytea, secret text, days integer
) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  invited uuid;
  mail uuid;
  made uuid;
begin
  if not coalesce(cluster = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator(), false) then
    raise exception 'only managers and administrators invite' using errcode = 'insufficient_privilege';
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

create function grappe.withdraw_invitation(invitation uuid, cluster uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with withdrawn as (
      update grappe.invitations set withdrawn_at = now()
      where id = invitation and cluster_id is not distinct from cluster and accepted_at is null and withdrawn_at is null
        and (cluster_id = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator())
      returning id, mail_id
    ), unsent as (
      update grappe.mails set given_up_at = now(), last_error = 'withdrawn'
      where id in (select mail_id from withdrawn) and sent_at is null
    ), forgotten as (
      delete from grappe.mail_secrets where mail_id in (select mail_id from withdrawn)
    )
    select exists (select from withdrawn)
  $$;

-- What the holder of a link may read before accepting: what is offered, by whom, to which address.
create function grappe.invitation_by_token(token bytea)
  returns table (
    id uuid, role text, cluster_name text, organisation_name text, invited_by text, address text, name text,
    account text, expires_at timestamptz
  )
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select i.id, i.role, c.name, o.name, b.display_name, i.address, i.name, p.user_id, i.expires_at
    from grappe.invitation_tokens k
    join grappe.invitations i on i.id = k.invitation_id
    join grappe.people p on p.id = i.person_id and p.deactivated_at is null
    left join grappe.clusters c on c.id = i.cluster_id
    left join grappe.organisations o on o.id = i.organisation_id
    left join grappe.people b on b.id = i.invited_by
    where k.token_hash = token and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
  $$;

-- The invited person, signed in, takes the role. An invitation serves once.
create function grappe.accept_invitation(invitation uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  taken grappe.invitations;
begin
  update grappe.invitations set accepted_at = now()
  where id = invitation and person_id = grappe.current_person() and accepted_at is null and withdrawn_at is null
    and expires_at > now()
  returning * into taken;
  if taken.id is null then return false; end if;
  insert into grappe.role_grants (person_id, cluster_id, organisation_id, role, granted_by)
  values (taken.person_id, taken.cluster_id, taken.organisation_id, taken.role, taken.invited_by)
  on conflict do nothing;
  delete from grappe.mail_secrets where mail_id = taken.mail_id;
  return true;
end
$$;

-- Invitations that wait for the asker.
create function grappe.my_invitations()
  returns table (id uuid, role text, cluster_name text, organisation_name text, invited_by text, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select i.id, i.role, c.name, o.name, b.display_name, i.expires_at
    from grappe.invitations i
    left join grappe.clusters c on c.id = i.cluster_id
    left join grappe.organisations o on o.id = i.organisation_id
    left join grappe.people b on b.id = i.invited_by
    where i.person_id = grappe.current_person() and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
    order by i.created_at
  $$;

-- Clusters that take requests: those that say so in their settings.
create function grappe.open_clusters() returns table (slug text, name text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select slug, name from grappe.clusters where settings ->> 'join' = 'open' order by name limit 1000 $$;

-- Leaves a request; the answer is the same whoever asks, once or twice. Managers are told once an hour at most.
create function grappe.ask_to_join(wanted_cluster text, called text, wanted text, tongue text, organisation text, said text)
  returns void
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  cluster uuid := (select id from grappe.clusters where slug = wanted_cluster and settings ->> 'join' = 'open');
  manager uuid;
begin
  if cluster is null
    or (select count(*) from grappe.join_requests where cluster_id = cluster and decided_at is null) >= 500 then return; end if;
  insert into grappe.join_requests (cluster_id, name, address, language, organisation_name, message)
  values (cluster, called, lower(wanted), tongue, organisation, said)
  on conflict do nothing;
  for manager in
    select distinct g.person_id from grappe.role_grants g
    where g.cluster_id = cluster and g.role = 'cluster_manager' and g.ended_at is null
      and not exists (
        select from grappe.mails m where m.person_id = g.person_id and m.kind = 'join_request'
          and m.cluster_id = cluster and m.created_at > now() - interval '1 hour'
      )
  loop
    perform grappe.leave_mail(
      manager, cluster, 'join_request',
      jsonb_build_object('cluster', (select name from grappe.clusters where id = cluster)), '/settings/requests'
    );
  end loop;
end
$$;

-- A mail about an account, for whoever holds it; in the transaction of nobody. The secret lives as long as its link.
create function grappe.mail_to_account(account text, kind text, href text, secret text, minutes integer) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  mail uuid;
begin
  select grappe.leave_mail(p.id, null, mail_to_account.kind, '{}', mail_to_account.href) into mail
  from grappe.people p where p.user_id = account and p.deactivated_at is null;
  if mail is not null and secret is not null then
    insert into grappe.mail_secrets values (mail, secret, now() + make_interval(mins => minutes));
  end if;
end
$$;

grant execute on function grappe.is_expected(text),
  grappe.invite(uuid, uuid, text, text, text, text, bytea, text, integer), grappe.withdraw_invitation(uuid, uuid),
  grappe.invitation_by_token(bytea), grappe.accept_invitation(uuid), grappe.my_invitations(), grappe.open_clusters(),
  grappe.ask_to_join(text, text, text, text, text, text), grappe.mail_to_account(text, text, text, text, integer)
  to grappe_app;
