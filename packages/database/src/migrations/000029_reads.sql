-- As audit_read, once an hour for the same asker and the same thing: a page that is looked at again is one reading.
create function grappe.audit_read_once(kind text, subject text, detail jsonb, cluster uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if exists (
    select from grappe.audit_entries e
    where e.cluster_id = cluster and e.actor_id = grappe.current_person() and e.at > now() - interval '1 hour'
      and e.action = 'read' and e.subject_kind = audit_read_once.kind and e.subject_id = subject and e.detail @> audit_read_once.detail
  ) then return; end if;
  perform grappe.audit_read(kind, subject, detail, cluster);
end
$$;
grant execute on function grappe.audit_read_once(text, text, jsonb, uuid) to grappe_app;
