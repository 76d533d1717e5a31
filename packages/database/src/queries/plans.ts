import { sql, type Selectable } from 'kysely';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';
import type { JsonObject, JsonValue, PlanComputationsTable, PlansTable, PlanStatus } from '../rows.ts';
import { membersOf } from './members-of.ts';
import { replaceShares } from './shares.ts';

export interface NewPlanGroup {
  readonly ordinal: number;
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly quality: number;
  /** For the coordinator. */
  readonly explanation: JsonValue;
  /** For the members once proposed: from facts that each member may see. */
  readonly publicExplanation: JsonValue;
}

/** How a plan came about. */
export type PlanOrigin = 'search' | 'resumed' | 'adapted' | 'moved' | 'alternative' | 'stable';

export interface NewPlan {
  readonly clusterId: string;
  readonly title: string;
  readonly parameters: JsonObject;
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly proven: boolean;
  readonly method: string;
  readonly seed: number;
  readonly inputVersion: string;
  readonly origin: PlanOrigin;
  /** The plan that it comes from. */
  readonly parentId: string | null;
  /** Ended before its end was proven. */
  readonly stopped: boolean;
  /** Whatever else the coordinator's page shows. */
  readonly details?: JsonValue;
  readonly groups: readonly NewPlanGroup[];
  readonly unplaced: readonly {
    readonly organisationId: string;
    readonly reasons: JsonValue;
    readonly ownReasons: JsonValue;
  }[];
}

/** Keeps a plan that was computed, as a draft. Coordinators only. */
export async function createPlan(session: Session, plan: NewPlan): Promise<string> {
  const { id } = await session
    .insertInto('plans')
    .values({
      cluster_id: plan.clusterId,
      title: plan.title,
      created_by: sql<string>`grappe.current_person()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await session
    .insertInto('plan_computations')
    .values({
      plan_id: id,
      cluster_id: plan.clusterId,
      parameters: JSON.stringify(plan.parameters),
      objective: plan.objective,
      bound: plan.bound,
      gap: plan.gap,
      proven: plan.proven,
      method: plan.method,
      seed: plan.seed,
      input_version: plan.inputVersion,
      origin: plan.origin,
      parent_id: plan.parentId,
      stopped: plan.stopped,
      details: JSON.stringify(plan.details ?? {}),
    })
    .execute();
  for (const group of plan.groups) await insertGroup(session, plan.clusterId, id, group);
  await insertUnplaced(session, plan, id);
  return id;
}

async function insertGroup(
  session: Session,
  clusterId: string,
  planId: string,
  group: NewPlanGroup,
): Promise<void> {
  const { id } = await session
    .insertInto('plan_groups')
    .values({
      cluster_id: clusterId,
      plan_id: planId,
      ordinal: group.ordinal,
      name: group.name,
      public_explanation: JSON.stringify(group.publicExplanation),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await session
    .insertInto('plan_group_assessments')
    .values({
      group_id: id,
      cluster_id: clusterId,
      quality: group.quality,
      explanation: JSON.stringify(group.explanation),
    })
    .execute();
  await session
    .insertInto('plan_group_members')
    .values(
      group.memberIds.map((organisation_id) => ({ group_id: id, organisation_id, cluster_id: clusterId })),
    )
    .execute();
}

async function insertUnplaced(session: Session, plan: NewPlan, planId: string): Promise<void> {
  const rows = JSON.stringify(plan.unplaced);
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as given ("organisationId" uuid, reasons jsonb, "ownReasons" jsonb)`;
  await sql`
    insert into grappe.plan_unplaced (plan_id, organisation_id, cluster_id, own_reasons)
    select ${planId}::uuid, "organisationId", ${plan.clusterId}::uuid, "ownReasons" from ${given}`.execute(
    session,
  );
  await sql`
    insert into grappe.plan_unplaced_reasons (plan_id, organisation_id, cluster_id, reasons)
    select ${planId}::uuid, "organisationId", ${plan.clusterId}::uuid, reasons from ${given}`.execute(
    session,
  );
}

export type PlanRow = Selectable<PlansTable> &
  Omit<Selectable<PlanComputationsTable>, 'plan_id' | 'cluster_id' | 'details'> & {
    readonly authorName: string | null;
    readonly placed: number;
    readonly unplaced: number;
    readonly groupCount: number;
    readonly meanQuality: number | null;
    /** Title of the plan that it comes from. */
    readonly parentTitle: string | null;
    /** Sets of firms that would all rather be together; null when they were not looked for. */
    readonly blockingSets: number | null;
    /** A search can go on from where this plan was stopped. */
    readonly canGoOn: boolean;
  };

function selectPlans(session: Session) {
  return session
    .selectFrom('plans as p')
    .innerJoin('plan_computations as c', 'c.plan_id', 'p.id')
    .leftJoin('people as who', 'who.id', 'p.created_by')
    .leftJoin('plans as parent', 'parent.id', 'c.parent_id')
    .selectAll('p')
    .select([
      'c.parameters',
      'c.objective',
      'c.bound',
      'c.gap',
      'c.proven',
      'c.method',
      'c.seed',
      'c.input_version',
      'c.origin',
      'c.parent_id',
      'c.stopped',
      'who.display_name as authorName',
      'parent.title as parentTitle',
      sql<number | null>`(c.details #>> '{stability,count}')::int`.as('blockingSets'),
      sql<boolean>`exists (select from grappe.plan_checkpoints k where k.plan_id = p.id)`.as('canGoOn'),
      sql<number>`(select count(*) from grappe.plan_group_members m join grappe.plan_groups g on g.id = m.group_id
        where g.plan_id = p.id)::int`.as('placed'),
      sql<number>`(select count(*) from grappe.plan_unplaced u where u.plan_id = p.id)::int`.as('unplaced'),
      sql<number>`(select count(*) from grappe.plan_groups g where g.plan_id = p.id)::int`.as('groupCount'),
      sql<number | null>`(select avg(a.quality) from grappe.plan_group_assessments a
        join grappe.plan_groups g on g.id = a.group_id where g.plan_id = p.id)`.as('meanQuality'),
    ]);
}

/** Plans of a cluster for its coordinators, newest first. */
export function listPlans(session: Session, clusterId: string): Promise<PlanRow[]> {
  return selectPlans(session)
    .where('p.cluster_id', '=', clusterId)
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .execute();
}

export interface GroupRow {
  readonly id: string;
  readonly planId: string;
  readonly ordinal: number;
  readonly name: string;
  readonly quality: number;
  readonly explanation: JsonValue;
  readonly publicExplanation: JsonValue;
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: OrganisationKind;
    readonly town: string | null;
  }[];
  readonly budget: JsonValue | null;
  readonly budgetVersion: number;
}

export interface PlanDetail {
  readonly plan: PlanRow;
  readonly details: JsonValue;
  readonly groups: readonly GroupRow[];
  readonly unplaced: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly kind: OrganisationKind;
    readonly reasons: JsonValue;
    readonly ownReasons: JsonValue;
  }[];
}

/** One plan with all that the coordinator reads. */
export async function getPlan(
  session: Session,
  clusterId: string,
  planId: string,
): Promise<PlanDetail | undefined> {
  const plan = await selectPlans(session)
    .select('c.details')
    .where('p.cluster_id', '=', clusterId)
    .where('p.id', '=', planId)
    .executeTakeFirst();
  if (plan === undefined) return undefined;
  const groups = await selectGroups(session, clusterId, sql`g.plan_id = ${planId}`);
  const unplaced = await session
    .selectFrom('plan_unplaced as u')
    .innerJoin('plan_unplaced_reasons as r', (join) =>
      join.onRef('r.plan_id', '=', 'u.plan_id').onRef('r.organisation_id', '=', 'u.organisation_id'),
    )
    .innerJoin('organisations as o', 'o.id', 'u.organisation_id')
    .select([
      'u.organisation_id as organisationId',
      'o.name',
      'o.kind',
      'r.reasons',
      'u.own_reasons as ownReasons',
    ])
    .where('u.plan_id', '=', planId)
    .orderBy('o.folded_name')
    .orderBy('o.id')
    .execute();
  const { details, ...row } = plan;
  return { plan: row, details, groups, unplaced };
}

async function selectGroups(
  session: Session,
  clusterId: string,
  which: ReturnType<typeof sql>,
): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select g.id, g.plan_id as "planId", g.ordinal, g.name, a.quality, a.explanation,
      g.public_explanation as "publicExplanation", ${membersOf} as members, b.budget,
      coalesce(b.version, 0) as "budgetVersion"
    from grappe.plan_groups g
    join grappe.plan_group_assessments a on a.group_id = g.id
    left join grappe.group_budgets b on b.group_id = g.id
    where g.cluster_id = ${clusterId} and ${which}
    order by g.ordinal`.execute(session);
  return rows;
}

/** One group with all that the coordinator reads, and its plan. */
export async function getGroup(
  session: Session,
  clusterId: string,
  groupId: string,
): Promise<{ plan: PlanRow; group: GroupRow } | undefined> {
  const [group] = await selectGroups(session, clusterId, sql`g.id = ${groupId}`);
  if (group === undefined) return undefined;
  const plan = await selectPlans(session).where('p.id', '=', group.planId).executeTakeFirstOrThrow();
  return { plan, group };
}

/** Proposes a plan to its firms, archives it, or makes it a draft again. False when it is not the asker's, or no longer as it was. */
export async function setPlanStatus(
  session: Session,
  clusterId: string,
  planId: string,
  { status, was }: { readonly status: PlanStatus; readonly was: PlanStatus },
): Promise<boolean> {
  const result = await session
    .updateTable('plans')
    .set({ status, ...(status === 'proposed' ? { proposed_at: sql<Date>`now()` } : {}) })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', planId)
    .where('status', '=', was)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Keeps a group's budget with what each member pays; each member's people will read their own share only. False when it
 * changed since the version that the asker saw (0: none).
 */
export async function saveBudget(
  session: Session,
  where: { clusterId: string; groupId: string; version: number },
  budget: JsonValue,
  shares: readonly { organisationId: string; share: JsonValue }[],
): Promise<boolean> {
  if (!(await writeBudget(session, where, JSON.stringify(budget)))) return false;
  await replaceShares(session, where, shares);
  return true;
}

async function writeBudget(
  session: Session,
  { clusterId, groupId, version }: { clusterId: string; groupId: string; version: number },
  budget: string,
): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await session
      .insertInto('group_budgets')
      .values({ group_id: groupId, cluster_id: clusterId, budget })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await session
    .updateTable('group_budgets')
    .set({ budget, updated_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('group_id', '=', groupId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
