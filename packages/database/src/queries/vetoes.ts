import { sql } from 'kysely';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

export interface VetoRow {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly againstId: string;
  readonly againstName: string;
  readonly againstKind: OrganisationKind;
  readonly audience: 'self' | 'coordinator';
  readonly note: string | null;
  readonly createdAt: Date;
  /** The asker speaks for the organisation that refuses. */
  readonly mine: boolean;
}

/** Refusals that stand and that the asker may know: its organisation's, and those told to the coordinator. */
export function listVetoes(session: Session, clusterId: string): Promise<VetoRow[]> {
  return session
    .selectFrom('vetoes as v')
    .innerJoin('organisations as o', 'o.id', 'v.organisation_id')
    .innerJoin('organisations as a', 'a.id', 'v.against_id')
    .select([
      'v.id',
      'v.organisation_id as organisationId',
      'o.name as organisationName',
      'o.kind as organisationKind',
      'v.against_id as againstId',
      'a.name as againstName',
      'a.kind as againstKind',
      'v.audience',
      'v.note',
      'v.created_at as createdAt',
      sql<boolean>`v.organisation_id = any ((select grappe.my_organisations())::uuid[])`.as('mine'),
    ])
    .where('v.cluster_id', '=', clusterId)
    .where('v.withdrawn_at', 'is', null)
    .orderBy('v.created_at', 'desc')
    .orderBy('v.id')
    .execute();
}

export interface NewVeto {
  readonly clusterId: string;
  readonly organisationId: string;
  readonly againstId: string;
  readonly audience: 'self' | 'coordinator';
  readonly note?: string | null;
}

/** Enters a refusal; entering it again changes nothing. Undefined when the same refusal stands already. */
export async function enterVeto(session: Session, veto: NewVeto): Promise<string | undefined> {
  const row = await session
    .insertInto('vetoes')
    .values({
      cluster_id: veto.clusterId,
      organisation_id: veto.organisationId,
      against_id: veto.againstId,
      audience: veto.audience,
      note: veto.note ?? null,
      entered_by: sql<string>`grappe.current_person()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** False when there is no such refusal for the asker. */
export async function withdrawVeto(session: Session, clusterId: string, vetoId: string): Promise<boolean> {
  const result = await session
    .updateTable('vetoes')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', vetoId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface PairConstraint {
  readonly aId: string;
  readonly bId: string;
  /** `refusal`: somebody refused, nobody is told who; `forbid` and `lock` are the coordinator's. */
  readonly kind: 'refusal' | 'forbid' | 'lock';
}

/**
 * Pairs that a plan keeps apart or together. For jobs that a coordinator asked: a pair alone does not say who refused,
 * and must never be shown. Empty for anybody else.
 */
export async function pairConstraints(session: Session, clusterId: string): Promise<PairConstraint[]> {
  const { rows } = await sql<PairConstraint>`
    select a_id as "aId", b_id as "bId", kind from grappe.pair_constraints(${clusterId})`.execute(session);
  return rows;
}
