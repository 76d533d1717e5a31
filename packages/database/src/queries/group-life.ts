import { sql, type Selectable } from 'kysely';
import type { Session } from '../connect.ts';
import type { GroupLivesTable } from '../rows.ts';

const me = sql<string>`grappe.current_person()`;

interface Place {
  readonly clusterId: string;
  readonly groupId: string;
}

export type GroupLifeRow = Selectable<GroupLivesTable>;
export type GroupState = GroupLifeRow['state'];

/** The life of a group as the asker may read it; undefined until somebody did something about it. */
export const getGroupLife = (session: Session, groupId: string): Promise<GroupLifeRow | undefined> =>
  session.selectFrom('group_lives').selectAll().where('group_id', '=', groupId).executeTakeFirst();

/** Begins the life of a group if it is not there, and holds it until the end of the transaction: one change at a time. */
export async function holdGroupLife(session: Session, { clusterId, groupId }: Place): Promise<GroupLifeRow> {
  await session
    .insertInto('group_lives')
    .values({ cluster_id: clusterId, group_id: groupId, updated_by: me })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return session
    .selectFrom('group_lives')
    .selectAll()
    .where('group_id', '=', groupId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export interface GroupLifeChange {
  readonly state?: GroupState;
  readonly nextPlan?: 'exclude' | 'lock' | undefined;
  readonly startsOn?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
  readonly managerName?: string | undefined;
  readonly managerDays?: number | null | undefined;
  readonly foreseenContracts?: number | null | undefined;
  readonly foreseenCents?: number | null | undefined;
}

/** Changes a life that the transaction holds; each change gives it another version. */
export async function changeGroupLife(
  session: Session,
  groupId: string,
  change: GroupLifeChange,
): Promise<void> {
  const { state, nextPlan, startsOn, endsOn, managerName, managerDays, foreseenContracts, foreseenCents } =
    change;
  await session
    .updateTable('group_lives')
    .set({
      version: sql<number>`version + 1`,
      updated_by: me,
      updated_at: sql<Date>`now()`,
      ...(state === undefined ? {} : { state }),
      ...(nextPlan === undefined ? {} : { next_plan: nextPlan }),
      ...(startsOn === undefined ? {} : { starts_on: startsOn }),
      ...(endsOn === undefined ? {} : { ends_on: endsOn }),
      ...(managerName === undefined ? {} : { manager_name: managerName }),
      ...(managerDays === undefined ? {} : { manager_days: managerDays }),
      ...(foreseenContracts === undefined ? {} : { foreseen_contracts: foreseenContracts }),
      ...(foreseenCents === undefined ? {} : { foreseen_cents: foreseenCents }),
    })
    .where('group_id', '=', groupId)
    .execute();
}

export interface NewGroupDecision {
  readonly kind: 'step' | 'back' | 'abandoned' | 'asked' | 'feasibility' | 'entered' | 'left' | 'settled';
  readonly from?: string | null;
  readonly to?: string | null;
  readonly organisationId?: string | null;
  readonly reason?: string;
  readonly audience?: 'coordinator' | 'group';
  readonly on?: string;
}

/** Writes down what the asker decided. */
export async function recordGroupDecision(
  session: Session,
  { clusterId, groupId }: Place,
  decision: NewGroupDecision,
): Promise<void> {
  await session
    .insertInto('group_decisions')
    .values({
      cluster_id: clusterId,
      group_id: groupId,
      kind: decision.kind,
      from_state: decision.from ?? null,
      to_state: decision.to ?? null,
      organisation_id: decision.organisationId ?? null,
      reason: decision.reason ?? '',
      audience: decision.audience ?? 'coordinator',
      decided_by: me,
      ...(decision.on === undefined ? {} : { decided_on: decision.on }),
    })
    .execute();
}

export interface GroupDecisionRow {
  readonly id: string;
  readonly groupId: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly organisationName: string | null;
  readonly reason: string;
  readonly audience: 'coordinator' | 'group';
  readonly decidedOn: string;
  readonly decidedBy: string | null;
  readonly recordedAt: Date;
}

/** Decisions of groups that the asker may read, the last first. */
export async function listGroupDecisions(
  session: Session,
  groupIds: readonly string[],
): Promise<GroupDecisionRow[]> {
  const { rows } = await sql<GroupDecisionRow>`
    select d.id, d.group_id as "groupId", d.kind, d.from_state as "from", d.to_state as "to", o.name as "organisationName",
      d.reason, d.audience, d.decided_on::text as "decidedOn", p.display_name as "decidedBy", d.recorded_at as "recordedAt"
    from grappe.group_decisions d
    left join grappe.organisations o on o.id = d.organisation_id
    left join grappe.people p on p.id = d.decided_by
    where d.group_id = any (${[...groupIds]}::uuid[]) order by d.id desc limit 500`.execute(session);
  return rows;
}

export interface GroupAnswerRow {
  readonly groupId: string;
  readonly organisationId: string;
  readonly kind: 'interest' | 'commitment';
  readonly askedAt: Date;
  readonly respondBy: string;
  readonly answer: 'yes' | 'no' | null;
  readonly answeredOn: string | null;
  readonly answeredBy: string | null;
  readonly via: 'firm' | 'team' | null;
  readonly proof: string;
  readonly note: string;
  readonly version: number;
}

/** What firms were asked and answered: all of a group for its coordinators, one's own for a firm. */
export async function listGroupAnswers(
  session: Session,
  groupIds: readonly string[],
): Promise<GroupAnswerRow[]> {
  const { rows } = await sql<GroupAnswerRow>`
    select a.group_id as "groupId", grappe.surviving_organisation(a.organisation_id) as "organisationId", a.kind,
      a.asked_at as "askedAt", a.respond_by::text as "respondBy", a.answer, a.answered_on::text as "answeredOn",
      p.display_name as "answeredBy", a.via, a.proof, a.note, a.version
    from grappe.group_answers a left join grappe.people p on p.id = a.answered_by
    where a.group_id = any (${[...groupIds]}::uuid[]) order by a.kind, a.id`.execute(session);
  return rows;
}

/** Asks firms for their yes or no until a day; one that was asked before is asked anew. */
export async function askGroupAnswers(
  session: Session,
  { clusterId, groupId }: Place,
  asked: {
    readonly kind: 'interest' | 'commitment';
    readonly respondBy: string;
    readonly organisationIds: readonly string[];
  },
): Promise<void> {
  if (asked.organisationIds.length === 0) return;
  await session
    .insertInto('group_answers')
    .values(
      asked.organisationIds.map((organisation_id) => ({
        cluster_id: clusterId,
        group_id: groupId,
        organisation_id,
        kind: asked.kind,
        asked_by: me,
        respond_by: asked.respondBy,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['group_id', 'organisation_id', 'kind']).doUpdateSet({
        asked_by: me,
        asked_at: sql<Date>`now()`,
        respond_by: asked.respondBy,
        answer: null,
        proof: '',
        note: '',
        version: sql<number>`group_answers.version + 1`,
      }),
    )
    .execute();
}

/** Keeps an answer; who gave it is told by the database. False when it is not there or changed meanwhile. */
export async function answerGroup(
  session: Session,
  which: {
    readonly groupId: string;
    readonly organisationId: string;
    readonly kind: 'interest' | 'commitment';
    readonly version: number;
  },
  given: {
    readonly answer: 'yes' | 'no';
    readonly on?: string;
    readonly proof?: string;
    readonly note?: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('group_answers')
    .set({
      answer: given.answer,
      answered_on: given.on ?? sql<string>`current_date`,
      proof: given.proof ?? '',
      note: given.note ?? '',
      version: sql<number>`version + 1`,
    })
    .where('group_id', '=', which.groupId)
    .where('organisation_id', '=', which.organisationId)
    .where('kind', '=', which.kind)
    .where('version', '=', which.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface FeasibilityRow {
  readonly item:
    'partners' | 'size_balance' | 'synergies' | 'conflicts' | 'strategy' | 'commitment' | 'outcome';
  readonly verdict: 'good' | 'watch' | 'bad' | 'go' | 'conditions' | 'no';
  readonly note: string;
  readonly answeredBy: string | null;
  readonly answeredAt: Date;
  readonly version: number;
}

/** What the team answered of the checklist. */
export async function listFeasibility(session: Session, groupId: string): Promise<FeasibilityRow[]> {
  const { rows } = await sql<FeasibilityRow>`
    select f.item, f.verdict, f.note, p.display_name as "answeredBy", f.answered_at as "answeredAt", f.version
    from grappe.group_feasibility f left join grappe.people p on p.id = f.answered_by
    where f.group_id = ${groupId}`.execute(session);
  return rows;
}

/** Answers one item. False when somebody answered it meanwhile; version 0: nobody had. */
export async function answerFeasibility(
  session: Session,
  { clusterId, groupId }: Place,
  { item, version, verdict, note }: Pick<FeasibilityRow, 'item' | 'version' | 'verdict' | 'note'>,
): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await session
      .insertInto('group_feasibility')
      .values({ cluster_id: clusterId, group_id: groupId, item, verdict, note, answered_by: me })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await session
    .updateTable('group_feasibility')
    .set({
      verdict,
      note,
      answered_by: me,
      answered_at: sql<Date>`now()`,
      version: sql<number>`version + 1`,
    })
    .where('group_id', '=', groupId)
    .where('item', '=', item)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface MyLifeRow {
  readonly groupId: string;
  readonly name: string;
  readonly planTitle: string | null;
  readonly state: GroupState;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly managerName: string;
  readonly roomId: string | null;
  /** The asker's organisation is in it today. */
  readonly current: boolean;
  readonly organisationId: string;
}

/** Groups that live in which the asker's organisation is or was. */
export async function myGroupLives(session: Session, clusterId: string): Promise<MyLifeRow[]> {
  const { rows } = await sql<MyLifeRow>`
    select l.group_id as "groupId", coalesce(g.name, '') as name, p.title as "planTitle", l.state, l.starts_on::text as "startsOn",
      l.ends_on::text as "endsOn", l.manager_name as "managerName",
      (select r.id from grappe.rooms r where r.kind = 'group' and r.subject_id = l.group_id limit 1) as "roomId",
      mine.current, mine.organisation_id as "organisationId"
    from grappe.group_lives l
    join lateral (
      select m.left_on is null as current, m.organisation_id from grappe.group_memberships m
      where m.group_id = l.group_id and m.organisation_id = any ((select grappe.my_organisations())::uuid[])
      order by m.left_on desc nulls first limit 1
    ) mine on true
    left join grappe.plan_groups g on g.id = l.group_id
    left join grappe.plans p on p.id = g.plan_id
    where l.cluster_id = ${clusterId}
    order by mine.current desc, l.updated_at desc`.execute(session);
  return rows;
}

/** The room of a group, if the asker is in it. */
export async function roomOfGroup(session: Session, groupId: string): Promise<string | null> {
  const room = await session
    .selectFrom('rooms')
    .select('id')
    .where('kind', '=', 'group')
    .where('subject_id', '=', groupId)
    .executeTakeFirst();
  return room?.id ?? null;
}
