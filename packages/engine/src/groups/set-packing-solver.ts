/** Disjoint sets to choose from: each column is a sorted list of row numbers. */
export interface PackingColumns {
  readonly rows: readonly (readonly number[])[];
  readonly values: readonly number[];
  /** How much of each side limit a column uses, when there are any. */
  readonly uses?: readonly (readonly LimitUse[])[];
}

export interface LimitUse {
  readonly limit: number;
  readonly amount: number;
}

/** The linear relaxation, kept open so that columns can be added to it and it restarts from its last basis. */
export interface LinearMaster {
  addColumns(columns: PackingColumns): void;
  /** Further conditions Σ amount × column ≤ capacity, over the columns added so far; they are numbered in order. */
  addLimits(limits: readonly MasterLimit[]): void;
  /** Maximum of the relaxation over the columns added so far, with a price ≥ 0 per row, then per limit. */
  solve(): { readonly objective: number; readonly prices: Float64Array; readonly primal: Float64Array };
  /** Frees native memory; the master cannot be used afterwards. */
  close(): void;
}

export interface MasterLimit {
  readonly capacity: number;
  readonly uses: readonly { readonly column: number; readonly amount: number }[];
}

export interface IntegerLimits {
  /** Capacities of the side limits that `uses` of the columns speak of. */
  readonly capacities?: readonly number[];
  /** Most branch-and-bound nodes. */
  readonly maxNodes: number;
  readonly shouldStop: () => boolean;
  /** A feasible choice of columns to start from. */
  readonly start: readonly number[];
  /** Stop once bound − objective is at most this. */
  readonly absoluteGap: number;
  readonly seed: number;
  readonly onProgress?: (incumbent: number, bound: number) => void;
}

export interface IntegerChoice {
  readonly status: 'optimal' | 'limit' | 'stopped';
  readonly chosen: readonly number[];
  /** Proven upper bound over these columns. */
  readonly bound: number;
}

/**
 * Port to a linear and integer solver for weighted set packing: maximise Σ value of the chosen columns,
 * each row in at most one. Implementations must be deterministic for a given seed and node limit.
 */
export interface SetPackingSolver {
  openMaster(rowCount: number): LinearMaster;
  solveInteger(rowCount: number, columns: PackingColumns, limits: IntegerLimits): IntegerChoice;
}
