-- Rights of people over what interviews keep of them: of those who code, and of those who were interviewed.

-- What the asker left in interviews; and under which pseudonyms its own address stands there as somebody interviewed.
create function grappe.my_interview_data() returns jsonb
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select jsonb_build_object(
      'studies', coalesce((select jsonb_agg(jsonb_build_object('study', s.title, 'role', p.role, 'since', p.joined_at, 'until', p.left_at)
          order by p.joined_at)
        from grappe.interview_people p join grappe.interview_projects s on s.id = p.project_id
        where p.person_id = grappe.current_person()), '[]'),
      'codings', (select count(*) from grappe.interview_codings c where c.coder_id = grappe.current_person()),
      'memos', coalesce((select jsonb_agg(jsonb_build_object('at', m.written_at, 'body', m.body) order by m.written_at)
        from grappe.interview_memos m where m.author_id = grappe.current_person()), '[]'),
      'interviewed', coalesce((select jsonb_agg(jsonb_build_object('study', s.title, 'pseudonym', n.pseudonym, 'name', n.name,
          'contact', n.contact) order by n.entered_at)
        from grappe.interview_names n join grappe.interview_projects s on s.id = n.project_id
        join grappe.people p on p.id = grappe.current_person()
        where lower(btrim(n.contact)) = lower(p.email)), '[]')
    )
  $$;

-- Whoever is forgotten is on no study any more, and nobody knows again who was behind its pseudonym. What it said stays, under
-- that pseudonym alone; a lead takes the transcript away when it is asked to.
create function grappe.tg_people__forget_interviews() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  delete from grappe.interview_names where lower(btrim(contact)) = lower(old.email);
  update grappe.interview_people set left_at = now() where person_id = new.id and left_at is null;
  delete from grappe.interview_memos where author_id = new.id;
  update grappe.interview_codings set memo = '' where coder_id = new.id and memo <> '';
  return null;
end
$$;
create trigger tg_people__forget_interviews after update of erased_at on grappe.people
  for each row when (old.erased_at is null and new.erased_at is not null)
  execute function grappe.tg_people__forget_interviews();

-- A request of somebody without an account, by its name or its address, reaches the names behind pseudonyms of its cluster too.
create function grappe.tg_privacy_requests__forget_interviews() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  delete from grappe.interview_names
  where cluster_id = new.cluster_id
    and grappe.fold(btrim(new.contact)) in (grappe.fold(btrim(name)), grappe.fold(btrim(contact)));
  return null;
end
$$;
create trigger tg_privacy_requests__forget_interviews after update of status on grappe.privacy_requests
  for each row when (new.kind = 'erasure' and new.status = 'done' and old.status = 'open' and new.contact is not null)
  execute function grappe.tg_privacy_requests__forget_interviews();

grant execute on function grappe.my_interview_data() to grappe_app;
