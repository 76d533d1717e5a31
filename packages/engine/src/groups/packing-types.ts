import type { Column } from './column-source.ts';
import type { ExcludedPlan } from './side-limits.ts';

export interface PackingOptions {
  readonly seed: number;
  readonly shouldStop: () => boolean;
  readonly pause: () => Promise<void>;
  readonly onProgress: (progress: PackingProgress) => void;
  /** Stop once (bound − objective) / objective is at most this. */
  readonly targetGap: number;
  /** Nodes of the solver's branch and bound. */
  readonly maxNodes: number;
  /** All values are whole numbers, so that a bound may be rounded down. */
  readonly wholeValues: boolean;
  /** Packings to differ from; default none. */
  readonly excluded?: readonly ExcludedPlan[];
  /** Told now and then what a later run could start from. */
  readonly onState?: (state: PackingState) => void;
}

export interface PackingProgress {
  readonly stage: 'bounding' | 'improving' | 'proving';
  readonly incumbent: number;
  readonly bound: number;
  readonly columns: number;
  /** Columns of the best packing so far. */
  readonly chosen: readonly Column[];
}

/** Where a run stands. */
export interface PackingState {
  readonly chosen: readonly Column[];
  readonly bound: number;
  /** Prices of the relaxation without side limits, that no column exceeds. */
  readonly prices: Float64Array;
  /** Columns worth starting the relaxation from again. */
  readonly columns: () => readonly Column[];
}

export interface PackingStart {
  readonly columns: readonly Column[];
  /** Prices that no column exceeds. */
  readonly prices: Float64Array;
  /** Prices thought to be near the best; they are proven before use. */
  readonly hint?: Float64Array | null;
  /** A packing known beforehand. */
  readonly chosen?: readonly Column[];
}

export interface PackingSolution {
  readonly chosen: readonly Column[];
  readonly objective: number;
  readonly bound: number;
  readonly proven: boolean;
  readonly stopped: boolean;
  /** Columns generated. */
  readonly columns: number;
  /** null when there was nothing to pack. */
  readonly state: PackingState | null;
}
