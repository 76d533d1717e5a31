-- Responses of the asker's organisations that are not finished, in waves that take answers: as before, read at once rather than wave
-- by wave, because every answer that is kept asks for them.
create or replace function grappe.my_open_responses() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select coalesce(array_agg(r.id), '{}') from grappe.responses r
    join grappe.campaign_waves w on w.id = r.wave_id and w.closed_at is null and current_date between w.opens_on and w.closes_on
    where r.organisation_id = any ((select grappe.my_organisations())::uuid[]) and r.submitted_at is null
  $$;
