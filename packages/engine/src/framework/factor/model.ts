/** Which items measure which factor; factors are correlated, errors are not. */
export type FactorModel = Readonly<Record<string, readonly string[]>>;

/** A factor model in numbers: loadings first, then error variances, then correlations of factors. */
export interface FactorLayout {
  readonly names: readonly string[];
  readonly items: readonly string[];
  /** Factor of each item. */
  readonly factorOf: readonly number[];
  /** True for the only item of a factor: it is measured without error. */
  readonly alone: readonly boolean[];
  readonly p: number;
  readonly m: number;
  readonly parameters: number;
}

export function factorLayout(model: FactorModel): FactorLayout {
  const names = Object.keys(model);
  const items = names.flatMap((name) => [...model[name]!]);
  const factorOf = names.flatMap((name, f) => model[name]!.map(() => f));
  const alone = factorOf.map((f) => model[names[f]!]!.length === 1);
  const p = items.length;
  const m = names.length;
  const errors = alone.filter((single) => !single).length;
  return { names, items, factorOf, alone, p, m, parameters: p + errors + (m * (m - 1)) / 2 };
}

/** Values of the parameters, each where it acts. */
export interface FactorValues {
  readonly loadings: Float64Array;
  readonly errors: Float64Array;
  /** m × m, 1 on the diagonal. */
  readonly factors: Float64Array;
}

export function unpack(layout: FactorLayout, parameters: Float64Array): FactorValues {
  const { p, m, alone } = layout;
  const errors = new Float64Array(p);
  let at = p;
  for (let i = 0; i < p; i += 1) if (!alone[i]) errors[i] = parameters[at++] as number;
  const factors = new Float64Array(m * m);
  for (let f = 0; f < m; f += 1) {
    factors[f * m + f] = 1;
    for (let g = 0; g < f; g += 1) {
      factors[f * m + g] = parameters[at] as number;
      factors[g * m + f] = parameters[at++] as number;
    }
  }
  return { loadings: parameters.slice(0, p), errors, factors };
}

/** Covariances that the model implies: λᵢλⱼφ, plus the error variance on the diagonal. */
export function implied(
  { p, m, factorOf }: FactorLayout,
  { loadings, errors, factors }: FactorValues,
): Float64Array {
  const sigma = new Float64Array(p * p);
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < p; j += 1) {
      const shared = factors[factorOf[i]! * m + factorOf[j]!] as number;
      sigma[i * p + j] =
        (loadings[i] as number) * (loadings[j] as number) * shared + (i === j ? (errors[i] as number) : 0);
    }
  }
  return sigma;
}

/** Derivatives of the implied covariances by each parameter, p × p each. */
export function derivatives(layout: FactorLayout, { loadings, factors }: FactorValues): Float64Array[] {
  const { p, m, factorOf, alone } = layout;
  const all: Float64Array[] = [];
  for (let i = 0; i < p; i += 1) {
    const own = new Float64Array(p * p);
    for (let j = 0; j < p; j += 1) {
      const change = (loadings[j] as number) * (factors[factorOf[i]! * m + factorOf[j]!] as number);
      own[i * p + j] = (own[i * p + j] as number) + change;
      own[j * p + i] = (own[j * p + i] as number) + change;
    }
    all.push(own);
  }
  for (let i = 0; i < p; i += 1) {
    if (alone[i]) continue;
    const own = new Float64Array(p * p);
    own[i * p + i] = 1;
    all.push(own);
  }
  for (let f = 0; f < m; f += 1) {
    for (let g = 0; g < f; g += 1) {
      const own = new Float64Array(p * p);
      for (let i = 0; i < p; i += 1) {
        for (let j = 0; j < p; j += 1) {
          const between =
            (factorOf[i] === f && factorOf[j] === g) || (factorOf[i] === g && factorOf[j] === f);
          if (between) own[i * p + j] = (loadings[i] as number) * (loadings[j] as number);
        }
      }
      all.push(own);
    }
  }
  return all;
}
