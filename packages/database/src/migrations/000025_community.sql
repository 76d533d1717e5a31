-- The community of practice: those who run a cluster, of all clusters of the platform, write down how they do things, ask and answer
-- each other, and pair somebody experienced with somebody new (ADR 0023). Each line belongs to the cluster of who wrote it; whoever runs
-- some cluster reads all, with the name and the cluster of who wrote. Nobody else reads anything.

create function grappe.runs_a_cluster() returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select cardinality(grappe.my_coordinated_clusters()) > 0 $$;

create table grappe.practice_notes (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  topic text not null check (topic in ('governance', 'funding', 'projects', 'events')),
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) between 1 and 10000),
  -- Where it comes from: what was lived, a document, a training.
  source text not null check (length(source) between 1 and 500),
  -- The note that this one goes on from.
  based_on uuid references grappe.practice_notes (id) on delete set null,
  language text not null check (language in ('fr', 'en')),
  written_by uuid references grappe.people (id) on delete set null,
  written_on date not null default current_date,
  withdrawn_on date,
  version integer not null default 1,
  unique (cluster_id, id)
);
create index practice_notes_based on grappe.practice_notes (based_on);

-- A cluster that used a note, once, and what came of it.
create table grappe.practice_reuses (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  note_id uuid not null references grappe.practice_notes (id) on delete cascade,
  said text not null default '' check (length(said) <= 2000),
  reused_by uuid references grappe.people (id) on delete set null,
  reused_on date not null default current_date,
  primary key (cluster_id, note_id)
);
create index practice_reuses_note on grappe.practice_reuses (note_id);

create table grappe.community_questions (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  topic text not null check (topic in ('governance', 'funding', 'projects', 'events')),
  title text not null check (length(title) between 1 and 200),
  body text not null default '' check (length(body) <= 4000),
  asked_by uuid references grappe.people (id) on delete set null,
  asked_on date not null default current_date,
  closed_on date,
  unique (cluster_id, id)
);

-- An answer says what whoever gives it lived, and when.
create table grappe.community_answers (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  question_id uuid not null references grappe.community_questions (id) on delete cascade,
  body text not null check (length(body) between 1 and 4000),
  lived text not null check (length(lived) between 1 and 500),
  note_id uuid references grappe.practice_notes (id) on delete set null,
  answered_by uuid references grappe.people (id) on delete set null,
  answered_on date not null default current_date
);
create index community_answers_question on grappe.community_answers (question_id);
create index community_answers_cluster on grappe.community_answers (cluster_id, id);
create index community_answers_note on grappe.community_answers (note_id);

-- Who is willing to help others with what they lived, since when they have run a cluster.
create table grappe.mentoring_offers (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  person_id uuid not null references grappe.people (id) on delete cascade,
  since_year integer not null check (since_year between 1980 and 2200),
  topics text[] not null check (cardinality(topics) between 1 and 4 and topics <@ array['governance', 'funding', 'projects', 'events']),
  about text not null default '' check (length(about) <= 1000),
  offered_on date not null default current_date,
  primary key (cluster_id, person_id)
);
create index mentoring_offers_person on grappe.mentoring_offers (person_id);

-- Somebody new asks somebody experienced: between the two alone.
create table grappe.mentoring_pairs (
  -- Of who asked.
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default gen_random_uuid(),
  mentee_id uuid not null references grappe.people (id) on delete cascade,
  mentor_id uuid not null references grappe.people (id) on delete cascade,
  mentor_cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  message text not null check (length(message) between 1 and 2000),
  status text not null default 'asked' check (status in ('asked', 'accepted', 'declined', 'withdrawn', 'ended')),
  asked_on date not null default current_date,
  settled_on date,
  ended_on date,
  learnt text not null default '' check (length(learnt) <= 4000),
  check (mentee_id <> mentor_id),
  check ((status = 'asked') = (settled_on is null)),
  check ((status = 'ended') = (ended_on is not null)),
  unique (cluster_id, id)
);
create unique index mentoring_pairs_current on grappe.mentoring_pairs (mentee_id, mentor_id) where status in ('asked', 'accepted');
create index mentoring_pairs_mentor on grappe.mentoring_pairs (mentor_id);

-- Third parties who bring managers together: a regional council, a national association.
create table grappe.community_gatherings (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  convener text not null check (length(convener) between 1 and 200),
  convener_kind text not null check (convener_kind in ('region', 'state', 'association', 'chamber', 'network')),
  title text not null check (length(title) between 1 and 200),
  place text not null default '' check (length(place) <= 300),
  held_on date not null,
  link text not null default '' check (length(link) <= 500),
  entered_by uuid references grappe.people (id) on delete set null,
  cancelled_on date,
  unique (cluster_id, id)
);

-- Names and clusters of those who wrote in the community, for those who run a cluster; former ones keep their name.
create function grappe.community_names(wanted uuid[]) returns table (person_id uuid, display_name text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select p.id, p.display_name from grappe.people p
    where p.id = any (wanted) and grappe.runs_a_cluster() and (
      exists (select from grappe.practice_notes where written_by = p.id) or exists (select from grappe.community_questions where asked_by = p.id)
      or exists (select from grappe.community_answers where answered_by = p.id) or exists (select from grappe.mentoring_offers where person_id = p.id)
      or exists (select from grappe.mentoring_pairs where mentee_id = p.id and mentor_id = grappe.current_person()))
  $$;
create function grappe.community_clusters() returns table (cluster_id uuid, name text, country text)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select id, name, country from grappe.clusters where grappe.runs_a_cluster() $$;

-- Asks somebody who offered to help; null when that person does not any more, or the two are together or asked already.
create function grappe.ask_mentor(cluster uuid, mentor uuid, mentor_cluster uuid, said text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only those who run a cluster ask' using errcode = 'insufficient_privilege';
  end if;
  if mentor = grappe.current_person() or not exists (
    select from grappe.mentoring_offers o join grappe.role_grants g on g.person_id = o.person_id and g.cluster_id = o.cluster_id
      and g.ended_at is null and g.role in ('cluster_manager', 'team_member')
    where o.person_id = mentor and o.cluster_id = mentor_cluster
  ) or exists (
    select from grappe.mentoring_pairs where mentee_id = grappe.current_person() and mentor_id = mentor and status in ('asked', 'accepted')
  ) then
    return null;
  end if;
  insert into grappe.mentoring_pairs (cluster_id, mentee_id, mentor_id, mentor_cluster_id, message)
  values (cluster, grappe.current_person(), mentor, mentor_cluster, said) returning id into made;
  return made;
end
$$;

-- The next state of a pair: the mentor accepts or declines, who asked withdraws, either ends what was accepted. False when it cannot.
create function grappe.settle_mentoring(pair uuid, next text, said text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  me uuid := grappe.current_person();
begin
  update grappe.mentoring_pairs
  set status = next, settled_on = coalesce(settled_on, current_date), ended_on = case when next = 'ended' then current_date end,
    learnt = case when next = 'ended' then coalesce(said, '') else learnt end
  where id = pair and grappe.runs_a_cluster() and (
    (status = 'asked' and next in ('accepted', 'declined') and mentor_id = me)
    or (status = 'asked' and next = 'withdrawn' and mentee_id = me)
    or (status = 'accepted' and next = 'ended' and me in (mentor_id, mentee_id)));
  return found;
end
$$;

do $$
declare
  t text;
  author text;
begin
  for t, author in values ('practice_notes', 'written_by'), ('practice_reuses', 'reused_by'), ('community_questions', 'asked_by'),
    ('community_answers', 'answered_by'), ('mentoring_offers', 'person_id'), ('community_gatherings', 'entered_by') loop
    call grappe.protect_table(t);
    execute format('create policy select_community on grappe.%I for select to grappe_app using ((select grappe.runs_a_cluster()))', t);
    execute format('create policy insert_coordinators on grappe.%I for insert to grappe_app with check (
      cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]) and %I = (select grappe.current_person()))', t, author);
    execute format('grant select on grappe.%I to grappe_app', t);
  end loop;
end
$$;
call grappe.protect_table('mentoring_pairs');
call grappe.audit_table('practice_notes', ignored => 'version');
call grappe.audit_table('practice_reuses', subject => 'r.note_id');
call grappe.audit_table('community_questions');
call grappe.audit_table('community_answers', subject => 'r.question_id');
call grappe.audit_table('mentoring_offers', subject => 'r.person_id');
call grappe.audit_table('community_gatherings');
call grappe.audit_table('mentoring_pairs', confidential => 'true');

grant insert (cluster_id, topic, title, body, source, based_on, language, written_by) on grappe.practice_notes to grappe_app;
create policy update_own on grappe.practice_notes for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
) with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]));
grant update (title, body, source, topic, withdrawn_on, version) on grappe.practice_notes to grappe_app;
grant insert (cluster_id, note_id, said, reused_by) on grappe.practice_reuses to grappe_app;
grant insert (cluster_id, topic, title, body, asked_by) on grappe.community_questions to grappe_app;
create policy update_own on grappe.community_questions for update to grappe_app using (
  asked_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant update (closed_on) on grappe.community_questions to grappe_app;
grant insert (cluster_id, question_id, body, lived, note_id, answered_by) on grappe.community_answers to grappe_app;
grant insert (cluster_id, person_id, since_year, topics, about) on grappe.mentoring_offers to grappe_app;
create policy delete_own on grappe.mentoring_offers for delete to grappe_app using (person_id = (select grappe.current_person()));
grant delete on grappe.mentoring_offers to grappe_app;
grant insert (cluster_id, convener, convener_kind, title, place, held_on, link, entered_by) on grappe.community_gatherings to grappe_app;
create policy update_coordinators on grappe.community_gatherings for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant update (cancelled_on) on grappe.community_gatherings to grappe_app;

create policy select_pair on grappe.mentoring_pairs for select to grappe_app using (
  mentor_id = (select grappe.current_person()) or mentee_id = (select grappe.current_person())
);
grant select on grappe.mentoring_pairs to grappe_app;

grant execute on function grappe.runs_a_cluster(), grappe.community_names(uuid[]), grappe.community_clusters(),
  grappe.ask_mentor(uuid, uuid, uuid, text), grappe.settle_mentoring(uuid, text, text) to grappe_app;
