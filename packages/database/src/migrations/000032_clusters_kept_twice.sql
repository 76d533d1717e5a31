-- One cluster kept twice: a team may keep a profile of an outside cluster that shows its own here. What that one shows is read then,
-- completed by what the team knows beyond it; nobody writes in another's profile. And two that were taken for one and are not.

alter table grappe.cluster_profiles add column same_as uuid references grappe.cluster_profiles (id) on delete set null;
alter table grappe.cluster_profiles add check (same_as is null or not is_own);
create index cluster_profiles_same_as on grappe.cluster_profiles (same_as) where same_as is not null;
grant update (same_as) on grappe.cluster_profiles to grappe_app;

create table grappe.cluster_distinctions (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  first_id uuid not null references grappe.cluster_profiles (id) on delete cascade,
  second_id uuid not null references grappe.cluster_profiles (id) on delete cascade,
  decided_by uuid references grappe.people (id) on delete set null,
  decided_on date not null default current_date,
  primary key (cluster_id, first_id, second_id),
  check (first_id < second_id)
);
create index cluster_distinctions_first on grappe.cluster_distinctions (first_id);
create index cluster_distinctions_second on grappe.cluster_distinctions (second_id);

call grappe.protect_table('cluster_distinctions');
call grappe.audit_table('cluster_distinctions', subject => 'r.first_id');
create policy select_coordinator on grappe.cluster_distinctions for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_coordinator on grappe.cluster_distinctions for insert to grappe_app with check (
  decided_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select, insert (cluster_id, first_id, second_id, decided_by) on grappe.cluster_distinctions to grappe_app;
