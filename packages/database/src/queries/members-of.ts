import { sql } from 'kysely';

/** Members of the group `g` of a query. */
export const membersOf = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind,
    'town', (select p.name from grappe.places p where p.id = o.place_id)) order by o.folded_name, o.id), '[]')
  from grappe.plan_group_members m join grappe.organisations o on o.id = m.organisation_id where m.group_id = g.id)`;
