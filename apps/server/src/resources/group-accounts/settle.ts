import type { GroupBudget, SettlementPreview } from '@grappe/contracts/api';
import { groupBudget, sharingRule } from '@grappe/contracts/api';
import {
  addSettlement,
  changeGroupLife,
  getGroupLife,
  listGroupAnswers,
  listGroupCosts,
  listGroupDays,
  listSettlements,
  listShareChoices,
  recordGroupDecision,
  type GroupCostRow,
  type Session,
} from '@grappe/database';
import type { z } from 'zod';
import { refuse } from '../../app/refusal.ts';
import { readProfileInput } from '../../plans/read-profile-input.ts';
import { settleGroup } from '../../plans/settle-group.ts';
import { isCommitted } from '../group-life/conditions.ts';
import type { HeldLife } from '../group-life/held-life.ts';
import { todayIs, type GroupPlace, type WholeGroup } from '../group-life/read-life.ts';
import { keptBudget } from '../groups/present.ts';

/** Rules that people choose from. */
export type RuleName = z.infer<typeof sharingRule>;

interface Asked {
  /** The last day that is counted. */
  readonly onDate: string;
  readonly rule: RuleName;
}

export interface Counted {
  readonly preview: SettlementPreview;
  readonly costs: readonly GroupCostRow[];
}

/** Accounts that were never drawn up have no lines to share by: everything is in one currency all the same. */
export const budgetOf = ({ group }: WholeGroup): GroupBudget =>
  keptBudget(group) ?? groupBudget.parse({ lines: [], days: {} });

/** The rule that was chosen for the group, else that of the last accounts; null until there is one. */
export async function lastRule(tx: Session, place: GroupPlace): Promise<RuleName | null> {
  const [choice] = await listShareChoices(tx, place);
  const [last] = await listSettlements(tx, place.groupId);
  const known = sharingRule.safeParse(choice?.rule ?? last?.rule);
  return known.success ? known.data : null;
}

/** What the accounts of a group would say up to a day; nothing is kept. */
export async function countAccounts(
  tx: Session,
  place: GroupPlace,
  whole: WholeGroup,
  { onDate, rule }: Asked,
): Promise<Counted> {
  const members = await accountable(tx, place, whole);
  const costs = (await listGroupCosts(tx, place.groupId)).filter(
    ({ settlementId, spentOn }) => settlementId === null && spentOn <= onDate,
  );
  if (costs.length === 0) return { preview: { kind: 'nothing' }, costs };
  const organisationIds = members.map(({ id }) => id);
  const input = await readProfileInput(tx, place.clusterId, { on: todayIs(), organisationIds });
  const budget = budgetOf(whole);
  const usedDays = await daysUsed(tx, place.groupId, onDate);
  const result = settleGroup({ costs, budget, members: input.organisations, usedDays, rule });
  const firm = (id: string) => ({ id, name: members.find((each) => each.id === id)?.name ?? '' });
  const firmOrAccount = (id: string | null) => (id === null ? null : firm(id));
  if (result.kind === 'negative_line') throw refuse('settlement_negative_line', { line: result.lineId });
  if (result.kind === 'not_agreed')
    return { preview: notAgreedYet(result.fact, result.partnerIds.map(firm)), costs };
  if (result.kind === 'missing_data') {
    const missing = result.missing.map(({ partnerId, fact }) => ({ organisation: firm(partnerId), fact }));
    return { preview: { kind: 'missing_data', missing }, costs };
  }
  if (result.kind === 'undefined') return { preview: { kind: 'undefined', why: result.reason }, costs };
  if (result.kind !== 'settled') return { preview: { kind: 'undefined', why: result.kind }, costs };
  return {
    costs,
    preview: {
      kind: 'settled',
      rule,
      currency: result.currency,
      totalCents: result.actualTotalCents,
      partners: result.partners.map(({ id, dueCents, paidCents, balanceCents }) => ({
        organisation: firm(id),
        dueCents,
        paidCents,
        balanceCents,
      })),
      transfers: result.transfers.map(({ from, to, amountCents }) => ({
        from: firmOrAccount(from),
        to: firmOrAccount(to),
        amountCents,
      })),
      fewest: result.fewest,
      accountCents: result.accountCents,
      costs: costs.length,
    },
  };
}

/** Members who share costs: once partners are committed, whoever entered after them and has not said yes yet pays nothing. */
async function accountable(
  tx: Session,
  { groupId }: GroupPlace,
  { group }: WholeGroup,
): Promise<WholeGroup['group']['members']> {
  const life = await getGroupLife(tx, groupId);
  if (life === undefined || !isCommitted(life.state)) return group.members;
  const answers = await listGroupAnswers(tx, [groupId]);
  const yes = new Set(
    answers.flatMap(({ kind, answer, organisationId }) =>
      kind === 'commitment' && answer === 'yes' ? [organisationId] : [],
    ),
  );
  return group.members.filter(({ id }) => yes.has(id));
}

type Preview<Kind extends SettlementPreview['kind']> = Extract<SettlementPreview, { kind: Kind }>;

const notAgreedYet = (
  fact: 'weights' | 'unions',
  firms: Preview<'missing_data'>['missing'][number]['organisation'][],
): Preview<'missing_data' | 'undefined'> =>
  fact === 'unions'
    ? { kind: 'undefined', why: 'no_unions' }
    : { kind: 'missing_data', missing: firms.map((organisation) => ({ organisation, fact })) };

/** Days that each firm used since the last accounts. */
async function daysUsed(tx: Session, groupId: string, onDate: string): Promise<Map<string, number>> {
  const [last] = await listSettlements(tx, groupId);
  const used = new Map<string, number>();
  for (const { kind, day, organisationId, portion } of await listGroupDays(tx, [groupId]))
    if (
      kind === 'work' &&
      organisationId !== null &&
      day <= onDate &&
      (last === undefined || day > last.onDate)
    )
      used.set(organisationId, (used.get(organisationId) ?? 0) + portion);
  return used;
}

type Occasion = 'interim' | 'entry' | 'exit' | 'final';

/** Draws up the accounts and keeps them: what they counted stays as it is. */
export async function drawUpAccounts(
  { tx, place, group, plan }: HeldLife,
  asked: Asked & { readonly occasion: Occasion },
): Promise<void> {
  const [last] = await listSettlements(tx, place.groupId);
  if (last !== undefined && asked.onDate < last.onDate)
    throw refuse('settlement_before_last', { date: last.onDate });
  const { preview, costs } = await countAccounts(tx, place, { group, plan }, asked);
  if (preview.kind === 'nothing') throw refuse('settlement_nothing');
  if (preview.kind === 'missing_data')
    throw refuse('settlement_missing_data', {
      names: preview.missing.map(({ organisation }) => organisation.name).join(', '),
    });
  if (preview.kind === 'undefined') throw refuse('settlement_undefined', { why: preview.why });
  await addSettlement(tx, place, {
    onDate: asked.onDate,
    occasion: asked.occasion,
    rule: preview.rule,
    currency: preview.currency,
    totalCents: preview.totalCents,
    details: { accountCents: preview.accountCents, fewest: preview.fewest },
    partners: preview.partners.map(({ organisation, ...amounts }) => ({
      organisationId: organisation.id,
      ...amounts,
    })),
    transfers: preview.transfers.map(({ from, to, amountCents }) => ({
      from: from?.id ?? null,
      to: to?.id ?? null,
      amountCents,
    })),
    costIds: costs.map(({ id }) => id),
  });
  await changeGroupLife(tx, place.groupId, {});
  await recordGroupDecision(tx, place, { kind: 'settled', to: asked.occasion, on: asked.onDate });
}

/** Before a firm enters or after one leaves: what was spent until then is settled among those who were in. */
export async function settleAtChange(
  held: HeldLife,
  change: {
    readonly occasion: 'entry' | 'exit';
    readonly onDate: string;
    readonly rule: RuleName | undefined;
  },
): Promise<void> {
  const { tx, place } = held;
  const open = (await listGroupCosts(tx, place.groupId)).some(
    ({ settlementId, spentOn }) => settlementId === null && spentOn <= change.onDate,
  );
  if (!open) return;
  const rule = change.rule ?? (await lastRule(tx, place));
  if (rule === null) throw refuse('settlement_needs_rule');
  await drawUpAccounts(held, { ...change, rule });
}
