-- A mandate is the board's: its members read what was asked in their name.
create function grappe.my_board_clusters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and role = 'board_member'
  $$;
create policy select_board on grappe.alliance_mandates for select to grappe_app
  using (cluster_id = any ((select grappe.my_board_clusters())::uuid[]));
grant execute on function grappe.my_board_clusters() to grappe_app;
