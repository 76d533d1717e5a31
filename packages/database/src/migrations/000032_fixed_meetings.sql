-- Meetings of an event that two people agreed on already: the schedule keeps them where they are. For the team that organises.

create table grappe.encounter_fixed_meetings (
  cluster_id uuid not null,
  encounter_id uuid not null,
  slot integer not null check (slot between 0 and 39),
  first_id uuid not null,
  second_id uuid not null,
  primary key (encounter_id, first_id, second_id),
  check (first_id <> second_id),
  foreign key (cluster_id, encounter_id) references grappe.encounters (cluster_id, id) on delete cascade,
  foreign key (encounter_id, first_id) references grappe.encounter_participants (encounter_id, id) on delete cascade,
  foreign key (encounter_id, second_id) references grappe.encounter_participants (encounter_id, id) on delete cascade
);
create index encounter_fixed_meetings_cluster on grappe.encounter_fixed_meetings (cluster_id, encounter_id);
create index encounter_fixed_meetings_second on grappe.encounter_fixed_meetings (encounter_id, second_id);

call grappe.protect_table('encounter_fixed_meetings');
call grappe.audit_table('encounter_fixed_meetings', subject => 'r.encounter_id');
create policy select_coordinators on grappe.encounter_fixed_meetings for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_coordinators on grappe.encounter_fixed_meetings for insert to grappe_app with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy delete_coordinators on grappe.encounter_fixed_meetings for delete to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select, insert (cluster_id, encounter_id, slot, first_id, second_id), delete on grappe.encounter_fixed_meetings to grappe_app;
