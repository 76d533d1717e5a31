import type { KnownContract } from './bonus.ts';
import type {
  ContractScenario,
  MissingGainFact,
  ScenarioPartner,
  SimulatedScenario,
  SimulationRequest,
  SimulationResult,
  WonContract,
} from './types.ts';
import type { ShareProblem } from '../types.ts';
import { checkContracts, checkScheme, type AddProblem } from './check-gains.ts';
import { divideBonus, dividePool } from './bonus.ts';

/**
 * What each partner gets and gives under given contracts, scenario by scenario: its margins, its part of the manager's bonus, what
 * it gives to and gets from the common pool, and what is left after its costs when these are given. Whole cents that
 * add up. A contract whose amount or margin is not known stops the answer and is named. O(contracts × partners).
 */
export function simulateContracts(request: SimulationRequest): SimulationResult {
  const problems = simulationProblems(request);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const missing = missingFactsOf(request.scenarios);
  if (missing.length > 0) return { kind: 'missing_gain_data', missing };
  return {
    kind: 'simulated',
    currency: request.currency,
    scenarios: request.scenarios.map((scenario) => simulateOne(scenario, request)),
  };
}

function simulationProblems({
  partnerIds,
  scheme,
  scenarios,
  costsCents,
  currency,
}: SimulationRequest): ShareProblem[] {
  const problems: ShareProblem[] = [];
  const add: AddProblem = (path, code, params = {}) => problems.push({ code, path, params });
  if (!/^[A-Z]{3}$/.test(currency)) add('currency', 'not_a_currency', { value: currency });
  if (partnerIds.length === 0) add('partnerIds', 'no_partners');
  const twice = partnerIds.find((id, index) => partnerIds.indexOf(id) !== index);
  if (twice !== undefined) add('partnerIds', 'duplicate_id', { id: twice });
  checkScheme(scheme, add);
  scenarios.forEach(({ contracts }, index) =>
    checkContracts(contracts, partnerIds, `scenarios[${index}].contracts`, add),
  );
  for (const [id, cents] of Object.entries(costsCents ?? {})) {
    if (!partnerIds.includes(id)) add(`costsCents.${id}`, 'unknown_id', { id });
    if (!Number.isInteger(cents)) add(`costsCents.${id}`, 'not_integer_cents', { value: cents });
  }
  return problems;
}

function missingFactsOf(scenarios: readonly ContractScenario[]): MissingGainFact[] {
  return scenarios
    .flatMap(({ contracts }) => contracts)
    .flatMap(({ id, partnerId, amountCents, marginRatio }): MissingGainFact[] => [
      ...(amountCents === null ? [{ partnerId, contractId: id, fact: 'amount' as const }] : []),
      ...(marginRatio === null ? [{ partnerId, contractId: id, fact: 'margin' as const }] : []),
    ]);
}

function isKnown(contract: WonContract): contract is KnownContract {
  return contract.amountCents !== null && contract.marginRatio !== null;
}

function simulateOne(scenario: ContractScenario, request: SimulationRequest): SimulatedScenario {
  const { scheme, partnerIds, costsCents } = request;
  const contracts = scenario.contracts.filter(isKnown);
  const bonus = scheme.bonus && divideBonus(scheme.bonus, partnerIds, contracts);
  const pool = scheme.pool && dividePool(scheme.pool, partnerIds, contracts);
  const partners = partnerIds.map((id, i): ScenarioPartner => {
    const own = contracts.filter(({ partnerId }) => partnerId === id);
    const marginCents = own.reduce(
      (sum, { amountCents, marginRatio }) => sum + Math.round(marginRatio * amountCents),
      0,
    );
    const bonusCents = bonus?.partners[i]?.bonusCents ?? 0;
    const givesCents = pool?.partners[i]?.givesCents ?? 0;
    const receivesCents = pool?.partners[i]?.receivesCents ?? 0;
    const costCents = costsCents?.[id] ?? null;
    return {
      id,
      contracts: own.length,
      turnoverCents: own.reduce((sum, { amountCents }) => sum + amountCents, 0),
      marginCents,
      bonusCents,
      givesCents,
      receivesCents,
      costCents,
      netCents: costCents === null ? null : marginCents - bonusCents - givesCents + receivesCents - costCents,
    };
  });
  return { id: scenario.id, bonus, pool, partners };
}
