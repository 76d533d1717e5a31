import { sql } from 'kysely';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';
import { membersOf } from './members-of.ts';

export interface MyGroupRow {
  readonly id: string;
  readonly planTitle: string;
  readonly name: string;
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: OrganisationKind;
  }[];
  readonly publicExplanation: JsonValue;
  /** What the asker's own organisation would pay, one entry per rule; null until a budget was kept. */
  readonly myShare: JsonValue | null;
  /** The rule that was chosen for the group; null until one was. */
  readonly choice: JsonValue | null;
}

/** Groups of proposed plans in which the asker's organisation is, as a firm reads them. */
export async function myGroups(session: Session, clusterId: string): Promise<MyGroupRow[]> {
  const { rows } = await sql<MyGroupRow>`
    select g.id, p.title as "planTitle", g.name, ${membersOf} as members, grappe.told_explanation(g.id) as "publicExplanation",
      (select s.share from grappe.group_shares s
        where s.group_id = g.id and s.organisation_id = any ((select grappe.my_organisations())::uuid[]) limit 1) as "myShare",
      (select jsonb_build_object('rule', c.rule, 'decidedBy', c.decided_by, 'decidedOn', c.decided_on, 'reason', c.reason)
        from grappe.group_share_choices c where c.group_id = g.id order by c.id desc limit 1) as choice
    from grappe.plan_groups g join grappe.plans p on p.id = g.plan_id
    where g.cluster_id = ${clusterId} and g.id = any ((select grappe.my_proposed_groups())::uuid[])
    order by p.created_at desc, g.ordinal`.execute(session);
  return rows;
}

/** Proposed plans that left the asker's organisation out, with the reasons it may read. */
export async function myUnplacedReasons(
  session: Session,
  clusterId: string,
): Promise<{ planId: string; planTitle: string; organisationId: string; ownReasons: JsonValue }[]> {
  return session
    .selectFrom('plan_unplaced as u')
    .innerJoin('plans as p', 'p.id', 'u.plan_id')
    .select([
      'p.id as planId',
      'p.title as planTitle',
      'u.organisation_id as organisationId',
      'u.own_reasons as ownReasons',
    ])
    .where('u.cluster_id', '=', clusterId)
    .where('p.status', '=', 'proposed')
    .where(sql<boolean>`u.organisation_id = any ((select grappe.my_organisations())::uuid[])`)
    .orderBy('p.created_at', 'desc')
    .execute();
}
