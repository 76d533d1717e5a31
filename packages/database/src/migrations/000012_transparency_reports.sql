-- Transparency reports: what a room, or all the rooms of a cluster, did over a period, as it was known on the day when the
-- report was made. A report is never changed: another one is made.

create table grappe.transparency_reports (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  -- Null: the whole cluster.
  room_id uuid,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  made_by uuid references grappe.people (id) on delete set null,
  made_at timestamptz not null default now(),
  foreign key (cluster_id, room_id) references grappe.rooms (cluster_id, id) on delete cascade
);
create index transparency_reports_cluster on grappe.transparency_reports (cluster_id, made_at desc);
create index transparency_reports_room on grappe.transparency_reports (room_id) where room_id is not null;

-- Clusters that the asker runs or governs: its team and its board.
create function grappe.my_governed_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null
      and role in ('cluster_manager', 'team_member', 'board_member')
  $$;

call grappe.protect_table('transparency_reports');
create policy select_concerned on grappe.transparency_reports for select to grappe_app using (
  (room_id is not null and room_id = any ((select grappe.my_rooms())::uuid[]))
  or (room_id is null and cluster_id = any ((select grappe.my_governed_clusters())::uuid[]))
);
create policy insert_coordinator on grappe.transparency_reports for insert to grappe_app with check (
  made_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select on grappe.transparency_reports to grappe_app;
grant insert (cluster_id, room_id, from_day, to_day, content, made_by) on grappe.transparency_reports to grappe_app;
grant execute on function grappe.my_governed_clusters() to grappe_app;
