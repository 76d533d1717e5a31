-- Rules of the life of a group that hold whatever asks: the order of its steps, each firm's own yes, who is a member today.

-- The next step of each, in their order; one back with its reason; and the end without success from anywhere.
create function grappe.follows_in_life(before text, after text) returns boolean
  language sql immutable parallel safe
  as $$
    with steps as (
      select array['proposed', 'contacted', 'feasibility', 'commitment', 'operating', 'results', 'closed'] as s
    )
    select case when before in ('closed', 'abandoned') then false when after = 'abandoned' then true
      else abs(array_position(s, after) - array_position(s, before)) = 1 and after <> 'proposed' end from steps
  $$;

-- Whether every member of a group said yes to what it was asked, itself or through the team with the proof.
create function grappe.all_said_yes(export_group uuid, asked text) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select not exists (
      select from grappe.plan_group_members m
      left join grappe.group_answers a
        on a.group_id = m.group_id and a.organisation_id = m.organisation_id and a.kind = asked
      where m.group_id = export_group and a.answer is distinct from 'yes'
    )
  $$;

-- Nobody is committed by somebody else: held here too, whatever asks.
create function grappe.tg_group_lives__step() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if new.state = old.state then return new; end if;
  if not grappe.follows_in_life(old.state, new.state) then
    raise exception 'a step of its life was left out' using errcode = 'check_violation';
  end if;
  if (new.state = 'feasibility' and old.state = 'contacted' and not grappe.all_said_yes(new.group_id, 'interest'))
    or (new.state = 'commitment' and old.state = 'feasibility' and not grappe.all_said_yes(new.group_id, 'commitment'))
  then
    raise exception 'somebody did not say yes' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger tg_group_lives__step before update of state on grappe.group_lives
  for each row execute function grappe.tg_group_lives__step();

-- Who answers is told by the database: the firm itself, or the team in its name, never over what the firm said itself.
create function grappe.tg_group_answers__who() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not new.cluster_id = any (grappe.my_coordinated_clusters()) then
    new.respond_by := old.respond_by;
    if new.answer is null then
      raise exception 'an answer is yes or no' using errcode = 'check_violation';
    end if;
  end if;
  if new.answer is null then
    new.via := null; new.answered_by := null; new.answered_on := null;
    return new;
  end if;
  if new.answer is not distinct from old.answer and new.proof = old.proof and new.note = old.note then return new; end if;
  new.via := case when new.organisation_id = any (grappe.my_organisations()) then 'firm' else 'team' end;
  if old.via = 'firm' and new.via = 'team' then
    raise exception 'the firm answered itself' using errcode = 'insufficient_privilege';
  end if;
  new.answered_by := grappe.current_person();
  new.answered_on := coalesce(new.answered_on, current_date);
  if new.via = 'firm' then new.proof := ''; end if;
  insert into grappe.group_decisions (cluster_id, group_id, kind, organisation_id, from_state, decided_on, decided_by, reason)
  values (new.cluster_id, new.group_id, case new.answer when 'yes' then 'said_yes' else 'said_no' end, new.organisation_id,
    new.kind, new.answered_on, new.answered_by, new.proof);
  return new;
end
$$;
create trigger tg_group_answers__who before update on grappe.group_answers
  for each row execute function grappe.tg_group_answers__who();

-- A firm is told that it is asked, as soon as it is.
create function grappe.tg_group_answers__tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  perform grappe.leave_mail(p.person_id, new.cluster_id, 'group_answer_asked', jsonb_build_object('until', new.respond_by), '/me/group')
  from (
    select distinct g.person_id from grappe.role_grants g
    where g.cluster_id = new.cluster_id and g.ended_at is null and g.role in ('firm_owner', 'partner')
      and grappe.surviving_organisation(g.organisation_id) = new.organisation_id
  ) p;
  return null;
end
$$;
create trigger tg_group_answers__tell after insert or update of asked_at on grappe.group_answers
  for each row execute function grappe.tg_group_answers__tell();

-- Members as they stand today follow who entered and who left.
create function grappe.tg_group_memberships__follow() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    insert into grappe.plan_group_members (cluster_id, group_id, organisation_id)
    values (new.cluster_id, new.group_id, new.organisation_id) on conflict do nothing;
  elsif new.left_on is not null and old.left_on is null then
    delete from grappe.plan_group_members where group_id = new.group_id and organisation_id = new.organisation_id;
  end if;
  return null;
end
$$;
create trigger tg_group_memberships__follow after insert or update of left_on on grappe.group_memberships
  for each row execute function grappe.tg_group_memberships__follow();

-- A plan no longer moves the members of a group that lives.
create function grappe.tg_plan_group_members__living() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if pg_trigger_depth() = 1 and exists (
    select from grappe.group_lives l
    where l.group_id = case tg_op when 'DELETE' then old.group_id else new.group_id end and l.state <> 'proposed'
  ) then
    raise exception 'its members enter and leave by its life' using errcode = 'GR130';
  end if;
  return null;
end
$$;
create trigger tg_plan_group_members__living after insert or delete on grappe.plan_group_members
  for each row execute function grappe.tg_plan_group_members__living();

grant execute on function grappe.follows_in_life(text, text), grappe.all_said_yes(uuid, text) to grappe_app;
