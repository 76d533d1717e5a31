import type { Group, GroupBudget } from '@grappe/contracts/api';

type Line = GroupBudget['lines'][number];
type Aid = GroupBudget['subsidies'][number];
export type Purpose = NonNullable<Line['purpose']>;

/** A budget line as it stands in the form: amounts are what the person typed. */
export interface LineDraft {
  readonly id: string;
  readonly label: string;
  readonly kind: Line['kind'];
  readonly purpose: Purpose;
  readonly amount: string;
  readonly market: string | null;
  /** Members that it concerns; everybody when empty, unless it concerned only firms that left. */
  readonly partners: readonly string[];
  readonly concernsNobody: boolean;
  /** Percentage of support, empty when there is none. */
  readonly rate: string;
  readonly ceiling: string;
}

/** Support on several lines, as it stands in the form. */
export interface AidDraft {
  readonly id: string;
  readonly label: string;
  readonly rate: string;
  readonly ceiling: string;
  readonly minPartners: string;
  /** Eligible lines; every line when empty. */
  readonly lines: readonly string[];
}

export interface BudgetDraft {
  readonly currency: string;
  readonly lines: readonly LineDraft[];
  readonly aids: readonly AidDraft[];
  readonly days: Readonly<Record<string, string>>;
  readonly markets: Readonly<Record<string, readonly string[]>>;
  readonly weights: Readonly<Record<string, string>>;
  /** The letter of the sub-group that each member came with; '' for none. */
  readonly unions: Readonly<Record<string, string>>;
}

/** What sub-groups are called: A to Z, then AA, AB… */
export const unionName = (rank: number): string =>
  (rank >= 26 ? unionName(Math.floor(rank / 26) - 1) : '') + String.fromCharCode(65 + (rank % 26));

/** Names to choose from: those in use and the next free one, at most one for each member. */
export function unionNames(unions: BudgetDraft['unions'], members: number): readonly string[] {
  const used = new Set(Object.values(unions));
  const names = Array.from({ length: Math.max(members, used.size) }, (_, rank) => unionName(rank));
  const last = names.findLastIndex((name) => used.has(name));
  return names.slice(0, Math.max(last + 2, 3));
}

/** `1 250,50` and `1,250.50` are both read; `null` when it is not a number. */
export function amountOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  if (plain === '') return null;
  const decimal = /,\d{1,2}$/.test(plain)
    ? plain.replaceAll('.', '').replace(',', '.')
    : plain.replaceAll(',', '');
  return /^-?\d+(\.\d+)?$/.test(decimal) ? Number(decimal) : null;
}

const typed = (cents: number | null | undefined): string =>
  cents == null || cents === 0 ? '' : String(cents / 100);

const percent = (ratio: number): string => String(Math.round(ratio * 10_000) / 100);

const draftLine = ({
  id,
  label,
  kind,
  purpose,
  amountCents,
  market,
  partners,
  subsidy,
}: Line): LineDraft => ({
  id,
  label,
  kind,
  purpose: purpose ?? 'other',
  amount: typed(amountCents),
  market: market ?? null,
  partners: partners ?? [],
  concernsNobody: partners?.length === 0,
  rate: subsidy === undefined ? '' : percent(subsidy.rateRatio),
  ceiling: typed(subsidy?.ceilingCents),
});

const draftAid = ({ id, label, rateRatio, ceilingCents, minPartners, lines }: Aid): AidDraft => ({
  id,
  label,
  rate: percent(rateRatio),
  ceiling: typed(ceilingCents),
  minPartners: minPartners === undefined ? '' : String(minPartners),
  lines: lines ?? [],
});

const asTexts = (numbers: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(numbers).map(([id, count]) => [id, String(count)]));

/** The budget of the group, or the one proposed to start from. */
export function draftOf({ budget, budgetDraft }: Group): BudgetDraft {
  const { currency, lines, subsidies, days, markets, weights, unions } = budget ?? budgetDraft;
  return {
    currency,
    lines: lines.map(draftLine),
    aids: subsidies.map(draftAid),
    days: asTexts(days),
    markets,
    weights: asTexts(weights),
    unions: Object.fromEntries(
      unions.flatMap((union, rank) => union.map((id) => [id, unionName(rank)] as const)),
    ),
  };
}

const freeId = (prefix: string, entries: readonly { readonly id: string }[]): string => {
  const taken = new Set(entries.map(({ id }) => id));
  let number = entries.length + 1;
  while (taken.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
};

export const newLine = (lines: readonly LineDraft[]): LineDraft => ({
  id: freeId('line', lines),
  label: '',
  kind: 'fixed',
  purpose: 'other',
  amount: '',
  market: null,
  partners: [],
  concernsNobody: false,
  rate: '',
  ceiling: '',
});

export const newAid = (aids: readonly AidDraft[]): AidDraft => ({
  id: freeId('aid', aids),
  label: '',
  rate: '',
  ceiling: '',
  minPartners: '',
  lines: [],
});

const cents = (text: string): number => Math.round((amountOf(text) ?? 0) * 100);

const lineOf = ({
  id,
  label,
  kind,
  purpose,
  amount,
  market,
  partners,
  concernsNobody,
  rate,
  ceiling,
}: LineDraft): Line => ({
  id,
  label,
  kind,
  purpose,
  amountCents: cents(amount),
  ...(kind === 'per_market' && market !== null ? { market } : {}),
  ...(partners.length === 0 && !concernsNobody ? {} : { partners: [...partners] }),
  ...(amountOf(rate) === null
    ? {}
    : {
        subsidy: {
          rateRatio: (amountOf(rate) ?? 0) / 100,
          ceilingCents: amountOf(ceiling) === null ? null : cents(ceiling),
        },
      }),
});

const aidOf = ({ id, label, rate, ceiling, minPartners, lines }: AidDraft): Aid => ({
  id,
  label,
  rateRatio: (amountOf(rate) ?? 0) / 100,
  ceilingCents: amountOf(ceiling) === null ? null : cents(ceiling),
  ...(amountOf(minPartners) === null ? {} : { minPartners: Math.round(amountOf(minPartners) ?? 0) }),
  ...(lines.length === 0 ? {} : { lines: [...lines] }),
});

const asNumbers = (texts: Readonly<Record<string, string>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([id, text]) => {
      const count = amountOf(text);
      return count === null ? [] : [[id, count] as const];
    }),
  );

/** What is sent: days and weights that nobody gave stay unknown, they are not zero. */
export function budgetOf({
  currency,
  lines,
  aids,
  days,
  markets,
  weights,
  unions,
}: BudgetDraft): GroupBudget {
  const ids = new Set(lines.map(({ id }) => id));
  return {
    currency,
    lines: lines.map(lineOf),
    subsidies: aids
      .map(aidOf)
      .map((aid) =>
        aid.lines === undefined ? aid : { ...aid, lines: aid.lines.filter((id) => ids.has(id)) },
      ),
    days: asNumbers(days),
    markets: Object.fromEntries(Object.entries(markets).map(([id, codes]) => [id, [...codes]])),
    weights: asNumbers(weights),
    unions: [...new Set(Object.values(unions))]
      .filter((name) => name !== '')
      .toSorted()
      .map((name) => Object.keys(unions).filter((id) => unions[id] === name)),
  };
}

const isUnreadable = (text: string): boolean => text.trim() !== '' && amountOf(text) === null;

/** Entries whose numbers cannot be read: they are shown, and nothing is sent. */
export const unreadable = ({ lines, aids, days, weights }: BudgetDraft): readonly string[] => [
  ...lines.flatMap(({ id, amount, rate, ceiling }) =>
    [amount, rate, ceiling].some(isUnreadable) ? [id] : [],
  ),
  ...aids.flatMap(({ id, rate, ceiling, minPartners }) =>
    [rate, ceiling, minPartners].some(isUnreadable) ? [id] : [],
  ),
  ...Object.entries(days).flatMap(([id, text]) => (isUnreadable(text) ? [id] : [])),
  ...Object.entries(weights).flatMap(([id, text]) => (isUnreadable(text) ? [`weight-${id}`] : [])),
];
