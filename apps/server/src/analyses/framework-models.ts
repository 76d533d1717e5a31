import type { AnalysisSettings } from '@grappe/contracts/api';
import type { Instrument } from '@grappe/contracts/instruments';
import {
  detailedModel,
  FRAMEWORK_CONSTRUCTS,
  FRAMEWORK_HYPOTHESIS,
  layerModel,
  type DataTable,
  type MediationModel,
  type PlsModel,
} from '@grappe/engine/framework';

/** The framework's four layers on the construct scores that the data have; a layer without any makes the check say so. */
export const frameworkModel = ({ columns }: DataTable): PlsModel => layerModel(Object.keys(columns));

/** Every construct of the framework with the items that the data have, as composites: what the measurement is judged on. */
export function measurementModel({ columns }: DataTable, instrument: Instrument): PlsModel {
  const items = Object.fromEntries(
    FRAMEWORK_CONSTRUCTS.map(({ id }) => [
      id,
      instrument.items
        .filter(({ construct, kind, id: item }) => construct === id && kind === 'scale' && item in columns)
        .map((item) => item.id),
    ]),
  );
  const model = detailedModel(items);
  return {
    ...model,
    constructs: model.constructs.map(({ reflective: _, ...construct }) => construct),
  };
}

/** The hypothesis of the framework on its four layers, unless something else was asked for. */
export function mediationModel({ mediation }: Pick<AnalysisSettings, 'mediation'>): MediationModel {
  if (mediation !== null) return mediation;
  const { cause, mediators, outcome, design } = FRAMEWORK_HYPOTHESIS;
  return { cause, mediators: [...mediators], outcome, covariates: [], design };
}

/** What a change is explained by, unless something else was asked for. */
export const changeModel = ({ change }: Pick<AnalysisSettings, 'change'>) =>
  change ?? { outcome: 'results', predictors: ['mechanisms', 'capabilities'] };

/** Who is compared with whom on what, unless something else was asked for. */
export const involvementModel = (
  { involvement }: Pick<AnalysisSettings, 'involvement'>,
  columns: Readonly<Record<string, unknown>>,
) =>
  involvement ?? {
    way: 'any' as const,
    outcome: 'results',
    covariates: ['constraints', 'known_size'].filter((name) => name in columns),
  };
