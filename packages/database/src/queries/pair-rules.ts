import { sql } from 'kysely';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

export interface PairRuleRow {
  readonly id: string;
  readonly kind: 'lock' | 'forbid';
  readonly aId: string;
  readonly aName: string;
  readonly aKind: OrganisationKind;
  readonly bId: string;
  readonly bName: string;
  readonly bKind: OrganisationKind;
  readonly note: string | null;
  readonly createdAt: Date;
}

/** The coordinator's locks and forbidden pairs that stand. */
export function listPairRules(session: Session, clusterId: string): Promise<PairRuleRow[]> {
  return session
    .selectFrom('pair_rules as r')
    .innerJoin('organisations as a', 'a.id', 'r.a_id')
    .innerJoin('organisations as b', 'b.id', 'r.b_id')
    .select([
      'r.id',
      'r.kind',
      'r.a_id as aId',
      'a.name as aName',
      'a.kind as aKind',
      'r.b_id as bId',
      'b.name as bName',
      'b.kind as bKind',
      'r.note',
      'r.created_at as createdAt',
    ])
    .where('r.cluster_id', '=', clusterId)
    .where('r.withdrawn_at', 'is', null)
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id')
    .execute();
}

export interface NewPairRule {
  readonly clusterId: string;
  readonly kind: 'lock' | 'forbid';
  readonly firstId: string;
  readonly secondId: string;
  readonly note?: string | null;
}

/** Sets the rule of a pair, in place of the one that stood. */
export async function setPairRule(session: Session, rule: NewPairRule): Promise<string> {
  const [a, b] = rule.firstId < rule.secondId ? [rule.firstId, rule.secondId] : [rule.secondId, rule.firstId];
  await session
    .updateTable('pair_rules')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('cluster_id', '=', rule.clusterId)
    .where('a_id', '=', a)
    .where('b_id', '=', b)
    .where('withdrawn_at', 'is', null)
    .execute();
  const { id } = await session
    .insertInto('pair_rules')
    .values({
      cluster_id: rule.clusterId,
      a_id: a,
      b_id: b,
      kind: rule.kind,
      note: rule.note ?? null,
      entered_by: sql<string>`grappe.current_person()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** False when there is no such rule for the asker. */
export async function withdrawPairRule(
  session: Session,
  clusterId: string,
  ruleId: string,
): Promise<boolean> {
  const result = await session
    .updateTable('pair_rules')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', ruleId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
