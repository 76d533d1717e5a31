import type { Budget, MissingFact, Partner, PartnerFact, SharingRule } from './types.ts';
import { concerns } from './cost-model.ts';

const FACT_OF_RULE: Partial<Record<SharingRule, 'turnover' | 'headcount' | 'days'>> = {
  turnover: 'turnover',
  headcount: 'headcount',
  days: 'days',
};

/**
 * Facts that the budget's lines or the rule need and that a partner has not given. Nothing missing is ever counted as zero:
 * with a non-empty answer no share is computed.
 */
export function missingFacts(
  budget: Budget,
  partners: readonly Partner[],
  rule: SharingRule | null,
): MissingFact[] {
  const missing: MissingFact[] = [];
  for (const partner of partners) {
    const fact = rule === null ? undefined : FACT_OF_RULE[rule];
    if (rule !== null && fact !== undefined && factOf(partner, fact) === null) {
      missing.push({ partnerId: partner.id, fact, neededBy: { kind: 'rule', rule } });
    }
    for (const line of budget.lines) {
      const needed = line.kind === 'per_day' ? 'days' : line.kind === 'per_market' ? 'markets' : null;
      if (needed !== null && concerns(line, partner) && factOf(partner, needed) === null) {
        missing.push({ partnerId: partner.id, fact: needed, neededBy: { kind: 'line', lineId: line.id } });
      }
    }
  }
  return missing;
}

/** The value behind a rule or a line, or null when it is not given. */
export function factOf(partner: Partner, fact: PartnerFact): number | readonly string[] | null {
  switch (fact) {
    case 'turnover':
      return partner.turnoverCents;
    case 'headcount':
      return partner.headcount;
    case 'days':
      return partner.days;
    case 'markets':
      return partner.markets;
  }
}
