import type { Group, GroupBudget } from '@grappe/contracts/api';

type Line = GroupBudget['lines'][number];

/** A budget line as it stands in the form: amounts are what the person typed. */
export interface LineDraft {
  readonly id: string;
  readonly label: string;
  readonly kind: Line['kind'];
  readonly amount: string;
  readonly market: string | null;
  /** Percentage of support, empty when there is none. */
  readonly rate: string;
  readonly ceiling: string;
}

export interface BudgetDraft {
  readonly currency: string;
  readonly lines: readonly LineDraft[];
  readonly days: Readonly<Record<string, string>>;
}

/** `1 250,50` and `1,250.50` are both read; `null` when it is not a number. */
export function amountOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  if (plain === '') return null;
  const decimal = /,\d{1,2}$/.test(plain)
    ? plain.replaceAll('.', '').replace(',', '.')
    : plain.replaceAll(',', '');
  return /^\d+(\.\d+)?$/.test(decimal) ? Number(decimal) : null;
}

const typed = (cents: number | null | undefined): string =>
  cents == null || cents === 0 ? '' : String(cents / 100);

const draftLine = ({ id, label, kind, amountCents, market, subsidy }: Line): LineDraft => ({
  id,
  label,
  kind,
  amount: typed(amountCents),
  market: market ?? null,
  rate: subsidy === undefined ? '' : String(Math.round(subsidy.rateRatio * 100)),
  ceiling: typed(subsidy?.ceilingCents),
});

/** The budget of the group, or the one proposed to start from. */
export function draftOf({ budget, budgetDraft }: Group): BudgetDraft {
  const { currency, lines, days } = budget ?? budgetDraft;
  return {
    currency,
    lines: lines.map(draftLine),
    days: Object.fromEntries(Object.entries(days).map(([id, count]) => [id, String(count)])),
  };
}

export const newLine = (lines: readonly LineDraft[]): LineDraft => {
  const taken = new Set(lines.map(({ id }) => id));
  let number = lines.length + 1;
  while (taken.has(`line-${number}`)) number += 1;
  return { id: `line-${number}`, label: '', kind: 'fixed', amount: '', market: null, rate: '', ceiling: '' };
};

const cents = (text: string): number => Math.round((amountOf(text) ?? 0) * 100);

const lineOf = ({ id, label, kind, amount, market, rate, ceiling }: LineDraft): Line => ({
  id,
  label,
  kind,
  amountCents: cents(amount),
  ...(kind === 'per_market' && market !== null ? { market } : {}),
  ...(amountOf(rate) === null
    ? {}
    : {
        subsidy: {
          rateRatio: Math.min(1, (amountOf(rate) ?? 0) / 100),
          ceilingCents: amountOf(ceiling) === null ? null : cents(ceiling),
        },
      }),
});

/** What is sent: days that nobody gave stay unknown, they are not zero. */
export function budgetOf({ currency, lines, days }: BudgetDraft): GroupBudget {
  const known = Object.entries(days).flatMap(([id, text]) => {
    const count = amountOf(text);
    return count === null ? [] : [[id, count] as const];
  });
  return { currency, lines: lines.map(lineOf), days: Object.fromEntries(known) };
}

/** Lines whose amount is not a number: they are shown, and nothing is sent. */
export const unreadable = ({ lines, days }: BudgetDraft): readonly string[] => [
  ...lines.flatMap(({ id, amount, rate, ceiling }) =>
    [amount, rate, ceiling].some((text) => text.trim() !== '' && amountOf(text) === null) ? [id] : [],
  ),
  ...Object.entries(days).flatMap(([id, text]) =>
    text.trim() !== '' && amountOf(text) === null ? [id] : [],
  ),
];
