import { sql } from 'kysely';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

const me = sql<string>`grappe.current_person()`;

interface Place {
  readonly clusterId: string;
  readonly groupId: string;
}

export interface GroupContract {
  readonly market: string;
  readonly label: string;
  readonly wonOn: string;
  readonly amountCents: number | null;
  readonly currency: string;
  readonly audience: 'self' | 'coordinator' | 'group';
}

export interface GroupContractRow extends GroupContract {
  readonly id: string;
  readonly groupId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  /** Of the asker's own organisation. */
  readonly mine: boolean;
  readonly version: number;
}

/** Contracts won in these groups, those that the asker may read, the last first. */
export async function listGroupContracts(
  session: Session,
  groupIds: readonly string[],
): Promise<GroupContractRow[]> {
  const { rows } = await sql<GroupContractRow>`
    select c.id, c.group_id as "groupId", o.id as "organisationId", o.name as "organisationName", o.kind as "organisationKind",
      c.market, c.label, c.won_on::text as "wonOn", c.amount_cents::float8 as "amountCents", c.currency, c.audience,
      c.organisation_id = any ((select grappe.my_organisations())::uuid[]) as mine, c.version
    from grappe.group_contracts c
    join grappe.organisations o on o.id = grappe.surviving_organisation(c.organisation_id)
    where c.group_id = any (${[...groupIds]}::uuid[]) and c.deleted_at is null
    order by c.won_on desc, c.id desc limit 2000`.execute(session);
  return rows;
}

export async function addGroupContract(
  session: Session,
  place: Place & { readonly organisationId: string },
  contract: GroupContract,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into grappe.group_contracts (cluster_id, group_id, organisation_id, market, label, won_on, amount_cents, currency,
      audience, entered_by, updated_by)
    values (${place.clusterId}, ${place.groupId}, ${place.organisationId}, ${contract.market}, ${contract.label},
      ${contract.wonOn}, ${contract.amountCents}, ${contract.currency}, ${contract.audience}, ${me}, ${me})
    returning id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('A contract was not kept.');
  return id;
}

/** Changes a contract or takes it away (`null`). False when it is not the asker's to change, or changed meanwhile. */
export async function changeGroupContract(
  session: Session,
  which: { readonly groupId: string; readonly id: string; readonly version: number },
  contract: GroupContract | null,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('group_contracts')
    .set({
      version: sql<number>`version + 1`,
      updated_by: me,
      updated_at: sql<Date>`now()`,
      ...(contract === null
        ? { deleted_at: sql<Date>`now()` }
        : {
            market: contract.market,
            label: contract.label,
            won_on: contract.wonOn,
            amount_cents: contract.amountCents,
            currency: contract.currency,
            audience: contract.audience,
          }),
    })
    .where('group_id', '=', which.groupId)
    .where('id', '=', which.id)
    .where('version', '=', which.version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface ContractTotal {
  readonly currency: string;
  readonly firms: number;
  readonly contracts: number;
  readonly cents: number;
}

/** Amounts of a group together, from five firms on; without what is kept to oneself. */
export async function groupContractTotals(session: Session, groupId: string): Promise<ContractTotal[]> {
  const { rows } = await sql<ContractTotal>`
    select currency, firms, contracts, cents::float8 as cents from grappe.group_contract_totals(${groupId})`.execute(
    session,
  );
  return rows;
}

export type LessonKind = 'worked' | 'avoid' | 'idea';

export interface GroupLesson {
  readonly kind: LessonKind;
  readonly title: string;
  readonly body: string;
  readonly market: string | null;
  /** `incubator`: all groups under the same roof. */
  readonly audience: 'coordinator' | 'group' | 'incubator' | 'cluster';
}

export interface GroupLessonRow extends Omit<GroupLesson, 'kind'> {
  readonly id: string;
  /** Not said. */
  readonly kind: LessonKind | null;
  /** Null: from elsewhere, or from another group under the same roof, which is not told. */
  readonly groupId: string | null;
  readonly author: string | null;
  /** The asker may change it. */
  readonly canEdit: boolean;
  readonly createdAt: Date;
  readonly version: number;
}

/** Lessons that the asker may read: of one group, or of all those of the cluster; the last first. */
export async function listGroupLessons(
  session: Session,
  clusterId: string,
  groupId: string | null = null,
): Promise<GroupLessonRow[]> {
  const { rows } = await sql<GroupLessonRow>`
    select l.id, l.kind, l.title, l.body, l.market, l.audience,
      case when told.of_whom then l.group_id end as "groupId", case when told.of_whom then p.display_name end as author,
      (l.author_id = (select grappe.current_person()) or l.cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
        as "canEdit", l.created_at as "createdAt", l.version
    from grappe.group_lessons l left join grappe.people p on p.id = l.author_id
    cross join lateral (
      select l.audience <> 'incubator' or l.cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
        or coalesce(l.group_id = any ((select grappe.my_proposed_groups())::uuid[]), false) as of_whom
    ) told
    where l.cluster_id = ${clusterId} and l.deleted_at is null and (${groupId}::uuid is null or l.group_id = ${groupId}::uuid)
    order by l.id desc limit 500`.execute(session);
  return rows;
}

/** The incubator that houses a group, when the lesson is for those under its roof. */
const roofFor = (groupId: string, { audience }: Pick<GroupLesson, 'audience'>) =>
  audience === 'incubator'
    ? sql<string>`(select incubator_id from grappe.incubator_groups where group_id = ${groupId})`
    : sql<null>`null::uuid`;

export async function addGroupLesson(session: Session, place: Place, lesson: GroupLesson): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into grappe.group_lessons
      (cluster_id, group_id, kind, title, body, market, audience, incubator_id, author_id, updated_by)
    values (${place.clusterId}, ${place.groupId}, ${lesson.kind}, ${lesson.title}, ${lesson.body}, ${lesson.market},
      ${lesson.audience}, ${roofFor(place.groupId, lesson)}, ${me}, ${me})
    returning id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('A lesson was not kept.');
  return id;
}

/** Changes a lesson or takes it away (`null`). False when it is not the asker's to change, or changed meanwhile. */
export async function changeGroupLesson(
  session: Session,
  which: { readonly groupId: string; readonly id: string; readonly version: number },
  lesson: GroupLesson | null,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('group_lessons')
    .set({
      version: sql<number>`version + 1`,
      updated_by: me,
      updated_at: sql<Date>`now()`,
      ...(lesson === null
        ? { deleted_at: sql<Date>`now()` }
        : {
            kind: lesson.kind,
            title: lesson.title,
            body: lesson.body,
            market: lesson.market,
            audience: lesson.audience,
            incubator_id: roofFor(which.groupId, lesson),
          }),
    })
    .where('group_id', '=', which.groupId)
    .where('id', '=', which.id)
    .where('version', '=', which.version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
