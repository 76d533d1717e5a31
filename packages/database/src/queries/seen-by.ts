import { sql, type RawBuilder } from 'kysely';
import type { Audience } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

interface Viewer {
  readonly audience: Audience;
  /** Which group or alliance, for these viewers. */
  readonly audienceId: string | null;
  /** Names of the other members of the group, or of the other clusters of the alliance. */
  readonly names: readonly string[];
}

export interface SeenByViewer extends Viewer {
  readonly facts: readonly string[];
  readonly ties: readonly string[];
}

/**
 * Each kind of viewer of an organisation, with the current facts and ties of it that it sees among those that the asker
 * sees: the predicate of the policies (`grappe.is_visible`, on the audience that counts today) is asked in the place of one
 * representative of each. The public reads what is public, and so does an ally besides what its alliance was told.
 */
export async function seenByEach(
  session: Session,
  clusterId: string,
  organisationId: string,
): Promise<SeenByViewer[]> {
  const viewers = await viewersOf(session, clusterId, organisationId);
  const list = JSON.stringify(
    viewers.map(({ audience, audienceId }, place) => ({ place, audience, audienceId })),
  );
  const { rows } = await sql<{ place: number; facts: string[]; ties: string[] }>`
    with viewer as (
      select * from jsonb_to_recordset(${list}::jsonb) as v (place int, audience text, "audienceId" uuid)
    ), guarded as materialized (
      select group_id from grappe.guards_of_groups(${clusterId}) where guarded and group_id = any ((select grappe.my_groups())::uuid[])
    )
    select v.place,
      array(
        select f.id from grappe.current_facts f
        where f.cluster_id = ${clusterId} and f.organisation_id = ${organisationId} and ${seenBy('f', sql`f.organisation_id`)}
          and ${notGuarded}
        order by f.key, f.item, f.id
      ) as facts,
      array(
        select t.id from grappe.ties t
        where t.cluster_id = ${clusterId} and ${organisationId}::uuid in (t.source_id, t.target_id) and t.ended_at is null
          and ${seenBy('t', sql`t.declared_by`)}
        order by t.id
      ) as ties
    from viewer v order by v.place`.execute(session);
  return viewers.map((viewer, place) => ({
    ...viewer,
    facts: rows[place]?.facts ?? [],
    ties: rows[place]?.ties ?? [],
  }));
}

/** What is sensitive is read neither by competitors of a same group nor, then, on the public page. */
const notGuarded = sql<boolean>`(grappe.sensitive_category(f.key) is null
  or not (v.audience = 'group' and v."audienceId" in (select group_id from guarded)
    or v.audience = 'public' and exists (select from guarded)))`;

/** The predicate of the policies, asked for the viewer `v` about a row of facts or ties. */
function seenBy(row: 'f' | 't', owner: RawBuilder<unknown>): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  const when = (who: string, what: RawBuilder<unknown>) =>
    sql`case when v.audience = any (string_to_array(${who}, ' ')) then array[${what}] else '{}' end::uuid[]`;
  const audience = sql`grappe.audience_now(${column('audience')}, ${column('shown_to')}, ${column('shown_until')}, null)`;
  return sql`(grappe.is_visible(${column('cluster_id')}, ${owner}, ${audience},
      grappe.audience_id_now(${column('audience_id')}, ${column('shown_to_id')}, ${column('shown_until')}, null),
      ${when('self', sql`${owner}`)}, ${when('coordinator', column('cluster_id'))},
      ${when('self coordinator group cluster', column('cluster_id'))},
      ${when('group', sql`v."audienceId"`)}, ${when('alliance', sql`v."audienceId"`)}) or ${audience} = 'public')`;
}

/** Me, the coordinators, the partners of each of my groups, any member, each alliance, everybody. */
async function viewersOf(session: Session, clusterId: string, organisationId: string): Promise<Viewer[]> {
  const groups = await session
    .selectFrom('plan_group_members as m')
    .innerJoin('plan_groups as g', 'g.id', 'm.group_id')
    .select([
      'g.id',
      sql<
        string[]
      >`array(select o.name from grappe.plan_group_members x join grappe.organisations o on o.id = x.organisation_id
        where x.group_id = g.id and o.id <> ${organisationId} order by o.folded_name, o.id)`.as('names'),
    ])
    .where('m.cluster_id', '=', clusterId)
    .where('m.organisation_id', '=', organisationId)
    .where(sql<boolean>`g.id = any ((select grappe.my_groups())::uuid[])`)
    .orderBy('g.id')
    .execute();
  const { rows: alliances } = await sql<{ id: string; names: string[] }>`
    select alliance_id as id, partners as names from grappe.alliances_of(${clusterId}) where status = 'active'`.execute(
    session,
  );
  const plain = (audience: Audience): Viewer => ({ audience, audienceId: null, names: [] });
  return [
    plain('self'),
    plain('coordinator'),
    ...groups.map(({ id, names }): Viewer => ({ audience: 'group', audienceId: id, names })),
    plain('cluster'),
    ...alliances.map(({ id, names }): Viewer => ({ audience: 'alliance', audienceId: id, names })),
    plain('public'),
  ];
}

/** Whether the asker may show something of the cluster to that group or alliance. */
export async function mayShowTo(
  session: Session,
  clusterId: string,
  audience: Audience,
  audienceId: string,
): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select grappe.may_show_to(${clusterId}, ${audience}, ${audienceId}) as may`.execute(session);
  return rows[0]?.may ?? false;
}
