import {
  feasibilityItems,
  type FeasibilityItem,
  type FeasibilityRowShape,
  type GroupAnswer,
  type GroupDayShape,
  type GroupDecision,
  type GroupLife,
  type LifeCondition,
  type LifeMember,
  type OrganisationRef,
  type SettlementLine,
} from '@grappe/contracts/api';
import { groupDecision } from '@grappe/contracts/api';
import type {
  FeasibilityRow,
  GroupAnswerRow,
  GroupDayRow,
  GroupDecisionRow,
  GroupLifeRow,
  GroupRow,
  MembershipInGroup,
  SettlementLineRow,
} from '@grappe/database';
import { stepAfter, stepBefore, type LifeFacts } from './conditions.ts';

/** A group about which nothing was done yet. */
export const unbegunLife = {
  state: 'proposed',
  next_plan: 'exclude',
  starts_on: null,
  ends_on: null,
  manager_name: '',
  manager_days: null,
  foreseen_contracts: null,
  foreseen_cents: null,
  version: 0,
} as const satisfies Partial<GroupLifeRow>;

export interface LifeToPresent {
  readonly life: Omit<GroupLifeRow, 'cluster_id' | 'updated_by' | 'updated_at'>;
  readonly group: GroupRow;
  readonly facts: LifeFacts;
  readonly conditions: readonly LifeCondition[];
  readonly filled: Record<FeasibilityItem, Pick<FeasibilityRowShape, 'facts' | 'suggested'>>;
  readonly memberships: readonly MembershipInGroup[];
  readonly candidates: readonly OrganisationRef[];
  readonly decisions: readonly GroupDecisionRow[];
  readonly currency: string;
  readonly roomId: string | null;
}

export function presentLife(parts: LifeToPresent): GroupLife {
  const { life, group, facts, conditions, memberships, decisions } = parts;
  const to = stepAfter(life.state);
  const answersOf = (id: string) =>
    facts.answers.filter(({ organisationId }) => organisationId === id).map(presentAnswer);
  const current = new Map(
    memberships.filter(({ leftOn }) => leftOn === null).map((each) => [each.organisationId, each]),
  );
  return {
    groupId: group.id,
    state: life.state,
    version: life.version,
    next: to === null ? null : { to, conditions: [...conditions] },
    back: stepBefore(life.state),
    nextPlan: life.next_plan,
    startsOn: life.starts_on,
    endsOn: life.ends_on,
    managerName: life.manager_name,
    managerDays: numberOf(life.manager_days),
    foreseenContracts: life.foreseen_contracts,
    foreseenCents: numberOf(life.foreseen_cents),
    currency: parts.currency,
    members: group.members.map(({ id, name, kind }) =>
      presentMember({ id, name, kind }, current.get(id), answersOf(id)),
    ),
    former: memberships
      .filter(({ leftOn }) => leftOn !== null)
      .map((left) => presentMember({ id: left.organisationId, name: left.name, kind: left.kind }, left, [])),
    candidates: parts.candidates.map(({ id, name, kind }) => ({ id, name, kind })),
    feasibility: feasibilityItems.map((item) => presentItem(item, parts.filled[item], facts.feasibility)),
    outcome: presentOutcome(facts.feasibility.find(({ item }) => item === 'outcome')),
    decisions: decisions.map(presentDecision),
    roomId: parts.roomId,
  };
}

/** Numbers that the database tells as texts, so that none is rounded. */
const numberOf = (value: string | number | bigint | null): number | null =>
  value === null ? null : Number(value);

const presentMember = (
  organisation: OrganisationRef,
  membership: MembershipInGroup | undefined,
  answers: GroupAnswer[],
): LifeMember => ({
  organisation,
  joinedOn: membership?.joinedOn ?? null,
  leftOn: membership?.leftOn ?? null,
  contractDays: membership?.contractDays ?? null,
  version: membership?.version ?? 0,
  answers,
});

const unanswered = { note: '', answeredBy: null, answeredAt: null, version: 0 };

const answeredFields = ({ note, answeredBy, answeredAt, version }: FeasibilityRow) => ({
  note,
  answeredBy,
  answeredAt: answeredAt.toISOString(),
  version,
});

function presentItem(
  item: FeasibilityItem,
  filled: Pick<FeasibilityRowShape, 'facts' | 'suggested'>,
  rows: readonly FeasibilityRow[],
): FeasibilityRowShape {
  const row = rows.find((each) => each.item === item);
  const verdict = row === undefined ? null : feasibilityVerdict(row.verdict);
  return { item, ...filled, verdict, ...(row === undefined ? unanswered : answeredFields(row)) };
}

const feasibilityVerdict = (verdict: FeasibilityRow['verdict']) =>
  verdict === 'good' || verdict === 'watch' || verdict === 'bad' ? verdict : null;

function presentOutcome(row: FeasibilityRow | undefined): GroupLife['outcome'] {
  if (row === undefined) return { verdict: null, ...unanswered };
  const { verdict } = row;
  const told = verdict === 'go' || verdict === 'conditions' || verdict === 'no' ? verdict : null;
  return { verdict: told, ...answeredFields(row) };
}

export const presentAnswer = ({ groupId: _g, organisationId: _o, ...row }: GroupAnswerRow): GroupAnswer => ({
  ...row,
  askedAt: row.askedAt.toISOString(),
});

export const presentDecision = (row: GroupDecisionRow): GroupDecision => ({
  id: row.id,
  kind: groupDecision.shape.kind.parse(row.kind),
  from: row.from,
  to: row.to,
  organisation: row.organisationName,
  reason: row.reason,
  audience: row.audience,
  decidedOn: row.decidedOn,
  decidedBy: row.decidedBy,
  recordedAt: row.recordedAt.toISOString(),
});

export const presentDay = (row: GroupDayRow): GroupDayShape => ({
  id: row.id,
  day: row.day,
  kind: row.kind,
  portion: row.portion,
  organisation:
    row.organisationId === null ? null : { id: row.organisationId, name: row.organisationName ?? '' },
  market: row.market,
  note: row.note,
  hidden: row.hidden,
  version: row.version,
});

export const presentSettlementLine = (row: SettlementLineRow): SettlementLine => ({
  settlementId: row.settlementId,
  organisation: { id: row.organisationId, name: row.organisationName },
  onDate: row.onDate,
  occasion: row.occasion,
  currency: row.currency,
  dueCents: row.dueCents,
  paidCents: row.paidCents,
  balanceCents: row.balanceCents,
  transfers: row.transfers.map(({ name, cents }) => ({ name, cents: Number(cents) })),
});
