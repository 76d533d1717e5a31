/** Σ coefficients × variables ≤ upper. */
export interface CutRow {
  readonly variables: readonly number[];
  readonly coefficients: readonly number[];
  readonly upper: number;
}

export interface RelaxedPoint {
  /** Near-optimal point of the relaxation, each value in [0,1]. */
  readonly values: Float64Array;
  /** Upper bound that holds whatever the solver's tolerances, from its row prices y ≥ 0: Σ upper y + Σ max(0, c − Aᵀy). */
  readonly bound: number;
  /** c − Aᵀy for the same prices: setting a variable against its sign costs at least its absolute value. */
  readonly reducedCosts: Float64Array;
}

/** Maximisation over variables in [0,1] to which rows are added as they are found violated. */
export interface CuttingPlane {
  addRows(rows: readonly CutRow[]): void;
  relax(): RelaxedPoint;
  /** Fixes a variable at 0 or 1. */
  fix(variable: number, value: 0 | 1): void;
  /** Best whole point over the rows added so far; `bound` is proven over them. */
  branch(maxNodes: number): {
    readonly values: Float64Array;
    readonly bound: number;
    readonly optimal: boolean;
  };
  close(): void;
}

/** Port to a linear and integer solver for cutting planes. Implementations must be deterministic. */
export interface CuttingPlaneSolver {
  openCuttingPlane(objective: Float64Array): CuttingPlane;
}
