import highsModule from 'highs';
import type { Highs, Model } from 'highs';
import type {
  IntegerChoice,
  IntegerLimits,
  LimitUse,
  LinearMaster,
  MasterLimit,
  PackingColumns,
  SetPackingSolver,
} from './set-packing-solver.ts';

// The package declares its types as CommonJS, where the loader would be `.default`; its ES module exports it directly.
const loadHighs = highsModule as unknown as typeof highsModule.default;

export interface HighsSource {
  /** Where a browser finds `highs.wasm`; Node finds it beside the package. */
  readonly locateFile?: (file: string) => string;
}

/**
 * The HiGHS solver compiled to WebAssembly, behind the port. Calls block the thread: run in a worker.
 * Deterministic: single-threaded, seeded, limited by nodes and not by time.
 */
export async function loadHighsSolver(source: HighsSource = {}): Promise<SetPackingSolver> {
  const highs = await loadHighsRuntime(source);
  return {
    openMaster: (rowCount) => openMaster(highs, rowCount),
    solveInteger: (rowCount, columns, limits) => solveInteger(highs, rowCount, columns, limits),
  };
}

export function loadHighsRuntime(source: HighsSource): Promise<Highs> {
  return loadHighs(source);
}

function openMaster(highs: Highs, rowCount: number): LinearMaster {
  const model = highs.createModel(packingModel(highs, rowCount, { rows: [], values: [] }));
  model.options.set({ output_flag: false, solver: 'simplex', simplex_strategy: 4 });
  let rows = rowCount;
  return {
    addColumns: (columns) => {
      if (columns.values.length > 0) model.addCols(columnData(rowCount, rows, columns));
    },
    addLimits: (limits) => {
      if (limits.length === 0) return;
      model.addRows(limitData(highs, model.getDimensions().numCols, limits));
      rows += limits.length;
    },
    solve: () => {
      if (model.getDimensions().numCols === 0) return emptySolution(rows);
      const { modelStatus } = model.run();
      if (modelStatus !== highs.constants.modelStatus.optimal) {
        throw new Error(`The linear relaxation of a set packing ended with status ${modelStatus}.`);
      }
      const { rowDual, colValue } = model.getSolution();
      return {
        objective: model.getObjectiveValue(),
        prices: rowDual.map((dual) => Math.max(0, dual)),
        primal: colValue,
      };
    },
    close: () => model.dispose(),
  };
}

function emptySolution(rowCount: number) {
  return { objective: 0, prices: new Float64Array(rowCount), primal: new Float64Array(0) };
}

function solveInteger(
  highs: Highs,
  rowCount: number,
  columns: PackingColumns,
  limits: IntegerLimits,
): IntegerChoice {
  const size = columns.values.length;
  if (size === 0) return { status: 'optimal', chosen: [], bound: 0 };
  const data = packingModel(highs, rowCount, columns, limits.capacities);
  const integrality = new Int32Array(size).fill(highs.constants.variableType.integer);
  return highs.withModel({ ...data, integrality }, (model) => {
    model.options.set({
      output_flag: false,
      random_seed: Math.abs(limits.seed) % 2147483647,
      mip_max_nodes: limits.maxNodes,
      mip_rel_gap: 0,
      mip_abs_gap: limits.absoluteGap,
    });
    const start = new Set(limits.start);
    model.setSolution({ colValue: Float64Array.from({ length: size }, (_, i) => (start.has(i) ? 1 : 0)) });
    return runInteger(highs, model, columns, limits);
  });
}

function runInteger(
  highs: Highs,
  model: Model,
  columns: PackingColumns,
  limits: IntegerLimits,
): IntegerChoice {
  const { callbackType, modelStatus } = highs.constants;
  let stopped = false;
  const run = model.run({
    [callbackType.mipInterrupt](event) {
      if (!limits.shouldStop()) return;
      stopped = true;
      event.interrupt();
    },
    [callbackType.mipLogging](event) {
      const { mip_primal_bound: primal, mip_dual_bound: dual } = event.data;
      if (primal !== undefined && dual !== undefined) limits.onProgress?.(primal, dual);
    },
  });
  const chosen: number[] = [];
  for (const [column, value] of model.getSolution().colValue.entries()) if (value > 0.5) chosen.push(column);
  const worth = chosen.reduce((sum, column) => sum + columns.values[column]!, 0);
  const bound = Math.max(worth, Number(model.info.get('mip_dual_bound')));
  const optimal = run.modelStatus === modelStatus.optimal;
  return { status: optimal ? 'optimal' : stopped ? 'stopped' : 'limit', chosen, bound };
}

function packingModel(
  highs: Highs,
  rowCount: number,
  columns: PackingColumns,
  capacities: readonly number[] = [],
) {
  const rows = rowCount + capacities.length;
  const { cost, lower, upper, matrix } = columnData(rowCount, rows, columns);
  return {
    numCols: columns.values.length,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower: new Float64Array(rows).fill(-highs.infinity),
    rowUpper: Float64Array.from({ length: rows }, (_, row) => capacities[row - rowCount] ?? 1),
    matrix,
  };
}

/** Columns in compressed form. Their upper bound is left to the rows, so that prices of rows tell the whole bound. */
function columnData(rowCount: number, allRows: number, { rows, values, uses }: PackingColumns) {
  const size = values.length;
  const starts = new Int32Array(size + 1);
  const usesOf = (column: number): readonly LimitUse[] => uses?.[column] ?? [];
  for (const [i, list] of rows.entries()) starts[i + 1] = starts[i]! + list.length + usesOf(i).length;
  const indices = new Int32Array(starts[size]!);
  const amounts = new Float64Array(indices.length).fill(1);
  for (const [i, list] of rows.entries()) {
    let at = starts[i]!;
    for (const row of list) indices[at++] = row;
    for (const { limit, amount } of usesOf(i)) {
      indices[at] = rowCount + limit;
      amounts[at++] = amount;
    }
  }
  return {
    cost: Float64Array.from(values),
    lower: new Float64Array(size),
    upper: new Float64Array(size).fill(Infinity),
    matrix: { format: 'csc' as const, numRows: allRows, numCols: size, starts, indices, values: amounts },
  };
}

function limitData(highs: Highs, columnCount: number, limits: readonly MasterLimit[]) {
  const starts = new Int32Array(limits.length + 1);
  for (const [i, { uses }] of limits.entries()) starts[i + 1] = starts[i]! + uses.length;
  return {
    lower: new Float64Array(limits.length).fill(-highs.infinity),
    upper: Float64Array.from(limits, ({ capacity }) => capacity),
    matrix: {
      format: 'csr' as const,
      numRows: limits.length,
      numCols: columnCount,
      starts,
      indices: Int32Array.from(limits.flatMap(({ uses }) => uses.map(({ column }) => column))),
      values: Float64Array.from(limits.flatMap(({ uses }) => uses.map(({ amount }) => amount))),
    },
  };
}
