/** Why an analysis cannot be made, or what weakens it; sentences are in the messages. */
export type StatisticsProblemCode =
  /** The data have no such column. */
  | 'unknown_column'
  /** Nothing was answered in this column. */
  | 'column_all_missing'
  /** Everybody answered the same. */
  | 'constant_item'
  /** A construct of the model has no item. */
  | 'construct_without_items'
  /** A path or an interaction names a construct that the model does not have. */
  | 'unknown_construct'
  | 'construct_twice'
  | 'path_twice'
  /** A construct that no path touches. */
  | 'isolated_construct'
  | 'model_without_paths'
  /** The paths go round. */
  | 'cycle'
  | 'too_few_rows'
  /** An item is a combination of the other items of its construct. */
  | 'collinear_items'
  /** A predictor is a combination of the other predictors. */
  | 'collinear_predictors'
  | 'no_convergence'
  /** The correction of PLSc divides by √ρA, which is not positive. */
  | 'reliability_not_positive'
  /** The disattenuated correlations of PLSc are impossible (1 or more). */
  | 'inadmissible_correlation'
  /** Too few resamples could be estimated for an interval. */
  | 'resamples_failed'
  | 'mediator_missing'
  | 'same_variable_twice'
  | 'one_group'
  | 'group_too_small'
  | 'one_wave'
  | 'no_common_firm'
  | 'no_variation_within'
  | 'nobody_to_compare'
  | 'not_identified';

export interface StatisticsProblem {
  readonly code: StatisticsProblemCode;
  /** Facts of the problem: names and counts. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Nothing can be concluded, and why. Never accompanied by a figure. */
export interface NotConcluded {
  readonly kind: 'not_concluded';
  readonly problems: readonly StatisticsProblem[];
}

export const problem = (
  code: StatisticsProblemCode,
  params: StatisticsProblem['params'] = {},
): StatisticsProblem => ({ code, params });

export const cannotConclude = (...problems: readonly StatisticsProblem[]): NotConcluded => ({
  kind: 'not_concluded',
  problems,
});
