import { shareCosts } from '@grappe/engine/shares';
import type { Budget } from '@grappe/engine/shares';
import { commandFailure, readJson } from '../failure.ts';

export interface PlanBudget {
  readonly budget: Budget;
  /** Days of the shared manager by name of firm, where they are agreed. */
  readonly days: Readonly<Record<string, number>>;
}

/** A budget of the shared manager, as each group would spend it. Checked before anything long is computed. */
export async function readBudget(path: string, firms: ReadonlySet<string>): Promise<PlanBudget> {
  const content = await readJson(path);
  const { days = {}, ...budget } = (content ?? {}) as { days?: Record<string, number> } & Budget;
  const check = shareCosts(
    budget,
    [{ id: 'check', headcount: 1, turnoverCents: 1, days: 1, markets: [] }],
    'equal',
  );
  if (check.kind === 'invalid') {
    const [first] = check.problems;
    const field = first?.path || 'budget';
    throw commandFailure('budget_invalid', { fileName: path, field }, check.problems);
  }
  for (const [firm, used] of Object.entries(days)) {
    if (typeof used !== 'number' || !(used >= 0))
      throw commandFailure('budget_invalid', { fileName: path, field: `days.${firm}` });
    if (!firms.has(firm)) throw commandFailure('budget_firm_unknown', { fileName: path, firm });
  }
  return { budget, days };
}
