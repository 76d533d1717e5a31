import type { IncubatorBudget } from '@grappe/contracts/api';
import { amountOf } from '../groups/budget-draft.ts';

type Line = IncubatorBudget['lines'][number];

/** A line of the second level as it stands in the form. */
export interface CostDraft {
  readonly id: string;
  readonly label: string;
  readonly purpose: CostPurpose;
  readonly kind: Line['kind'];
  /** For a line by market; every market when null. */
  readonly market: string | null;
  readonly amount: string;
  readonly rate: string;
  readonly ceiling: string;
  /** Groups concerned; all when empty, unless those whom it concerned have left. */
  readonly groups: readonly string[];
  /** It concerned only groups that left: it waits for a decision, and nobody pays it. */
  readonly concernsNobody: boolean;
}

export const costPurposes = ['premises', 'training', 'joint_mission', 'salary', 'study', 'other'] as const;
export type CostPurpose = NonNullable<Line['purpose']>;

const money = (cents: number | null | undefined): string =>
  cents == null || cents === 0 ? '' : String(cents / 100);

const blank: CostDraft = {
  id: '',
  label: '',
  purpose: 'other',
  kind: 'fixed',
  market: null,
  amount: '',
  rate: '',
  ceiling: '',
  groups: [],
  concernsNobody: false,
};

const start: readonly CostDraft[] = [
  { ...blank, id: 'premises', purpose: 'premises' },
  { ...blank, id: 'training', purpose: 'training', kind: 'per_firm' },
  { ...blank, id: 'joint_mission', purpose: 'joint_mission', kind: 'per_market' },
];

/** The lines kept, or those to start from; amounts are for people to fill. Of the groups, those still under the roof. */
export function draftOfCosts(
  budget: IncubatorBudget | null,
  housed: readonly { readonly id: string }[],
): readonly CostDraft[] {
  const stays = (id: string): boolean => housed.some((group) => group.id === id);
  return budget === null
    ? start
    : budget.lines.map((line) => ({
        id: line.id,
        label: line.label,
        purpose: line.purpose ?? 'other',
        kind: line.kind,
        market: line.market ?? null,
        amount: money(line.amountCents),
        rate: line.subsidy === undefined ? '' : String(Math.round(line.subsidy.rateRatio * 10_000) / 100),
        ceiling: money(line.subsidy?.ceilingCents),
        groups: (line.groups ?? []).filter(stays),
        concernsNobody: line.groups !== undefined && !line.groups.some(stays),
      }));
}

const cents = (text: string): number => Math.round((amountOf(text) ?? 0) * 100);

export const linesOf = (drafts: readonly CostDraft[]): Line[] =>
  drafts.map(({ id, label, purpose, kind, market, amount, rate, ceiling, groups, concernsNobody }) => ({
    id,
    label,
    purpose,
    kind,
    amountCents: cents(amount),
    ...(kind === 'per_market' && market !== null ? { market } : {}),
    ...(groups.length === 0 && !concernsNobody ? {} : { groups: [...groups] }),
    ...(amountOf(rate) === null
      ? {}
      : {
          subsidy: {
            rateRatio: (amountOf(rate) ?? 0) / 100,
            ceilingCents: amountOf(ceiling) === null ? null : cents(ceiling),
          },
        }),
  }));

export function newCost(drafts: readonly CostDraft[]): CostDraft {
  const taken = new Set(drafts.map(({ id }) => id));
  let number = drafts.length + 1;
  while (taken.has(`cost-${number}`)) number += 1;
  return { ...blank, id: `cost-${number}` };
}

export const unreadableCosts = (drafts: readonly CostDraft[]): readonly string[] =>
  drafts.flatMap(({ id, amount, rate, ceiling }) =>
    [amount, rate, ceiling].some((text) => text.trim() !== '' && amountOf(text) === null) ? [id] : [],
  );
