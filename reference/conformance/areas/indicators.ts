import {
  complexity,
  concentration,
  cooccurrence,
  ellisonGlaeser,
  krugmanIndex,
  locationQuotient,
  locationQuotients,
  proximity,
  relatedness,
  relatednessDensity,
  specialisation,
  specialised,
} from '@grappe/engine/territory';
import type { ActivityMatrix, RelatednessMethod } from '@grappe/engine/territory';
import type { AreaAdapter, Json, JsonObject } from '../adapter.ts';
import { compareKey, toleranceOf, unsupportedKey } from '../compare.ts';

type Methods = Readonly<Record<string, () => unknown>>;

export const adapter: AreaAdapter = {
  area: 'indicators',
  compare: (reference) => {
    const methods = methodsOf(reference.input as JsonObject, Object.keys(reference.expected));
    const tolerance = toleranceOf(reference.tolerance);
    return Object.entries(reference.expected).map(([key, expected]) => {
      const compute = methods[key];
      if (compute === undefined)
        return unsupportedKey(key, 'the engine has no indicator of this name for such an input');
      return compareKey(key, expected, compute(), tolerance);
    });
  },
};

function methodsOf(input: JsonObject, keys: readonly string[]): Methods {
  if (Array.isArray(input['firm_employment'])) return agglomerationMethods(input);
  if (Array.isArray(input['x'])) return concentrationMethods(input['x'] as number[]);
  if (Array.isArray(input['matrix'])) return matrixMethods(input['matrix'] as number[][]);
  return { ...employmentMethods(input, keys), ...simpleMethods(input) };
}

function agglomerationMethods(input: JsonObject): Methods {
  const headcounts = input['firm_employment'] as number[];
  const regions = input['regions'] as string[];
  const names = input['region_names'] as string[];
  const jobs = input['region_employment'] as number[];
  const found = ellisonGlaeser(
    headcounts.map((headcount, at) => ({ territory: regions[at] ?? '', headcount })),
    Object.fromEntries(names.map((name, at) => [name, jobs[at] ?? NaN])),
  );
  const own = found.kind === 'agglomeration' ? found : null;
  return {
    gamma: () => own?.gamma ?? null,
    G: () => own?.rawConcentration ?? null,
    z: () => own?.z ?? null,
    firms: () => headcounts.length,
    plant_herfindahl: () => own?.plantHerfindahl ?? null,
  };
}

function concentrationMethods(amounts: readonly number[]): Methods {
  const own = concentration(amounts);
  return {
    herfindahl: () => own?.herfindahl ?? null,
    herfindahl_normalised: () => own?.herfindahlNormalised ?? null,
    equivalent_number: () => own?.equivalentNumber ?? null,
    gini: () => own?.gini ?? null,
    gini_normalised: () => own?.giniNormalised ?? null,
    entropy_bits: () => own?.entropyBits ?? null,
  };
}

function matrixMethods(matrix: ActivityMatrix): Methods {
  const binary = specialised(matrix);
  const together = cooccurrence(binary);
  const own = specialisation(matrix);
  const order = complexity(binary);
  const { indices } = order;
  const related = (method: RelatednessMethod) => () => relatedness(together, method);
  const rounded = (value: number | null): number | null =>
    value === null ? null : Math.round(value * 1000) / 1000;
  return {
    lq: () => locationQuotients(matrix),
    lq_binary_gt1: () => binary,
    binary: () => binary,
    krugman_vs_total: () => own.map(({ krugman }) => krugman),
    specialisation_coefficient_half_krugman: () =>
      own.map(({ krugman }) => (krugman === null ? null : krugman / 2)),
    herfindahl_by_region: () => own.map(({ herfindahl }) => herfindahl),
    hachman: () => own.map(({ hachman }) => hachman),
    entropy_bits_rounded3: () => own.map(({ entropyBits }) => rounded(entropyBits)),
    diversity: () => order.diversity,
    ubiquity: () => order.ubiquity,
    cooccurrence: () => together,
    proximity_hidalgo_min_conditional: () => proximity(binary),
    relatedness_prob: related('probability'),
    relatedness_association: related('association'),
    relatedness_cosine: related('cosine'),
    relatedness_jaccard: related('jaccard'),
    density_hausmann: () => relatednessDensity(binary, proximity(binary)),
    diversity_k0: () => order.diversity,
    ubiquity_k0: () => order.ubiquity,
    k1_region: () => order.meanUbiquity,
    k1_industry: () => order.meanDiversity,
    eigenvalues: () => order.eigenvalues,
    complexity_defined: () => indices.kind === 'defined',
    eci: () => (indices.kind === 'defined' ? indices.eci : null),
    pci: () => (indices.kind === 'defined' ? indices.pci : null),
  };
}

/** Employment by activity in a region and in the whole, one column a year; the first row is the total. */
function employmentMethods(input: JsonObject, keys: readonly string[]): Methods {
  const data = input['data'];
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return {};
  const columns = data as JsonObject;
  const methods: Record<string, () => unknown> = {};
  for (const key of keys) {
    const [, measure, region, year] = /^(krugman|lq)_(\w+?)_(\d{4})$/.exec(key) ?? [];
    const own = columnNamed(columns, `${region}${year}`);
    const whole = Object.keys(columns).find((name) => name.endsWith(String(year)) && columns[name] !== own);
    if (measure === undefined || own === null || whole === undefined) continue;
    const [total = 0, ...parts] = own;
    const [all = 0, ...ofAll] = columns[whole] as number[];
    methods[key] =
      measure === 'krugman'
        ? () => krugmanIndex(parts, ofAll)
        : () => parts.map((jobs, i) => locationQuotient(jobs, total, ofAll[i] ?? NaN, all));
  }
  return methods;
}

function columnNamed(columns: JsonObject, name: string): number[] | null {
  const found = Object.keys(columns).find((one) => one.toLowerCase() === name.toLowerCase());
  return found === undefined ? null : (columns[found] as number[]);
}

function simpleMethods(input: JsonObject): Methods {
  const pair = input['krugman_simple'] as number[][] | undefined;
  const jobs = input['lq_simple'] as Record<string, Json> | undefined;
  const number = (key: string): number => Number(jobs?.[key] ?? NaN);
  return {
    ...(pair === undefined ? {} : { krugman_simple: () => krugmanIndex(pair[0] ?? [], pair[1] ?? []) }),
    ...(jobs === undefined
      ? {}
      : {
          lq_simple: () =>
            locationQuotient(
              number('e_ij'),
              number('e_j_region_total'),
              number('e_i_industry_total'),
              number('e'),
            ),
        }),
  };
}
