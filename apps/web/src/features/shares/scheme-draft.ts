import type { GainScheme } from '@grappe/contracts/api';
import { amountOf } from '../groups/budget-draft.ts';

/** A scheme as it stands in the form: numbers are what the person typed. */
export interface SchemeDraft {
  readonly fixed: string;
  readonly perContract: string;
  readonly turnover: string;
  readonly ceiling: string;
  readonly pools: boolean;
  readonly pooled: string;
  readonly poolEqual: string;
  readonly poolContract: string;
  readonly poolTurnover: string;
  readonly horizon: string;
  readonly kept: string;
  readonly perJob: string;
  readonly jobs: string;
}

const percent = (ratio: number | null | undefined): string =>
  ratio == null ? '' : String(Math.round(ratio * 10_000) / 100);
const money = (cents: number | null | undefined): string => (cents == null ? '' : String(cents / 100));

export function draftOfScheme(scheme: GainScheme | null): SchemeDraft {
  const { bonus = null, pool = null, horizonMonths = 12, territory = null } = scheme ?? {};
  return {
    fixed: money(bonus?.fixedCents),
    perContract: money(bonus?.perContractCents),
    turnover: percent(bonus?.turnoverRatio),
    ceiling: money(bonus?.ceilingCents),
    pools: pool !== null,
    pooled: percent(pool?.pooledRatio),
    poolEqual: percent(pool?.fixedRatio),
    poolContract: percent(pool?.contractRatio),
    poolTurnover: percent(pool?.turnoverRatio),
    horizon: String(horizonMonths),
    kept: percent(territory?.keptRatio),
    perJob: money(territory?.turnoverPerJobCents),
    jobs: territory?.groupJobs == null ? '' : String(territory.groupJobs),
  };
}

const ratio = (text: string): number => (amountOf(text) ?? 0) / 100;
const cents = (text: string): number => Math.round((amountOf(text) ?? 0) * 100);
const orNull = (text: string, read: (text: string) => number): number | null =>
  text.trim() === '' ? null : read(text);

/** Left empty: no bonus, no ceiling, not known. */
export function schemeOf(draft: SchemeDraft): GainScheme {
  const hasBonus = [draft.fixed, draft.perContract, draft.turnover].some((text) => text.trim() !== '');
  return {
    bonus: hasBonus
      ? {
          fixedCents: cents(draft.fixed),
          perContractCents: cents(draft.perContract),
          turnoverRatio: ratio(draft.turnover),
          ceilingCents: orNull(draft.ceiling, cents),
        }
      : null,
    pool: draft.pools
      ? {
          pooledRatio: ratio(draft.pooled),
          fixedRatio: ratio(draft.poolEqual),
          contractRatio: ratio(draft.poolContract),
          turnoverRatio: ratio(draft.poolTurnover),
        }
      : null,
    horizonMonths: Math.round(amountOf(draft.horizon) ?? 0),
    territory: {
      keptRatio: orNull(draft.kept, ratio),
      turnoverPerJobCents: orNull(draft.perJob, cents),
      groupJobs: orNull(draft.jobs, (text) => amountOf(text) ?? 0),
    },
  };
}

/** Fields that hold something else than a number. */
export const unreadableFields = (draft: object): readonly string[] =>
  Object.entries(draft).flatMap(([field, text]) =>
    typeof text === 'string' && text.trim() !== '' && amountOf(text) === null ? [field] : [],
  );
