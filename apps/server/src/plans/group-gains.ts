import type { GainScheme, GainSimulation, SharingRuleName } from '@grappe/contracts/api';
import type { gainSimulationRequest } from '@grappe/contracts/api';
import { simulateContracts, type ShareProblem, type SimulatedScenario } from '@grappe/engine/shares';
import type { z } from 'zod';
import { refuse } from '../app/refusal.ts';
import { computeShares } from './group-shares.ts';
import type { GroupFacts } from './read-group-facts.ts';

const mostMonths = 120;

/** Refuses a scheme with the part that is wrong and what is wrong with it. */
export function checkScheme({ bonus, pool, horizonMonths, territory }: GainScheme): void {
  const told = simulateContracts({
    currency: 'EUR',
    partnerIds: ['anybody'],
    scheme: { bonus, pool },
    scenarios: [],
  });
  if (told.kind === 'invalid') throw refusedPart(told.problems[0]);
  if (horizonMonths < 1 || horizonMonths > mostMonths)
    throw refuse('scheme_refused', { part: 'horizon', fault: 'months' });
  const { keptRatio, turnoverPerJobCents, groupJobs } = territory;
  if (keptRatio !== null && !(keptRatio >= 0 && keptRatio <= 1))
    throw refuse('scheme_refused', { part: 'kept', fault: 'ratio_out_of_range' });
  if (turnoverPerJobCents !== null && !(turnoverPerJobCents > 0))
    throw refuse('scheme_refused', { part: 'per_job', fault: 'not_positive' });
  if (groupJobs !== null && !(groupJobs >= 0 && groupJobs <= 100))
    throw refuse('scheme_refused', { part: 'jobs', fault: 'negative_amount' });
}

/** `scheme.bonus.fixedCents` → `bonus_fixedCents`: the sentence names the part of the form. */
const refusedPart = (problem: ShareProblem | undefined) =>
  refuse('scheme_refused', {
    part: (problem?.path ?? '').replace(/^scheme\./, '').replaceAll(/[.[\]\d]+/g, '_'),
    fault: problem?.code ?? 'out_of_range',
  });

/** The bonus, the pool and what is left to each, if these contracts were won. */
export function simulateGains(
  facts: GroupFacts,
  rule: SharingRuleName,
  { scheme, contracts }: z.output<typeof gainSimulationRequest>,
): GainSimulation {
  checkScheme(scheme);
  const stranger = contracts.find(({ partnerId }) => !facts.memberIds.includes(partnerId));
  if (stranger !== undefined) throw refuse('budget_firm_not_member', { part: 'contracts' });
  const costs = costsBy(facts, rule);
  const currency = facts.budget?.currency ?? 'EUR';
  const told = simulateContracts({
    currency,
    partnerIds: facts.memberIds,
    scheme: { bonus: scheme.bonus, pool: scheme.pool },
    scenarios: [{ id: 'asked', contracts: contracts.map((won, rank) => ({ ...won, id: String(rank) })) }],
    ...(costs === null ? {} : { costsCents: costs }),
  });
  if (told.kind === 'invalid') throw refusedContract(told.problems[0]);
  if (told.kind !== 'simulated') throw new Error('every contract has an amount and a margin');
  const [scenario] = told.scenarios;
  if (scenario === undefined) throw new Error('one scenario was asked for');
  return presentSimulation(scenario, currency, costs === null ? null : rule);
}

const refusedContract = (problem: ShareProblem | undefined) => {
  const rank = Number(problem?.params['contract'] ?? -1);
  return refuse('expectation_refused', { entry: String(rank + 1), fault: problem?.code ?? 'out_of_range' });
};

/** What each member pays by the rule; null without a budget, or where the rule gives no share. */
export function costsBy(
  { budget, organisations }: GroupFacts,
  rule: SharingRuleName,
): Readonly<Record<string, number>> | null {
  if (budget === null) return null;
  const computed = computeShares(budget, organisations, { leaving: false }).find((one) => one.rule === rule);
  if (computed?.result.kind !== 'shared') return null;
  return Object.fromEntries(computed.result.partners.map(({ id, paysCents }) => [id, paysCents]));
}

function presentSimulation(
  { bonus, pool, partners }: SimulatedScenario,
  currency: string,
  rule: SharingRuleName | null,
): GainSimulation {
  return {
    currency,
    bonus: bonus && { totalCents: bonus.totalCents, beforeCeilingCents: bonus.beforeCeilingCents },
    pooledCents: pool?.pooledCents ?? null,
    fellBackToEqual: pool?.fellBackToEqual ?? false,
    rule,
    partners: partners.map((partner) => {
      const parts = bonus?.partners.find(({ id }) => id === partner.id);
      return {
        ...partner,
        bonusParts:
          parts === undefined
            ? null
            : {
                fixedCents: parts.fixedCents,
                contractCents: parts.contractCents,
                turnoverCents: parts.turnoverCents,
              },
      };
    }),
  };
}
