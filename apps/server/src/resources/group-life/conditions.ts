import type { AnswerKind, GroupState, LifeCondition } from '@grappe/contracts/api';
import { feasibilityItems } from '@grappe/contracts/api';
import type { FeasibilityRow, GroupAnswerRow } from '@grappe/database';

/** What the steps of a group's life depend on, read together. */
export interface LifeFacts {
  readonly state: GroupState;
  readonly planProposed: boolean;
  readonly memberIds: readonly string[];
  readonly answers: readonly GroupAnswerRow[];
  readonly feasibility: readonly FeasibilityRow[];
  readonly hasBudget: boolean;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly unsettledCosts: number;
  readonly lessons: number;
  readonly today: string;
}

const order: readonly GroupState[] = [
  'proposed',
  'contacted',
  'feasibility',
  'commitment',
  'operating',
  'results',
  'closed',
];

/** A group shares an export manager from two firms on. */
export const fewestMembers = 2;

export const stepAfter = (state: GroupState): GroupState | null =>
  state === 'abandoned' ? null : (order[order.indexOf(state) + 1] ?? null);

/** Nobody takes back that firms were told: the first step is never undone, nor the end. */
export const stepBefore = (state: GroupState): GroupState | null =>
  state === 'closed' || state === 'abandoned' ? null : (order.slice(1)[order.indexOf(state) - 2] ?? null);

/** What the next step waits for, met or not. Linear in members and answers. */
export function conditionsOf(facts: LifeFacts): LifeCondition[] {
  const { state, memberIds, feasibility } = facts;
  const given = (code: LifeCondition['code'], met: boolean, params: LifeCondition['params'] = {}) => ({
    code,
    met,
    params,
  });
  switch (state) {
    case 'proposed':
      return [
        given('plan_proposed', facts.planProposed),
        given('members_enough', memberIds.length >= fewestMembers, { needed: fewestMembers }),
      ];
    case 'contacted':
      return [allSaidYes('all_interested', 'interest', facts)];
    case 'feasibility': {
      const left = feasibilityItems.filter((item) => !feasibility.some((row) => row.item === item)).length;
      return [
        given('checklist_answered', left === 0, { left }),
        given('outcome_favourable', isFavourable(feasibility)),
        allSaidYes('all_committed', 'commitment', facts),
      ];
    }
    case 'commitment':
      return [
        given('budget_kept', facts.hasBudget),
        given('dates_given', facts.startsOn !== null && facts.endsOn !== null),
        ...newcomersSaidYes(facts),
      ];
    case 'operating':
      return [
        given('has_begun', facts.startsOn !== null && facts.startsOn <= facts.today),
        ...newcomersSaidYes(facts),
      ];
    case 'results':
      return [
        given('all_settled', facts.unsettledCosts === 0, { left: facts.unsettledCosts }),
        given('lesson_written', facts.lessons > 0),
      ];
    case 'closed':
    case 'abandoned':
      return [];
  }
}

export const isFavourable = (feasibility: readonly FeasibilityRow[]): boolean =>
  feasibility.some(
    ({ item, verdict }) => item === 'outcome' && (verdict === 'go' || verdict === 'conditions'),
  );

/** Each member's own yes; who was not asked is counted with those who did not answer. */
function allSaidYes(
  code: LifeCondition['code'],
  kind: AnswerKind,
  { memberIds, answers }: LifeFacts,
): LifeCondition {
  const said = memberIds.map(
    (member) => answers.find((each) => each.kind === kind && each.organisationId === member)?.answer ?? null,
  );
  const [waiting, refused] = [null, 'no'].map((answer) => said.filter((each) => each === answer).length);
  return {
    code,
    met: said.length > 0 && waiting === 0 && refused === 0,
    params: { waiting: waiting ?? 0, refused: refused ?? 0 },
  };
}

/** Once partners are committed, who entered after them has to commit itself too; said only while somebody has not. */
const newcomersSaidYes = (facts: LifeFacts): LifeCondition[] =>
  [allSaidYes('all_committed', 'commitment', facts)].filter(({ met }) => !met);

/** From this step on every partner has said yes itself. */
export const isCommitted = (state: GroupState): boolean => state === 'commitment' || state === 'operating';

/**
 * Whether a question is open to a firm: whether it is interested, then whether it commits itself. Once partners are committed, it
 * stays open to a firm that entered after them until it says yes, and to nobody else.
 */
export const isOpen = (
  state: GroupState,
  kind: AnswerKind,
  answer: GroupAnswerRow['answer'] | undefined,
): boolean =>
  (state === 'contacted' && kind === 'interest') ||
  (state === 'feasibility' && kind === 'commitment') ||
  (isCommitted(state) && kind === 'commitment' && answer !== undefined && answer !== 'yes');
