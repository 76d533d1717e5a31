import type { BonusScheme, ContractProspect, GainPool, GainScheme, WonContract } from './types.ts';
import type { ShareProblem } from '../types.ts';

/** Collects problems with their place. */
export type AddProblem = (path: string, code: ShareProblem['code'], params?: ShareProblem['params']) => void;

const MAX_CENTS = 1e12;

/** Problems of a bonus or a pool: negative amounts, ratios outside 0..1, keys that do not add up to 1. */
export function checkScheme(scheme: GainScheme, add: AddProblem): void {
  if (scheme.bonus !== null) checkBonus(scheme.bonus, add);
  if (scheme.pool !== null) checkPool(scheme.pool, add);
}

function checkBonus(bonus: BonusScheme, add: AddProblem): void {
  checkCents(bonus.fixedCents, 'scheme.bonus.fixedCents', add);
  checkCents(bonus.perContractCents, 'scheme.bonus.perContractCents', add);
  checkRatio(bonus.turnoverRatio, 'scheme.bonus.turnoverRatio', add);
  if (bonus.ceilingCents !== null) checkCents(bonus.ceilingCents, 'scheme.bonus.ceilingCents', add);
}

function checkPool(pool: GainPool, add: AddProblem): void {
  const keys = ['fixedRatio', 'contractRatio', 'turnoverRatio'] as const;
  checkRatio(pool.pooledRatio, 'scheme.pool.pooledRatio', add);
  for (const key of keys) checkRatio(pool[key], `scheme.pool.${key}`, add);
  const sum = keys.reduce((all, key) => all + pool[key], 0);
  if (Math.abs(sum - 1) > 1e-9) add('scheme.pool', 'parts_not_one', { value: sum });
}

/** Problems of contracts won: unknown firms, ids used twice, negative amounts, margins outside 0..1. */
export function checkContracts(
  contracts: readonly WonContract[],
  partnerIds: readonly string[],
  path: string,
  add: AddProblem,
): void {
  checkTwice(contracts, path, add);
  contracts.forEach(({ id, partnerId, amountCents, marginRatio }, index) => {
    const at = `${path}[${index}]`;
    const own = naming(add, id);
    if (!partnerIds.includes(partnerId)) own(`${at}.partnerId`, 'unknown_id', { id: partnerId });
    if (amountCents !== null) checkCents(amountCents, `${at}.amountCents`, own);
    if (marginRatio !== null) checkRatio(marginRatio, `${at}.marginRatio`, own);
  });
}

/** Problems of prospects: unknown firms, ids used twice, chances outside 0..1, ranges upside down. */
export function checkProspects(
  prospects: readonly ContractProspect[],
  partnerIds: readonly string[],
  add: AddProblem,
): void {
  checkTwice(prospects, 'prospects', add);
  prospects.forEach((prospect, index) => {
    checkProspect(prospect, partnerIds, `prospects[${index}]`, naming(add, prospect.id));
  });
}

function checkProspect(
  prospect: ContractProspect,
  partnerIds: readonly string[],
  at: string,
  add: AddProblem,
): void {
  const { partnerId, lowCents, highCents, likelyCents, minDelayMonths, maxDelayMonths } = prospect;
  if (!partnerIds.includes(partnerId)) add(`${at}.partnerId`, 'unknown_id', { id: partnerId });
  for (const key of ['probabilityRatio', 'marginRatio'] as const) {
    if (prospect[key] !== null) checkRatio(prospect[key], `${at}.${key}`, add);
  }
  for (const key of ['lowCents', 'highCents'] as const) {
    if (prospect[key] !== null) checkCents(prospect[key], `${at}.${key}`, add);
  }
  for (const key of ['minDelayMonths', 'maxDelayMonths'] as const) {
    if (prospect[key] !== null) checkAmount(prospect[key], `${at}.${key}`, add);
  }
  if (prospect.aloneProbabilityRatio !== undefined)
    checkRatio(prospect.aloneProbabilityRatio, `${at}.aloneProbabilityRatio`, add);
  if (likelyCents !== undefined) checkCents(likelyCents, `${at}.likelyCents`, add);
  checkOrder(lowCents, highCents, `${at}.highCents`, add);
  checkOrder(minDelayMonths, maxDelayMonths, `${at}.maxDelayMonths`, add);
  if (likelyCents === undefined) return;
  checkOrder(lowCents, likelyCents, `${at}.likelyCents`, add);
  checkOrder(likelyCents, highCents, `${at}.likelyCents`, add);
}

function checkOrder(low: number | null, high: number | null, path: string, add: AddProblem): void {
  if (low !== null && high !== null && low > high) add(path, 'range_out_of_order', { low, high });
}

function naming(add: AddProblem, id: string): AddProblem {
  return (path, code, params = {}) => add(path, code, { ...params, contract: id });
}

function checkTwice(items: readonly { readonly id: string }[], path: string, add: AddProblem): void {
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    if (seen.has(id)) add(`${path}[${index}].id`, 'duplicate_id', { id });
    seen.add(id);
  });
}

export function checkRatio(value: unknown, path: string, add: AddProblem): void {
  if (!checkFinite(value, path, add)) return;
  if (value < 0 || value > 1) add(path, 'ratio_out_of_range', { value });
}

export function checkCents(value: unknown, path: string, add: AddProblem): void {
  if (!checkAmount(value, path, add)) return;
  if (!Number.isInteger(value)) add(path, 'not_integer_cents', { value });
  else if (value > MAX_CENTS) add(path, 'too_large', { value, max: MAX_CENTS });
}

/** A finite number, zero or more. */
export function checkAmount(value: unknown, path: string, add: AddProblem): value is number {
  if (!checkFinite(value, path, add)) return false;
  if (value >= 0) return true;
  add(path, 'negative_amount', { value, min: 0 });
  return false;
}

function checkFinite(value: unknown, path: string, add: AddProblem): value is number {
  if (typeof value !== 'number') {
    add(path, value === undefined ? 'required' : 'wrong_type', { expected: 'number' });
    return false;
  }
  if (Number.isFinite(value)) return true;
  add(path, 'not_finite');
  return false;
}
