-- Evidence of a label that is a file: kept with its assessment, read by those who assess and by the auditor.

create table grappe.label_files (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  assessment_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- Found in the content, never taken from the browser.
  media_type text not null check (length(media_type) between 3 and 120),
  bytes integer not null check (bytes > 0),
  sha256 bytea not null,
  content bytea not null,
  added_by uuid references grappe.people (id) on delete set null,
  added_at timestamptz not null default now(),
  foreign key (cluster_id, assessment_id) references grappe.label_assessments (cluster_id, id) on delete cascade
);
alter table grappe.label_files alter column content set storage external;
create index label_files_assessment on grappe.label_files (cluster_id, assessment_id);

call grappe.protect_table('label_files');
call grappe.audit_table('label_files', subject => 'r.assessment_id');
create policy select_concerned on grappe.label_files for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or assessment_id = any ((select grappe.my_audits())::uuid[]));
grant select on grappe.label_files to grappe_app;

-- Where a file of an assessment is served: what an answer gives as its address.
create function grappe.label_file_address(assessment uuid, file uuid) returns text
  language sql immutable parallel safe
  as $$ select '/files/label/' || assessment || '/' || file $$;
grant execute on function grappe.label_file_address(uuid, uuid) to grappe_app;

-- Keeps a file with the draft; a word instead when there is no draft, or its files would take more than `at_most` bytes.
create function grappe.keep_label_file(
  cluster uuid, called text, media text, digest bytea, bytes_of bytea, at_most bigint, out address text, out refusal text
)
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  draft uuid := (select id from grappe.label_assessments where cluster_id = cluster and status = 'draft' for update);
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators assess their cluster' using errcode = 'insufficient_privilege';
  end if;
  if draft is null then
    refusal := 'not_found';
  elsif (select coalesce(sum(f.bytes), 0) from grappe.label_files f where f.assessment_id = draft) + length(bytes_of) > at_most then
    refusal := 'label_storage_full';
  else
    insert into grappe.label_files (cluster_id, assessment_id, name, media_type, bytes, sha256, content, added_by)
    values (cluster, draft, called, media, length(bytes_of), digest, bytes_of, grappe.current_person())
    returning grappe.label_file_address(assessment_id, id) into address;
  end if;
end
$$;
grant execute on function grappe.keep_label_file(uuid, text, text, bytea, bytea, bigint) to grappe_app;

-- What no answer gives as evidence is not kept once the draft is sent or given up.
create function grappe.tg_label_assessments__tidy() returns trigger
  language plpgsql security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  delete from grappe.label_files f where f.assessment_id = new.id and not exists (
    select from grappe.label_answers a, jsonb_array_elements(a.evidence) e
    where a.assessment_id = new.id and e ->> 'address' = grappe.label_file_address(new.id, f.id));
  return new;
end
$$;
create trigger tg_label_assessments__tidy after update on grappe.label_assessments
  for each row when (old.status = 'draft' and new.status <> 'draft') execute function grappe.tg_label_assessments__tidy();
