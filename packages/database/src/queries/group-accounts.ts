import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

const me = sql<string>`grappe.current_person()`;

interface Place {
  readonly clusterId: string;
  readonly groupId: string;
}

export interface GroupCost {
  readonly kind: 'cost' | 'contribution';
  readonly lineId: string;
  readonly label: string;
  readonly spentOn: string;
  readonly amountCents: number;
  /** Null: the group's own account. */
  readonly paidBy: string | null;
}

export interface GroupCostRow extends GroupCost {
  readonly id: string;
  readonly settlementId: string | null;
  readonly receipt: { readonly name: string; readonly bytes: number } | null;
  readonly enteredBy: string | null;
  readonly version: number;
}

/** What was paid for a group, in the order of the days. Coordinators only. */
export async function listGroupCosts(session: Session, groupId: string): Promise<GroupCostRow[]> {
  const { rows } = await sql<GroupCostRow>`
    select c.id, c.kind, c.line_id as "lineId", c.label, c.spent_on::text as "spentOn", c.amount_cents::float8 as "amountCents",
      grappe.surviving_organisation(c.paid_by) as "paidBy", c.settlement_id as "settlementId", c.version,
      case when r.cost_id is not null then jsonb_build_object('name', r.name, 'bytes', r.bytes) end as receipt,
      p.display_name as "enteredBy"
    from grappe.group_costs c
    left join grappe.group_receipts r on r.cost_id = c.id
    left join grappe.people p on p.id = c.created_by
    where c.group_id = ${groupId} and c.deleted_at is null
    order by c.spent_on desc, c.id desc limit 5000`.execute(session);
  return rows;
}

export async function addGroupCost(session: Session, place: Place, cost: GroupCost): Promise<string> {
  const { id } = await session
    .insertInto('group_costs')
    .values({
      cluster_id: place.clusterId,
      group_id: place.groupId,
      kind: cost.kind,
      line_id: cost.lineId,
      label: cost.label,
      spent_on: cost.spentOn,
      amount_cents: cost.amountCents,
      paid_by: cost.paidBy,
      created_by: me,
      updated_by: me,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes what was not settled yet, or takes it away (`null`). False when it is not there or changed meanwhile. */
export async function changeGroupCost(
  session: Session,
  which: { readonly groupId: string; readonly id: string; readonly version: number },
  cost: GroupCost | null,
): Promise<boolean> {
  const { numUpdatedRows } = await session
    .updateTable('group_costs')
    .set({
      version: sql<number>`version + 1`,
      updated_by: me,
      updated_at: sql<Date>`now()`,
      ...(cost === null
        ? { deleted_at: sql<Date>`now()` }
        : {
            line_id: cost.lineId,
            label: cost.label,
            spent_on: cost.spentOn,
            amount_cents: cost.amountCents,
            paid_by: cost.paidBy,
          }),
    })
    .where('group_id', '=', which.groupId)
    .where('id', '=', which.id)
    .where('version', '=', which.version)
    .where('settlement_id', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface NewReceipt {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: Buffer;
  readonly content: Buffer;
}

/** Keeps the receipt of a cost; false when it has one. */
export async function keepReceipt(
  session: Session,
  place: Place,
  costId: string,
  { name, mediaType, sha256, content }: NewReceipt,
): Promise<boolean> {
  const file = { name, media_type: mediaType, bytes: content.length, sha256, content, added_by: me };
  const { numInsertedOrUpdatedRows } = await session
    .insertInto('group_receipts')
    .values({ cluster_id: place.clusterId, group_id: place.groupId, cost_id: costId, ...file })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A receipt with what it holds, if the asker may read it. */
export const receiptContent = (session: Session, costId: string) =>
  session
    .selectFrom('group_receipts')
    .select(['name', 'media_type', 'content'])
    .where('cost_id', '=', costId)
    .executeTakeFirst();

export interface SettlementTransfer {
  readonly from: string | null;
  readonly to: string | null;
  readonly amountCents: number;
}

export interface NewSettlement {
  readonly onDate: string;
  readonly occasion: 'interim' | 'entry' | 'exit' | 'final';
  readonly rule: string;
  readonly currency: string;
  readonly totalCents: number;
  readonly details: JsonValue;
  readonly partners: readonly {
    readonly organisationId: string;
    readonly dueCents: number;
    readonly paidCents: number;
    readonly balanceCents: number;
  }[];
  readonly transfers: readonly SettlementTransfer[];
  /** What it counted. */
  readonly costIds: readonly string[];
}

/** Draws up the accounts of a group; what they counted stays as it is. The transaction holds the life of the group. */
export async function addSettlement(session: Session, place: Place, made: NewSettlement): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into grappe.group_settlements (cluster_id, group_id, rank, on_date, occasion, rule, currency, total_cents, details, made_by)
    select ${place.clusterId}, ${place.groupId},
      1 + coalesce((select max(rank) from grappe.group_settlements where group_id = ${place.groupId}), 0),
      ${made.onDate}, ${made.occasion}, ${made.rule}, ${made.currency}, ${made.totalCents}, ${JSON.stringify(made.details)}::jsonb, ${me}
    returning id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('A settlement was not kept.');
  await session
    .insertInto('group_settlement_lines')
    .values(
      made.partners.map((partner) => ({
        cluster_id: place.clusterId,
        group_id: place.groupId,
        settlement_id: id,
        organisation_id: partner.organisationId,
        on_date: made.onDate,
        occasion: made.occasion,
        currency: made.currency,
        due_cents: partner.dueCents,
        paid_cents: partner.paidCents,
        balance_cents: partner.balanceCents,
        transfers: JSON.stringify(transfersOf(partner.organisationId, made.transfers)),
      })),
    )
    .execute();
  if (made.costIds.length > 0)
    await session
      .updateTable('group_costs')
      .set({ settlement_id: id })
      .where('group_id', '=', place.groupId)
      .where('id', 'in', [...made.costIds])
      .where('settlement_id', 'is', null)
      .execute();
  return id;
}

/** To whom one firm pays; negative: from whom it receives. */
const transfersOf = (firm: string, transfers: readonly SettlementTransfer[]) =>
  transfers.flatMap(({ from, to, amountCents }) =>
    from === firm
      ? [{ organisationId: to, cents: amountCents }]
      : to === firm
        ? [{ organisationId: from, cents: -amountCents }]
        : [],
  );

export interface SettlementRow {
  readonly id: string;
  readonly rank: number;
  readonly onDate: string;
  readonly occasion: 'interim' | 'entry' | 'exit' | 'final';
  readonly rule: string;
  readonly currency: string;
  readonly totalCents: number;
  readonly madeBy: string | null;
  readonly madeAt: Date;
}

/** Accounts of a group, the last first. Coordinators only. */
export async function listSettlements(session: Session, groupId: string): Promise<SettlementRow[]> {
  const { rows } = await sql<SettlementRow>`
    select s.id, s.rank, s.on_date::text as "onDate", s.occasion, s.rule, s.currency, s.total_cents::float8 as "totalCents",
      p.display_name as "madeBy", s.made_at as "madeAt"
    from grappe.group_settlements s left join grappe.people p on p.id = s.made_by
    where s.group_id = ${groupId} order by s.rank desc`.execute(session);
  return rows;
}

export interface SettlementLineRow {
  readonly settlementId: string;
  readonly groupId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly onDate: string;
  readonly occasion: 'interim' | 'entry' | 'exit' | 'final';
  readonly currency: string;
  readonly dueCents: number;
  readonly paidCents: number;
  readonly balanceCents: number;
  /** To whom it pays (negative: from whom it receives); a name of null is the group's account. */
  readonly transfers: readonly { readonly name: string | null; readonly cents: number }[];
}

/** Lines of accounts that the asker may read: all for coordinators, its own for a firm. */
export async function listSettlementLines(
  session: Session,
  groupIds: readonly string[],
): Promise<SettlementLineRow[]> {
  const { rows } = await sql<SettlementLineRow>`
    select l.settlement_id as "settlementId", l.group_id as "groupId", l.organisation_id as "organisationId",
      o.name as "organisationName", l.on_date::text as "onDate", l.occasion, l.currency, l.due_cents::float8 as "dueCents",
      l.paid_cents::float8 as "paidCents", l.balance_cents::float8 as "balanceCents",
      (select coalesce(jsonb_agg(jsonb_build_object('name', other.name, 'cents', (t ->> 'cents')::bigint)), '[]')
        from jsonb_array_elements(l.transfers) t
        left join grappe.organisations other on other.id = (t ->> 'organisationId')::uuid) as transfers
    from grappe.group_settlement_lines l join grappe.organisations o on o.id = l.organisation_id
    where l.group_id = any (${[...groupIds]}::uuid[])
    order by l.on_date desc, l.settlement_id desc, o.folded_name`.execute(session);
  return rows;
}
