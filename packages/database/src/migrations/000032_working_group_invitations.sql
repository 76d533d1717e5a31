-- A firm is invited into a working group of an alliance by its own team, and says yes or no itself. Who is invited is between the
-- firm and its team: the other cluster reads the names of those who came.

create table grappe.working_group_invitations (
  cluster_id uuid not null,
  id uuid primary key default gen_random_uuid(),
  working_group_id uuid not null references grappe.alliance_working_groups (id) on delete cascade,
  organisation_id uuid not null,
  message text not null default '' check (length(message) <= 2000),
  status text not null default 'invited' check (status in ('invited', 'accepted', 'declined', 'withdrawn')),
  respond_by date not null,
  asked_by uuid references grappe.people (id) on delete set null,
  invited_on date not null default current_date,
  settled_on date,
  check ((status = 'invited') = (settled_on is null)),
  foreign key (cluster_id, organisation_id) references grappe.organisations (cluster_id, id) on delete cascade
);
create unique index working_group_invitations_waiting on grappe.working_group_invitations (working_group_id, organisation_id)
  where status = 'invited';
create index working_group_invitations_organisation on grappe.working_group_invitations (cluster_id, organisation_id);

-- Invitations of the asker's own organisations.
create function grappe.my_working_group_invitations() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(i.id), '{}') from grappe.working_group_invitations i
    where grappe.surviving_organisation(i.organisation_id) = any (grappe.my_organisations())
      and i.cluster_id = any (grappe.my_writable_clusters())
  $$;

-- The answer of a firm. Whoever says yes is in the working group from then on. False when nothing of its own waits for an answer, or
-- when the working group was closed or the alliance ended meanwhile.
create function grappe.answer_working_group_invitation(invitation uuid, says boolean) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  asked record;
begin
  select i.* into asked from grappe.working_group_invitations i
  where i.id = invitation and i.id = any (grappe.my_working_group_invitations()) and i.status = 'invited' for update;
  if not found then return false; end if;
  if says and not exists (
    select from grappe.alliance_working_groups w join grappe.alliances a on a.id = w.alliance_id and a.status = 'active'
    where w.id = asked.working_group_id and w.status = 'open'
  ) then return false; end if;
  update grappe.working_group_invitations
  set status = case when says then 'accepted' else 'declined' end, settled_on = current_date where id = invitation;
  if says then
    insert into grappe.alliance_working_group_firms (cluster_id, working_group_id, organisation_id, entered_by)
    values (asked.cluster_id, asked.working_group_id, asked.organisation_id, grappe.current_person())
    on conflict (working_group_id, organisation_id) do update set joined_on = current_date, left_on = null
      where alliance_working_group_firms.left_on is not null;
  end if;
  return true;
end
$$;

-- The firm is told that it is invited; whoever invited it, that it answered.
create function grappe.tg_working_group_invitations__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    perform grappe.tell_organisation(new.cluster_id, new.organisation_id, 'working_group_invitation', '/me/alliances');
  else
    perform grappe.leave_mail(p.id, new.cluster_id, 'working_group_answer', '{}', '/alliances/' || w.alliance_id || '/groups')
    from grappe.alliance_working_groups w, grappe.people p
    where w.id = new.working_group_id and p.id = new.asked_by and p.deactivated_at is null and p.erased_at is null
      and p.id is distinct from grappe.current_person();
  end if;
  return null;
end
$$;
create trigger tg_working_group_invitations__tell_invited after insert on grappe.working_group_invitations
  for each row execute function grappe.tg_working_group_invitations__tell();
create trigger tg_working_group_invitations__tell_answered after update on grappe.working_group_invitations
  for each row when (old.status = 'invited' and new.status in ('accepted', 'declined'))
  execute function grappe.tg_working_group_invitations__tell();

call grappe.protect_table('working_group_invitations');
call grappe.audit_table('working_group_invitations', subject => 'r.organisation_id');

create policy select_concerned on grappe.working_group_invitations for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) or id = any ((select grappe.my_working_group_invitations())::uuid[])
);
create policy insert_coordinator on grappe.working_group_invitations for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and asked_by = (select grappe.current_person())
  and exists (select from grappe.alliance_working_groups w
    join grappe.alliance_clusters c on c.alliance_id = w.alliance_id
    where w.id = working_group_id and w.status = 'open' and c.cluster_id = working_group_invitations.cluster_id
      and c.status = 'accepted')
);
create policy update_coordinator on grappe.working_group_invitations for update to grappe_app
  using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and status = 'invited')
  with check (status = 'withdrawn');
grant select, insert (cluster_id, working_group_id, organisation_id, message, respond_by, asked_by), update (status, settled_on)
  on grappe.working_group_invitations to grappe_app;
grant execute on function grappe.my_working_group_invitations(), grappe.answer_working_group_invitation(uuid, boolean) to grappe_app;
