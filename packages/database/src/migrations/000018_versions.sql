-- Two people changing the same thing: a change says from which version it was made, and whoever comes second is told.

create function grappe.tg_next_version() returns trigger
  language plpgsql set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  new.version := old.version + 1;
  return new;
end
$$;

alter table grappe.group_budgets add column version integer not null default 1;
create trigger tg_group_budgets__version before update on grappe.group_budgets
  for each row execute function grappe.tg_next_version();

alter table grappe.rooms add column version integer not null default 1;
create trigger tg_rooms__version before update on grappe.rooms
  for each row execute function grappe.tg_next_version();

-- Of its mapping alone: what a job writes of its progress changes nothing of what was decided.
alter table grappe.imports add column version integer not null default 1;
create trigger tg_imports__version before update on grappe.imports
  for each row when (old.mapping is distinct from new.mapping) execute function grappe.tg_next_version();

alter table grappe.label_answers add column version integer not null default 1;
create trigger tg_label_answers__version before update on grappe.label_answers
  for each row execute function grappe.tg_next_version();
alter table grappe.label_findings add column version integer not null default 1;
create trigger tg_label_findings__version before update on grappe.label_findings
  for each row execute function grappe.tg_next_version();

-- Both doors of the label give null when it is done, else a word that says why it is not. `seen`: the version last read, 0 for none.
drop function grappe.answer_criterion(uuid, text, jsonb);
create function grappe.answer_criterion(cluster uuid, wanted text, said jsonb, seen integer) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  draft uuid := (select id from grappe.label_assessments where cluster_id = cluster and status = 'draft' for update);
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators assess their cluster' using errcode = 'insufficient_privilege';
  end if;
  if draft is null then return 'not_found'; end if;
  if seen is distinct from coalesce((select a.version from grappe.label_answers a
    where a.assessment_id = draft and a.criterion = wanted), 0) then return 'changed'; end if;
  insert into grappe.label_answers (cluster_id, assessment_id, criterion, level, statement, evidence, updated_by)
  values (cluster, draft, wanted, (said ->> 'level')::int, said ->> 'statement', said -> 'evidence', grappe.current_person())
  on conflict (assessment_id, criterion) do update set level = excluded.level, statement = excluded.statement,
    evidence = excluded.evidence, updated_by = excluded.updated_by, updated_at = now();
  return null;
end
$$;

drop function grappe.find_criterion(uuid, text, text, text);
create function grappe.find_criterion(assessment uuid, wanted text, verdict text, said text, seen integer) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  place uuid := (select cluster_id from grappe.label_assessments
    where id = assessment and status = 'submitted' and id = any (grappe.my_audits()) for update);
begin
  if place is null then return 'not_found'; end if;
  if seen is distinct from coalesce((select f.version from grappe.label_findings f
    where f.assessment_id = assessment and f.criterion = wanted), 0) then return 'changed'; end if;
  insert into grappe.label_findings (cluster_id, assessment_id, criterion, finding, comment, auditor_id)
  values (place, assessment, wanted, verdict, said, grappe.current_person())
  on conflict (assessment_id, criterion) do update set finding = excluded.finding, comment = excluded.comment,
    auditor_id = excluded.auditor_id, found_at = now();
  return null;
end
$$;
grant execute on function grappe.answer_criterion(uuid, text, jsonb, integer),
  grappe.find_criterion(uuid, text, text, text, integer) to grappe_app;
