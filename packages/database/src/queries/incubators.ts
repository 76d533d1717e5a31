import { sql, type RawBuilder } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

const me = sql<string>`grappe.current_person()`;

export interface IncubatorPlace {
  readonly clusterId: string;
  readonly incubatorId: string;
}

export interface IncubatorFields {
  readonly name: string;
  readonly place: string;
  readonly purpose: string;
}

export interface IncubatorCountsRow {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly groupCount: number;
  readonly firmCount: number;
  readonly lessonCount: number;
  readonly traineeCount: number;
  readonly checksDone: number;
}

/** Lessons `l` that one finds in an incubator: told under its roof, or told to the whole cluster by one of its groups. */
export const lessonsUnder = (
  incubatorId: RawBuilder<unknown>,
) => sql`l.deleted_at is null and (l.incubator_id = ${incubatorId}
  or (l.audience = 'cluster' and l.group_id in (select group_id from grappe.incubator_groups where incubator_id = ${incubatorId})))`;

/** Incubators of a cluster, for its coordinators. */
export async function listIncubators(session: Session, clusterId: string): Promise<IncubatorCountsRow[]> {
  const { rows } = await sql<IncubatorCountsRow>`
    select i.id, i.name, i.place,
      (select count(*) from grappe.incubator_groups g where g.incubator_id = i.id)::int as "groupCount",
      (select count(distinct m.organisation_id) from grappe.incubator_groups g
        join grappe.plan_group_members m on m.group_id = g.group_id where g.incubator_id = i.id)::int as "firmCount",
      (select count(*) from grappe.group_lessons l where ${lessonsUnder(sql`i.id`)})::int as "lessonCount",
      (select count(*) from grappe.incubator_trainees t where t.incubator_id = i.id and t.outcome = 'under_way')::int as "traineeCount",
      (select count(*) from grappe.incubator_checks c where c.incubator_id = i.id and c.state = 'done')::int as "checksDone"
    from grappe.incubators i where i.cluster_id = ${clusterId} and i.closed_on is null
    order by i.created_at, i.id`.execute(session);
  return rows;
}

export async function createIncubator(
  session: Session,
  clusterId: string,
  fields: IncubatorFields,
): Promise<string> {
  const { id } = await session
    .insertInto('incubators')
    .values({ cluster_id: clusterId, ...fields, created_by: me })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** False when it changed since that version. */
export async function changeIncubator(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  version: number,
  fields: IncubatorFields,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('incubators')
    .set({ ...fields, version: version + 1 })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', incubatorId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface IncubatorGroupRow {
  readonly id: string;
  readonly name: string;
  readonly ordinal: number;
  readonly joinedOn: string;
  readonly publicExplanation: JsonValue;
  readonly budget: JsonValue | null;
  readonly memberIds: readonly string[];
}

export interface IncubatorRow extends IncubatorFields {
  readonly id: string;
  readonly version: number;
  readonly budget: JsonValue | null;
  readonly budgetVersion: number;
}

export async function getIncubator(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
): Promise<IncubatorRow | undefined> {
  const { rows } = await sql<IncubatorRow>`
    select i.id, i.version, i.name, i.place, i.purpose, b.budget, coalesce(b.version, 0) as "budgetVersion"
    from grappe.incubators i left join grappe.incubator_budgets b on b.incubator_id = i.id
    where i.cluster_id = ${clusterId} and i.id = ${incubatorId} and i.closed_on is null`.execute(session);
  return rows[0];
}

/** The groups under its roof, in the order in which they came. */
export async function groupsOfIncubator(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
): Promise<IncubatorGroupRow[]> {
  const { rows } = await sql<IncubatorGroupRow>`
    select g.id, g.name, g.ordinal, h.joined_on as "joinedOn", g.public_explanation as "publicExplanation", b.budget,
      (select coalesce(array_agg(m.organisation_id order by m.organisation_id), '{}')
        from grappe.plan_group_members m where m.group_id = g.id) as "memberIds"
    from grappe.incubator_groups h
    join grappe.plan_groups g on g.id = h.group_id
    left join grappe.group_budgets b on b.group_id = g.id
    where h.cluster_id = ${clusterId} and h.incubator_id = ${incubatorId}
    order by h.joined_on, g.id`.execute(session);
  return rows;
}

export interface GroupToAddRow {
  readonly id: string;
  readonly name: string;
  readonly ordinal: number;
  readonly planTitle: string;
  readonly publicExplanation: JsonValue;
  /** The incubator that houses it; null: none. */
  readonly incubatorId: string | null;
  readonly memberIds: readonly string[];
}

/** Groups that were proposed to their firms. */
export async function proposedGroups(session: Session, clusterId: string): Promise<GroupToAddRow[]> {
  const { rows } = await sql<GroupToAddRow>`
    select g.id, g.name, g.ordinal, p.title as "planTitle", g.public_explanation as "publicExplanation",
      h.incubator_id as "incubatorId",
      (select coalesce(array_agg(m.organisation_id order by m.organisation_id), '{}')
        from grappe.plan_group_members m where m.group_id = g.id) as "memberIds"
    from grappe.plan_groups g
    join grappe.plans p on p.id = g.plan_id and p.status = 'proposed'
    left join grappe.incubator_groups h on h.group_id = g.id
    where g.cluster_id = ${clusterId}
    order by p.created_at desc, g.ordinal`.execute(session);
  return rows;
}

/** Takes a group under the roof. False when it lives under one already. */
export async function addIncubatorGroup(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  groupId: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await session
    .insertInto('incubator_groups')
    .values({ cluster_id: clusterId, incubator_id: incubatorId, group_id: groupId, entered_by: me })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function removeIncubatorGroup(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  groupId: string,
): Promise<boolean> {
  const { numDeletedRows } = await session
    .deleteFrom('incubator_groups')
    .where('cluster_id', '=', clusterId)
    .where('incubator_id', '=', incubatorId)
    .where('group_id', '=', groupId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Keeps the costs of the second level. False when they changed since the version that was read (0: none). */
export async function saveIncubatorBudget(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  version: number,
  budget: JsonValue,
): Promise<boolean> {
  const text = JSON.stringify(budget);
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await session
      .insertInto('incubator_budgets')
      .values({ cluster_id: clusterId, incubator_id: incubatorId, budget: text, updated_by: me })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await session
    .updateTable('incubator_budgets')
    .set({ budget: text, version: version + 1, updated_by: me, updated_at: sql<Date>`now()` })
    .where('cluster_id', '=', clusterId)
    .where('incubator_id', '=', incubatorId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What each firm pays of the second level, in the place of what it was told before. */
export async function replaceIncubatorShares(
  session: Session,
  { clusterId, incubatorId }: IncubatorPlace,
  shares: readonly { organisationId: string; share: JsonValue }[],
): Promise<void> {
  await session
    .deleteFrom('incubator_shares')
    .where('cluster_id', '=', clusterId)
    .where('incubator_id', '=', incubatorId)
    .execute();
  if (shares.length === 0) return;
  await session
    .insertInto('incubator_shares')
    .values(
      shares.map(({ organisationId, share }) => ({
        cluster_id: clusterId,
        incubator_id: incubatorId,
        organisation_id: organisationId,
        share: JSON.stringify(share),
      })),
    )
    .execute();
}

export interface MyIncubatorRow extends IncubatorFields {
  readonly id: string;
  readonly share: JsonValue | null;
  readonly lessons: readonly {
    id: string;
    title: string;
    lesson: string;
    learnedOn: string;
    ours: boolean;
    takenUp: boolean;
  }[];
}

/** The incubator that houses a group, when the asker may know of it. */
export async function roofOf(
  session: Session,
  clusterId: string,
  groupId: string,
): Promise<{ id: string; name: string } | undefined> {
  return session
    .selectFrom('incubator_groups as g')
    .innerJoin('incubators as i', 'i.id', 'g.incubator_id')
    .select(['i.id', 'i.name'])
    .where('g.cluster_id', '=', clusterId)
    .where('g.group_id', '=', groupId)
    .where('i.closed_on', 'is', null)
    .executeTakeFirst();
}

/** Incubators that house a group of the asker's organisation: its own share, and the lessons told there. */
export async function myIncubators(session: Session, clusterId: string): Promise<MyIncubatorRow[]> {
  const { rows } = await sql<MyIncubatorRow>`
    select i.id, i.name, i.place, i.purpose,
      (select s.share from grappe.incubator_shares s
        where s.incubator_id = i.id and s.organisation_id = any ((select grappe.my_organisations())::uuid[]) limit 1) as share,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'lesson', l.body, 'learnedOn', l.learned_on,
          'ours', coalesce(l.group_id = any ((select grappe.my_proposed_groups())::uuid[]), false),
          'takenUp', exists (select from grappe.incubator_lesson_uses u
            where u.lesson_id = l.id and u.group_id = any ((select grappe.my_proposed_groups())::uuid[])))
          order by l.learned_on desc, l.id desc)
        from grappe.group_lessons l where l.cluster_id = i.cluster_id and ${lessonsUnder(sql`i.id`)}), '[]') as lessons
    from grappe.incubators i
    where i.cluster_id = ${clusterId} and i.closed_on is null and i.id = any ((select grappe.my_incubators())::uuid[])
    order by i.created_at`.execute(session);
  return rows;
}
