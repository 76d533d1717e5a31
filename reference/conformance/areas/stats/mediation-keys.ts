import { mediate } from '@grappe/engine/framework';
import type {
  DataTable,
  EstimatedEffect,
  Mediation,
  MediationEffect,
  MediationModel,
} from '@grappe/engine/framework';
import type { ConformanceCase, Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { compareKey, toleranceOf, unsupportedKey } from '../../compare.ts';
import { lavaanOutcomes } from './lavaan-keys.ts';
import { regressionKeys } from './regression-keys.ts';

/** Outcomes of a mediation by regression, its bootstrap drawn by the rule that the engine itself uses. */
export function mediationOutcomes(reference: ConformanceCase, data: DataTable): KeyOutcome[] {
  const input = reference.input as JsonObject;
  const { expected } = reference;
  const model = readModel(input);
  const options = {
    resamples: Number(input['resamples'] ?? 0),
    seed: Number(input['seed'] ?? 0),
    confidence: 0.95,
  };
  const found = mediate(data, model, options);
  if (found.kind === 'not_concluded') {
    return Object.keys(expected).map((key) => unsupportedKey(key, JSON.stringify(found.problems)));
  }
  const tolerance = toleranceOf(reference.tolerance);
  const drawn = {
    absolute: Number(reference.tolerance['bootstrap_absolute'] ?? tolerance.absolute),
    relative: 0,
  };
  const byName = new Map(found.effects.map((one) => [nameOf(one.effect, model), one]));
  return Object.entries(expected).flatMap(([key, value]): KeyOutcome[] => {
    switch (key) {
      case 'estimates':
        return keyed(key, value, (name) => byName.get(name)?.estimate, tolerance);
      case 'bootstrap':
        return keyed(key, value, (name) => bootstrapRow(byName.get(name)), drawn);
      case 'sobel':
        return [compareKey(key, value, { se: found.sobel?.standardError, z: found.sobel?.z }, tolerance)];
      case 'regressions':
        return Object.entries(value as JsonObject).flatMap(([name, block]) => {
          const own = regressionNamed(name, block as JsonObject, found);
          if (own === null) return [unsupportedKey(`${key}.${name}`, 'not a regression of this model')];
          return regressionKeys(`${key}.${name}.`, block as JsonObject, own, tolerance);
        });
      case 'lavaan_ml':
        return lavaanOutcomes(key, value, found);
      default:
        return [unsupportedKey(key, 'the engine has no figure of this name')];
    }
  });
}

function readModel(input: JsonObject): MediationModel {
  const covariates = input['covariates'];
  return {
    cause: String(input['x']),
    mediators: (input['mediators'] as Json[]).map(String),
    outcome: String(input['y']),
    covariates: Array.isArray(covariates) ? covariates.map(String) : [],
    design: /serial/i.test(String(input['design'] ?? '')) ? 'serial' : 'parallel',
  };
}

function keyed(
  key: string,
  value: Json,
  read: (name: string) => unknown,
  tolerance: Parameters<typeof compareKey>[3],
): KeyOutcome[] {
  return Object.entries(value as JsonObject).map(([name, expected]) => {
    const got = read(name);
    if (got === undefined) return unsupportedKey(`${key}.${name}`, 'not an effect of this model');
    return compareKey(`${key}.${name}`, expected, got, tolerance);
  });
}

function bootstrapRow(effect: EstimatedEffect | undefined) {
  const summary = effect?.bootstrap;
  if (!summary) return undefined;
  return {
    estimate: summary.estimate,
    boot_mean: summary.mean,
    boot_se: summary.standardError,
    percentile_95: [summary.percentile.low, summary.percentile.high],
    bias_corrected_95: [summary.biasCorrected?.low, summary.biasCorrected?.high],
  };
}

/** Names of the reference: the way through all of several mediators is `ind_serial`, `d21` acts from the first on the second. */
function nameOf(effect: MediationEffect, { mediators }: MediationModel): string {
  switch (effect.kind) {
    case 'indirect':
      if (effect.through.length === 1) return `ind_${effect.through[0]}`;
      return effect.through.length === mediators.length ? 'ind_serial' : `ind_${effect.through.join('_')}`;
    case 'a':
    case 'b':
      return `${effect.kind}_${effect.mediator}`;
    case 'd':
      return `d${mediators.indexOf(effect.to) + 1}${mediators.indexOf(effect.from) + 1}`;
    default:
      return effect.kind;
  }
}

/** A regression is known by its coefficients: which predictors it has, and which outcome its figures fit. */
function regressionNamed(name: string, block: JsonObject, { regressions, model }: Mediation) {
  const wanted = Object.keys((block['coef'] ?? {}) as JsonObject).filter((one) => one !== '(Intercept)');
  const fits = regressions.filter(
    ({ coefficients }) =>
      coefficients.length === wanted.length && coefficients.every((one) => wanted.includes(one.name)),
  );
  const asOutcome = /^y|total/.test(name);
  const said = fits.find(({ outcome }) => (asOutcome ? outcome === model.outcome : name.includes(outcome)));
  // `m1` is the regression of a mediator whose name the case does not repeat: the last one.
  const last = fits.filter(({ outcome }) => model.mediators.includes(outcome)).at(-1);
  return said ?? (asOutcome ? (fits[0] ?? null) : (last ?? null));
}
