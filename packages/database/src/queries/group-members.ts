import { sql } from 'kysely';
import { exportGroupKinds, type OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

const me = sql<string>`grappe.current_person()`;

interface Place {
  readonly clusterId: string;
  readonly groupId: string;
}

export interface MembershipInGroup {
  readonly id: string;
  readonly groupId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly contractDays: number | null;
  readonly version: number;
}

/** From when to when each firm was in the groups: all for coordinators, one's own for a firm. */
export async function listGroupMemberships(
  session: Session,
  groupIds: readonly string[],
): Promise<MembershipInGroup[]> {
  const { rows } = await sql<MembershipInGroup>`
    select m.id, m.group_id as "groupId", o.id as "organisationId", o.name, o.kind, m.joined_on::text as "joinedOn",
      m.left_on::text as "leftOn", m.contract_days::float8 as "contractDays", m.version
    from grappe.group_memberships m
    join grappe.organisations o on o.id = grappe.surviving_organisation(m.organisation_id)
    where m.group_id = any (${[...groupIds]}::uuid[])
    order by m.joined_on, o.folded_name, m.id`.execute(session);
  return rows;
}

/** Firms enter; those that are in already stay as they are. From then on the group's members are theirs. */
export async function enterGroup(
  session: Session,
  { clusterId, groupId }: Place,
  entering: readonly {
    readonly organisationId: string;
    readonly on: string;
    readonly contractDays: number | null;
  }[],
): Promise<void> {
  if (entering.length === 0) return;
  await session
    .insertInto('group_memberships')
    .values(
      entering.map(({ organisationId, on, contractDays }) => ({
        cluster_id: clusterId,
        group_id: groupId,
        organisation_id: organisationId,
        joined_on: on,
        contract_days: contractDays,
        recorded_by: me,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['group_id', 'organisation_id']).where('left_on', 'is', null).doNothing(),
    )
    .execute();
}

/** A firm leaves, or gets another number of days. False when it changed meanwhile. */
export async function changeMembership(
  session: Session,
  which: { readonly id: string; readonly version: number },
  change: { readonly leftOn?: string; readonly contractDays?: number | null },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('group_memberships')
    .set({
      version: sql<number>`version + 1`,
      ...(change.leftOn === undefined ? {} : { left_on: change.leftOn }),
      ...(change.contractDays === undefined ? {} : { contract_days: change.contractDays }),
    })
    .where('id', '=', which.id)
    .where('version', '=', which.version)
    .where('left_on', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Firms that may enter a group: of the kinds that are grouped, and in no group that lives. Coordinators only. */
export async function entryCandidates(
  session: Session,
  clusterId: string,
): Promise<{ readonly id: string; readonly name: string; readonly kind: OrganisationKind }[]> {
  const { rows } = await sql<{ id: string; name: string; kind: OrganisationKind }>`
    select o.id, o.name, o.kind from grappe.organisations o
    where o.cluster_id = ${clusterId} and o.closed_by is null and not o.outside and o.kind = any (${[...exportGroupKinds]})
      and not exists (select from grappe.living_groups(${clusterId}) l where o.id = any (l.members))
    order by o.folded_name, o.id limit 2000`.execute(session);
  return rows;
}

/** Keeps what was found of a group after its members changed. */
export async function saveAssessment(
  session: Session,
  groupId: string,
  found: {
    readonly quality: number;
    readonly explanation: JsonValue;
    readonly publicExplanation: JsonValue;
  },
): Promise<void> {
  await session
    .updateTable('plan_group_assessments')
    .set({ quality: found.quality, explanation: JSON.stringify(found.explanation) })
    .where('group_id', '=', groupId)
    .execute();
  await session
    .updateTable('plan_groups')
    .set({ public_explanation: JSON.stringify(found.publicExplanation) })
    .where('id', '=', groupId)
    .execute();
}

export interface LivingGroup {
  readonly groupId: string;
  readonly nextPlan: 'exclude' | 'lock';
  readonly members: readonly string[];
}

/** Groups that live, for the next plan to leave alone or to keep together. Empty for who does not coordinate. */
export async function livingGroups(session: Session, clusterId: string): Promise<LivingGroup[]> {
  const { rows } = await sql<LivingGroup>`
    select group_id as "groupId", next_plan as "nextPlan", members from grappe.living_groups(${clusterId})`.execute(
    session,
  );
  return rows;
}
