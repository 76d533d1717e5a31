-- Those of a room are told that it was renamed, closed or opened again: by whom, when, and what it was called.

alter table grappe.rooms
  add column renamed_from text check (length(renamed_from) between 1 and 200),
  add column renamed_by uuid references grappe.people (id) on delete set null,
  add column renamed_at timestamptz,
  add column status_by uuid references grappe.people (id) on delete set null,
  add column status_at timestamptz;

create function grappe.tg_rooms__told() returns trigger
  language plpgsql set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if new.title is distinct from old.title then
    new.renamed_from := old.title;
    new.renamed_by := grappe.current_person();
    new.renamed_at := now();
  end if;
  if new.status is distinct from old.status then
    new.status_by := grappe.current_person();
    new.status_at := now();
  end if;
  return new;
end
$$;
create trigger tg_rooms__told before update of title, status on grappe.rooms
  for each row execute function grappe.tg_rooms__told();
