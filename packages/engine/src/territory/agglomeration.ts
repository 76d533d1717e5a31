import { sharesOf } from './concentration.ts';

export interface Establishment {
  readonly territory: string;
  readonly headcount: number;
}

export interface Agglomeration {
  readonly kind: 'agglomeration';
  /** Ellison & Glaeser's γ: above 0.05 agglomerated, about 0 as chance would have it. */
  readonly gamma: number;
  /** Raw geographic concentration Σ (s − x)². */
  readonly rawConcentration: number;
  /** Herfindahl of the establishments. */
  readonly plantHerfindahl: number;
  /** Distance of G from its expectation, in standard deviations; null when that deviation is 0. */
  readonly z: number | null;
  readonly establishments: number;
}

export type NoAgglomeration = {
  readonly kind: 'undefined';
  readonly reason: 'no_headcount' | 'unknown_territory' | 'one_establishment' | 'one_territory';
};

/**
 * Is an activity more grouped in space than its big establishments alone explain?
 * Formulas: G = Σ(s_r − x_r)²; γ = (G − (1−Σx²)H)/((1−Σx²)(1−H)); Var G = 2{H²[Σx²−2Σx³+(Σx²)²] − Σz⁴[Σx²−4Σx³+3(Σx²)²]} with
 * s_r the share of the activity's jobs, x_r that of all jobs, z the shares of the establishments.
 * Source: Ellison & Glaeser (1997). O(establishments + territories).
 */
export function ellisonGlaeser(
  establishments: readonly Establishment[],
  territories: Readonly<Record<string, number>>,
): Agglomeration | NoAgglomeration {
  const names = Object.keys(territories);
  const x = sharesOf(names.map((name) => territories[name]!));
  const plants = sharesOf(establishments.map(({ headcount }) => headcount));
  if (x === null || plants === null) return { kind: 'undefined', reason: 'no_headcount' };
  const s = new Map(names.map((name) => [name, 0]));
  for (const [at, { territory }] of establishments.entries()) {
    const before = s.get(territory);
    if (before === undefined) return { kind: 'undefined', reason: 'unknown_territory' };
    s.set(territory, before + plants[at]!);
  }
  const power = (values: readonly number[], exponent: number) =>
    values.reduce((sum, v) => sum + v ** exponent, 0);
  const h = power(plants, 2);
  const [x2, x3] = [power(x, 2), power(x, 3)];
  if (!(1 - h > 1e-12)) return { kind: 'undefined', reason: 'one_establishment' };
  if (!(1 - x2 > 1e-12)) return { kind: 'undefined', reason: 'one_territory' };
  const g = names.reduce((sum, name, r) => sum + (s.get(name)! - x[r]!) ** 2, 0);
  const variance = 2 * (h ** 2 * (x2 - 2 * x3 + x2 ** 2) - power(plants, 4) * (x2 - 4 * x3 + 3 * x2 ** 2));
  const excess = g - (1 - x2) * h;
  return {
    kind: 'agglomeration',
    gamma: excess / ((1 - x2) * (1 - h)),
    rawConcentration: g,
    plantHerfindahl: h,
    z: variance > 0 ? excess / Math.sqrt(variance) : null,
    establishments: establishments.length,
  };
}
