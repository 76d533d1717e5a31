import { sql } from 'kysely';
import type { Audience } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

export type SeenBy = Readonly<Record<Audience, readonly string[]>>;

/**
 * For each kind of viewer, the current facts of an organisation that it sees, among those that the asker sees: the
 * predicate of the policies (`grappe.is_visible`) is asked in the place of one representative of each. The public, and an
 * ally from another cluster, hold no role here: they see what is public, the ally also what its alliance was told.
 */
export async function factsSeenBy(
  session: Session,
  clusterId: string,
  organisationId: string,
): Promise<SeenBy> {
  const { rows } = await sql<{ viewer: Audience; facts: string[] }>`
    select viewer, array_agg(f.id order by f.key, f.item, f.id) as facts
    from grappe.current_facts f
    cross join lateral (values
      ('self', ${visibleTo({ own: sql`array[f.organisation_id]` })}),
      ('coordinator', ${visibleTo({ coordinated: sql`array[f.cluster_id]`, clusters: sql`array[f.cluster_id]` })}),
      ('group', ${visibleTo({ clusters: sql`array[f.cluster_id]`, groups: sql`array[f.audience_id]` })}),
      ('cluster', ${visibleTo({ clusters: sql`array[f.cluster_id]` })}),
      ('alliance', f.audience = 'public' or ${visibleTo({ alliances: sql`array[f.audience_id]` })}),
      ('public', f.audience = 'public')
    ) as seen (viewer, visible)
    where f.cluster_id = ${clusterId} and f.organisation_id = ${organisationId} and visible
    group by viewer`.execute(session);
  const none: SeenBy = { self: [], coordinator: [], group: [], cluster: [], alliance: [], public: [] };
  return { ...none, ...Object.fromEntries(rows.map(({ viewer, facts }) => [viewer, facts])) };
}

type UuidArray = ReturnType<typeof sql>;

function visibleTo(viewer: {
  own?: UuidArray;
  coordinated?: UuidArray;
  clusters?: UuidArray;
  groups?: UuidArray;
  alliances?: UuidArray;
}): UuidArray {
  const of = (given: UuidArray | undefined): UuidArray => given ?? sql`'{}'::uuid[]`;
  return sql`grappe.is_visible(f.cluster_id, f.organisation_id, f.audience, f.audience_id,
    ${of(viewer.own)}, ${of(viewer.coordinated)}, ${of(viewer.clusters)}, ${of(viewer.groups)}, ${of(viewer.alliances)})`;
}
