-- The label of an ecosystem: a self-assessment with evidence, audited by a third party, granted by that person alone, for a time.

create table grappe.label_assessments (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'decided', 'abandoned')),
  auditor_id uuid references grappe.people (id) on delete set null,
  opened_by uuid references grappe.people (id) on delete set null,
  opened_at timestamptz not null default now(),
  submitted_at timestamptz,
  decided_at timestamptz,
  granted boolean,
  -- Why, in the auditor's words.
  reasons text not null default '' check (length(reasons) <= 4000),
  unique (cluster_id, id),
  check ((status = 'decided') = (decided_at is not null and granted is not null)),
  check (status <> 'submitted' or submitted_at is not null)
);
create unique index label_assessments_open on grappe.label_assessments (cluster_id) where status in ('draft', 'submitted');

-- What the cluster says of itself, criterion by criterion, from 0 (nothing yet) to 3 (done and shown).
create table grappe.label_answers (
  cluster_id uuid not null,
  assessment_id uuid not null,
  criterion text not null check (criterion in ('governance', 'transparency', 'openness', 'equal_treatment', 'results')),
  level integer not null check (level between 0 and 3),
  statement text not null default '' check (length(statement) <= 4000),
  -- [{"title": …, "address": …}]: pages of ours or of anybody's; checked by the auditor, who opens them.
  evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array' and jsonb_array_length(evidence) <= 20),
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (assessment_id, criterion),
  foreign key (cluster_id, assessment_id) references grappe.label_assessments (cluster_id, id) on delete cascade
);
create index label_answers_cluster on grappe.label_answers (cluster_id, assessment_id);

-- What the auditor found.
create table grappe.label_findings (
  cluster_id uuid not null,
  assessment_id uuid not null,
  criterion text not null check (criterion in ('governance', 'transparency', 'openness', 'equal_treatment', 'results')),
  finding text not null check (finding in ('met', 'minor', 'major')),
  comment text not null default '' check (length(comment) <= 4000),
  auditor_id uuid references grappe.people (id) on delete set null,
  found_at timestamptz not null default now(),
  primary key (assessment_id, criterion),
  foreign key (cluster_id, assessment_id) references grappe.label_assessments (cluster_id, id) on delete cascade
);
create index label_findings_cluster on grappe.label_findings (cluster_id, assessment_id);

create table grappe.labels (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null,
  assessment_id uuid not null unique,
  granted_on date not null default current_date,
  expires_on date not null,
  granted_by uuid references grappe.people (id) on delete set null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references grappe.people (id) on delete set null,
  foreign key (cluster_id, assessment_id) references grappe.label_assessments (cluster_id, id) on delete cascade,
  check (expires_on > granted_on and expires_on <= granted_on + 1096)
);
create index labels_cluster on grappe.labels (cluster_id, granted_on desc);

do $$
declare
  t text;
begin
  foreach t in array array['label_assessments', 'label_answers', 'label_findings', 'labels'] loop
    call grappe.protect_table(t);
  end loop;
end
$$;

-- Whether somebody is a third party there: invited as an observer, and nothing else in the cluster, today or before.
create function grappe.is_third_party(cluster uuid, person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select exists (select from grappe.role_grants g
        where g.person_id = person and g.cluster_id = cluster and g.role = 'observer' and g.ended_at is null)
      and not exists (select from grappe.role_grants g
        where g.person_id = person and g.cluster_id = cluster and g.role <> 'observer')
  $$;

-- Assessments that the asker audits, as long as it is a third party.
create function grappe.my_audits() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(a.id), '{}') from grappe.label_assessments a
    where a.auditor_id = grappe.current_person() and a.status in ('submitted', 'decided')
      and grappe.is_third_party(a.cluster_id, a.auditor_id)
  $$;

do $$
declare
  t text;
begin
  foreach t in array array['label_assessments', 'label_answers', 'label_findings'] loop
    execute format('create policy select_concerned on grappe.%I for select to grappe_app using (
      cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
      or %s = any ((select grappe.my_audits())::uuid[]))', t, case t when 'label_assessments' then 'id' else 'assessment_id' end);
    execute format('grant select on grappe.%I to grappe_app', t);
  end loop;
end
$$;
create policy select_known on grappe.labels for select to grappe_app
  using (cluster_id = any ((select grappe.my_known_clusters())::uuid[]));
grant select on grappe.labels to grappe_app;

-- What happens goes through these doors; each gives a word that says why it did not, or null.
create function grappe.open_assessment(cluster uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers assess their cluster' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.label_assessments (cluster_id, opened_by) values (cluster, grappe.current_person())
  on conflict do nothing returning id into made;
  return made;
end
$$;

create function grappe.answer_criterion(cluster uuid, wanted text, said jsonb) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  draft uuid := (select id from grappe.label_assessments where cluster_id = cluster and status = 'draft' for update);
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators assess their cluster' using errcode = 'insufficient_privilege';
  end if;
  if draft is null then return false; end if;
  insert into grappe.label_answers (cluster_id, assessment_id, criterion, level, statement, evidence, updated_by)
  values (cluster, draft, wanted, (said ->> 'level')::int, said ->> 'statement', said -> 'evidence', grappe.current_person())
  on conflict (assessment_id, criterion) do update set level = excluded.level, statement = excluded.statement,
    evidence = excluded.evidence, updated_by = excluded.updated_by, updated_at = now();
  return true;
end
$$;

-- Sends the draft to its auditor: each criterion is answered, and whoever audits is a third party.
create function grappe.submit_assessment(cluster uuid, auditor uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  draft uuid;
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers submit' using errcode = 'insufficient_privilege';
  end if;
  select id into draft from grappe.label_assessments where cluster_id = cluster and status = 'draft' for update;
  if draft is null then return 'not_found'; end if;
  if not grappe.is_third_party(cluster, auditor) then return 'label_auditor_not_third_party'; end if;
  if (select count(*) from grappe.label_answers where assessment_id = draft) < 5 then return 'label_incomplete'; end if;
  update grappe.label_assessments set status = 'submitted', submitted_at = now(), auditor_id = auditor where id = draft;
  perform grappe.leave_mail(auditor, cluster, 'label_audit',
    jsonb_build_object('cluster', (select name from grappe.clusters where id = cluster)), '/label');
  return null;
end
$$;

-- Gives up an assessment that was not decided.
create function grappe.abandon_assessment(cluster uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with given_up as (
      update grappe.label_assessments set status = 'abandoned'
      where cluster_id = cluster and status in ('draft', 'submitted') and cluster = any (grappe.my_managed_clusters())
      returning 1
    )
    select exists (select from given_up)
  $$;

create function grappe.find_criterion(assessment uuid, wanted text, verdict text, said text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  place uuid := (select cluster_id from grappe.label_assessments
    where id = assessment and status = 'submitted' and id = any (grappe.my_audits()) for update);
begin
  if place is null then return false; end if;
  insert into grappe.label_findings (cluster_id, assessment_id, criterion, finding, comment, auditor_id)
  values (place, assessment, wanted, verdict, said, grappe.current_person())
  on conflict (assessment_id, criterion) do update set finding = excluded.finding, comment = excluded.comment,
    auditor_id = excluded.auditor_id, found_at = now();
  return true;
end
$$;

-- The auditor decides, with a reason, once each criterion has a finding. A label is never granted over a major finding.
create function grappe.decide_label(assessment uuid, grants boolean, said text, until date) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  place uuid := (select cluster_id from grappe.label_assessments
    where id = assessment and status = 'submitted' and id = any (grappe.my_audits()) for update);
begin
  if place is null then return 'not_found'; end if;
  if (select count(*) from grappe.label_findings where assessment_id = assessment) < 5 then return 'label_incomplete'; end if;
  if grants and exists (select from grappe.label_findings where assessment_id = assessment and finding = 'major') then
    return 'label_major_finding';
  end if;
  if grants and not (until > current_date and until <= current_date + 1096) then return 'label_expiry'; end if;
  update grappe.label_assessments set status = 'decided', decided_at = now(), granted = grants, reasons = said where id = assessment;
  if grants then
    insert into grappe.labels (cluster_id, assessment_id, expires_on, granted_by)
    values (place, assessment, until, grappe.current_person());
  end if;
  return null;
end
$$;

-- The auditor who granted takes it back; so may the cluster itself.
create function grappe.withdraw_label(cluster uuid, label uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with taken_back as (
      update grappe.labels l set withdrawn_at = now(), withdrawn_by = grappe.current_person()
      where l.id = label and l.cluster_id = cluster and l.withdrawn_at is null
        and (l.assessment_id = any (grappe.my_audits()) or cluster = any (grappe.my_managed_clusters()))
      returning 1
    )
    select exists (select from taken_back)
  $$;

-- What everybody may read of the label of a cluster: that it stands, since when and until when. Null when it does not.
create function grappe.public_label(short_name text) returns jsonb
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select jsonb_build_object('clusterName', c.name, 'grantedOn', l.granted_on, 'expiresOn', l.expires_on,
      'findings', (select jsonb_object_agg(f.criterion, f.finding) from grappe.label_findings f
        where f.assessment_id = l.assessment_id))
    from grappe.clusters c join grappe.labels l on l.cluster_id = c.id
    where c.slug = short_name and l.withdrawn_at is null and l.expires_on >= current_date
    order by l.expires_on desc limit 1
  $$;

-- Beside the facts of an organisation's public page: names that agreed to be there, and the label of its cluster.
create function grappe.public_extras(short_name text, organisation uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select jsonb_build_object('people', to_jsonb(grappe.public_names(o.id)),
      'labelUntil', grappe.public_label(short_name) ->> 'expiresOn')
    from grappe.clusters c join grappe.organisations o on o.cluster_id = c.id
    where c.slug = short_name and o.id = organisation
  $$;

grant execute on function grappe.my_audits(), grappe.is_third_party(uuid, uuid), grappe.open_assessment(uuid),
  grappe.answer_criterion(uuid, text, jsonb), grappe.submit_assessment(uuid, uuid), grappe.abandon_assessment(uuid),
  grappe.find_criterion(uuid, text, text, text), grappe.decide_label(uuid, boolean, text, date),
  grappe.withdraw_label(uuid, uuid), grappe.public_label(text), grappe.public_extras(text, uuid) to grappe_app;
