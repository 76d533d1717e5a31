/** What one coder said of one unit; null when the coder did not code it. */
export type Rating = number | string | null;

/** Rows are units, columns are coders. */
export type Ratings = readonly (readonly Rating[])[];

/** Why nothing can be concluded about agreement. */
export type NoAgreementReason =
  /** Fewer than two coders. */
  | 'one_coder'
  /** No unit was coded by two coders. */
  | 'no_common_unit'
  /** Only one unit can be used. */
  | 'one_unit'
  /** Everybody used one and the same value: chance agreement is total. */
  | 'no_variation'
  /** The scale needs numbers and some values are words. */
  | 'not_numeric'
  /** The scale needs numbers from zero up (ratio). */
  | 'negative_value'
  /** Some unit misses a rating, and this coefficient needs them all. */
  | 'incomplete'
  /** Too many different values to compare them all. */
  | 'too_many_values';

export interface NoAgreement {
  readonly kind: 'not_concluded';
  readonly reason: NoAgreementReason;
}

export const notConcluded = (reason: NoAgreementReason): NoAgreement => ({ kind: 'not_concluded', reason });

/** A coefficient with what it rests on. */
export interface AgreementCoefficient {
  readonly kind: 'coefficient';
  readonly value: number;
  /** Share observed, before chance is taken out; null where the coefficient has none. */
  readonly observed: number | null;
  /** Share expected by chance. */
  readonly expected: number | null;
  readonly standardError: number | null;
  /** Units that could be used. */
  readonly units: number;
}

export type Agreement = AgreementCoefficient | NoAgreement;
