import type {
  Budget,
  InvalidShares,
  MissingShareData,
  Partner,
  ShareOptions,
  ShareResult,
  SharedCosts,
  SharingRule,
} from './types.ts';
import { checkShareRequest } from './check-budget.ts';
import { coalitionCost, costModel } from './cost-model.ts';
import { gameOfModel } from './rule-shares.ts';
import { hasGameCore } from './game-core.ts';
import { missingFacts } from './missing-facts.ts';
import { shareCosts } from './share-costs.ts';
import { totalOf } from './share-request.ts';

/** The rules that a group compares, in the order in which they are explained: the simplest first. */
export const COMPARED_RULES: readonly SharingRule[] = [
  'equal',
  'turnover',
  'headcount',
  'days',
  'shapley',
  'weighted_shapley',
  'nucleolus',
  'ensc',
  'owen',
  'tau',
];

export interface RuleComparison {
  readonly kind: 'compared';
  readonly currency: string;
  readonly totalCents: number;
  /** One answer for each rule, tagged like any other: a fact missing for one rule stops that rule only. */
  readonly rules: readonly { readonly rule: SharingRule; readonly result: ShareResult }[];
  /** What the choice of a rule changes for each partner, over the rules that have an answer; null when none has. */
  readonly partners: readonly {
    readonly id: string;
    readonly aloneCents: number;
    readonly least: { readonly rule: SharingRule; readonly paysCents: number } | null;
    readonly most: { readonly rule: SharingRule; readonly paysCents: number } | null;
  }[];
  /** Rules that leave no sub-group better apart. */
  readonly inCore: readonly SharingRule[];
  /** Whether any shares at all leave no sub-group better apart; null above 20 partners. */
  readonly coreNonEmpty: boolean | null;
}

export type ComparisonResult = RuleComparison | MissingShareData | InvalidShares;

/**
 * The rules side by side on one budget. Without `rules`, those of `COMPARED_RULES`; weighted Shapley only with weights, and
 * Owen only with unions. A budget for one firm has nothing to share, and is refused. Cost: that of each rule.
 */
export function compareRules(
  budget: Budget,
  partners: readonly Partner[],
  options: ShareOptions & { readonly rules?: readonly SharingRule[] } = {},
): ComparisonResult {
  const problems = checkShareRequest(budget, partners, null, options);
  if (problems.length === 0 && partners.length === 1)
    problems.push({ code: 'one_partner', path: 'partners', params: { partner: partners[0]?.id ?? '' } });
  if (problems.length > 0) return { kind: 'invalid', problems };
  const missing = missingFacts(budget, partners, null);
  if (missing.length > 0) return { kind: 'missing_data', rule: null, missing };
  const asked = options.rules ?? COMPARED_RULES.filter((rule) => hasItsOption(rule, options));
  const rules = asked.map((rule) => ({ rule, result: shareCosts(budget, partners, rule, options) }));
  return comparison(budget, partners, rules);
}

function hasItsOption(rule: SharingRule, { weights, unions }: ShareOptions): boolean {
  if (rule === 'weighted_shapley') return weights !== undefined;
  return rule !== 'owen' || unions !== undefined;
}

function comparison(
  budget: Budget,
  partners: readonly Partner[],
  rules: RuleComparison['rules'],
): RuleComparison {
  const model = costModel(budget, partners);
  const game = gameOfModel(model);
  const answers = rules.flatMap(({ result }) => (result.kind === 'shared' ? [result] : []));
  return {
    kind: 'compared',
    currency: budget.currency,
    totalCents: totalOf(model),
    rules,
    partners: partners.map(({ id }, i) => ({
      id,
      aloneCents: coalitionCost(model, [i]),
      least: extreme(answers, i, (a, b) => a < b),
      most: extreme(answers, i, (a, b) => a > b),
    })),
    inCore: answers.flatMap(({ rule, inCore }) => (inCore === true ? [rule] : [])),
    coreNonEmpty: game === null ? null : hasGameCore(game),
  };
}

function extreme(
  answers: readonly SharedCosts[],
  partner: number,
  isBetter: (a: number, b: number) => boolean,
): { rule: SharingRule; paysCents: number } | null {
  let best: { rule: SharingRule; paysCents: number } | null = null;
  for (const { rule, partners } of answers) {
    const paysCents = partners[partner]?.paysCents as number;
    if (best === null || isBetter(paysCents, best.paysCents)) best = { rule, paysCents };
  }
  return best;
}
