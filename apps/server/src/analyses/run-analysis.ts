import {
  fewestFirms,
  type AnalysisResult,
  type AnalysisSettings,
  type PlsResult,
} from '@grappe/contracts/api';
import type { AnalysisKindShape } from '@grappe/contracts/api';
import {
  chunksOf,
  compareGroups,
  drawMediation,
  drawPls,
  estimatePrepared,
  fixedEffects,
  FRAMEWORK_CONSTRUCTS,
  FRAMEWORK_LAYERS,
  judgePls,
  predictPls,
  prepareMediation,
  preparePls,
  sampleSize,
  selectRows,
  summariseMediation,
  summarisePls,
  waveChange,
  type BootstrappedFigure,
  type DataTable,
  type GroupComparison,
  type MediationModel,
  type NotConcluded,
  type PlsModel,
  type PreparedPls,
} from '@grappe/engine/framework';
import { onlyItsOwn, type AnalysisTable } from './analysis-table.ts';
import { changeModel, mediationModel } from './framework-models.ts';
import { compareInvolved } from './compare-involved.ts';

export interface AnalysisToRun {
  readonly kind: AnalysisKindShape;
  readonly settings: AnalysisSettings;
  readonly table: AnalysisTable;
  /** Of `measurement`, `structure` and `groups`. */
  readonly model: PlsModel;
}

/** Says how far the resamples are, from 0 to 1. */
export type OnStep = (ratio: number) => void;

const parts = 25;
const folds = 10;

/** Makes an analysis: figures with their judgements, or why nothing can be concluded; never of fewer than six firms. */
export function runAnalysis(asked: AnalysisToRun, onStep: OnStep): AnalysisResult {
  // What comes from another thread has ordinary objects again.
  const input = { ...asked, table: onlyItsOwn(asked.table) };
  switch (input.kind) {
    case 'measurement':
    case 'structure':
    case 'groups':
      return runPls(input, onStep);
    case 'mediation':
      return runMediation(input, onStep);
    case 'change':
      return runChange(input);
    case 'involvement':
      return compareInvolved(input);
  }
}

/** Fewer than six firms are told nothing of. */
export const tooFew = (rows: number): NotConcluded => ({
  kind: 'not_concluded',
  problems: [{ code: 'too_few_rows', params: { rows, needed: fewestFirms } }],
});

function runPls(input: AnalysisToRun, onStep: OnStep): PlsResult | NotConcluded {
  const { kind, settings, model } = input;
  const { seed, resamples, confidence, missing } = settings;
  const divided = kind === 'groups' ? dividedRows(input) : null;
  if (divided?.kind === 'not_concluded') return divided;
  const prepared = preparePls(divided?.data ?? input.table.data, model, { missing });
  if (prepared.kind === 'not_concluded') return prepared;
  if (prepared.rows.n < fewestFirms) return tooFew(prepared.rows.n);
  const estimate = estimatePrepared(prepared);
  if (estimate.kind === 'not_concluded') return estimate;
  const groups = divided === null ? null : groupsOf(prepared, divided, settings);
  if (groups?.kind === 'not_concluded') return groups;
  const draws = chunksOf(resamples, parts).map((chunk, at, { length }) => {
    const drawn = drawPls(prepared, seed, chunk);
    onStep((at + 1) / length);
    return drawn;
  });
  const bootstrap = summarisePls(prepared, draws, { seed, confidence });
  const prediction =
    estimate.rows >= 2 * folds && kind === 'structure'
      ? predictPls(prepared, { folds, repetitions: 5, seed })
      : null;
  return {
    kind: 'pls',
    estimate,
    bootstrap,
    verdicts: judgePls(estimate, figuresToJudge(model, bootstrap?.figures ?? [])),
    sample: sampleSize(model, {
      rows: estimate.rows,
      leftOut: estimate.leftOut,
      replaced: estimate.replaced,
    }),
    prediction: prediction?.kind === 'prediction' ? prediction : null,
    groups,
  };
}

/** Items of a formed construct need not go together: nothing is judged of what they share with others. */
function figuresToJudge(
  { constructs }: PlsModel,
  figures: readonly BootstrappedFigure[],
): BootstrappedFigure[] {
  const formed = new Set(constructs.filter(({ weights }) => weights === 'B').map(({ name }) => name));
  return figures.filter(
    ({ figure }) => figure.kind !== 'htmt' || !(formed.has(figure.first) || formed.has(figure.second)),
  );
}

interface DividedRows {
  readonly kind: 'divided';
  readonly data: DataTable;
  readonly column: string;
  readonly first: string;
  readonly words: readonly string[];
}

/** The rows that have a word in the column of the groups; the others are in neither. */
function dividedRows({ settings, table }: AnalysisToRun): DividedRows | NotConcluded {
  const { column = '', value = '' } = settings.groups ?? {};
  const words = table.words[column];
  if (words === undefined) {
    return { kind: 'not_concluded', problems: [{ code: 'unknown_column', params: { column } }] };
  }
  const rows = words.flatMap((word, row) => (word === null ? [] : [row]));
  return {
    kind: 'divided',
    data: selectRows(table.data, rows),
    column,
    first: value,
    words: rows.map((row) => words[row] ?? ''),
  };
}

/** Rows with the word against all the others. */
function groupsOf(
  prepared: PreparedPls,
  { words, first, column }: DividedRows,
  { seed, resamples }: AnalysisSettings,
): (GroupComparison & { first: string; column: string }) | NotConcluded {
  const inFirst = Array.from(prepared.rows.kept, (row) => words[row] === first);
  const smallest = Math.min(inFirst.filter(Boolean).length, inFirst.filter((one) => !one).length);
  if (smallest > 0 && smallest < fewestFirms) {
    const params = { rows: smallest, needed: fewestFirms };
    return { kind: 'not_concluded', problems: [{ code: 'group_too_small', params }] };
  }
  const found = compareGroups(prepared, inFirst, { resamples: Math.min(1000, resamples), seed });
  return found.kind === 'not_concluded' ? found : { ...found, first, column };
}

function runMediation({ settings, table }: AnalysisToRun, onStep: OnStep): AnalysisResult {
  const { seed, resamples, confidence } = settings;
  const model = mediationModel(settings);
  const prepared = prepareMediation(table.data, model);
  if (prepared.kind === 'not_concluded') return prepared;
  if (prepared.rows.n < fewestFirms) return tooFew(prepared.rows.n);
  const draws = chunksOf(resamples, parts).map((chunk, at, { length }) => {
    const drawn = drawMediation(prepared, seed, chunk);
    onStep((at + 1) / length);
    return drawn;
  });
  const mediation = summariseMediation(prepared, draws, { seed, resamples, confidence });
  const sample = sampleSize({ paths: pathsOf(model) }, { rows: mediation.rows, leftOut: mediation.leftOut });
  return { kind: 'mediation', mediation, sample };
}

const pathsOf = ({ cause, mediators, outcome, covariates }: MediationModel) => [
  ...mediators.map((to) => ({ from: cause, to })),
  ...[cause, ...mediators, ...covariates].map((from) => ({ from, to: outcome })),
];

function runChange({ settings, table }: AnalysisToRun): AnalysisResult {
  const { outcome, predictors } = changeModel(settings);
  const { data, firms, waves } = table;
  const panel = { data, firms, waves };
  const last = Math.max(...waves);
  const columns = [...new Set([...predictors, outcome, ...changeColumns(data.columns)])];
  const changes = columns.map((column) => {
    const found = waveChange(panel, column, 1, last, settings.confidence);
    const told = found.kind === 'change' && found.firms < fewestFirms ? tooFew(found.firms) : found;
    return told.kind === 'not_concluded' ? { ...told, column } : told;
  });
  if (changes.every(({ kind }) => kind === 'not_concluded')) {
    const [first] = changes;
    return { kind: 'not_concluded', problems: first?.kind === 'not_concluded' ? first.problems : [] };
  }
  const effects = fixedEffects(panel, outcome, predictors, settings.confidence);
  const enough =
    effects.kind === 'fixed_effects' && effects.firms < fewestFirms ? tooFew(effects.firms) : effects;
  return { kind: 'change', changes, effects: enough };
}

/** The layers and constructs of the framework that the data have. */
const changeColumns = (columns: Readonly<Record<string, unknown>>): string[] =>
  [...FRAMEWORK_LAYERS, ...FRAMEWORK_CONSTRUCTS.map(({ id }) => id)].filter((name) => name in columns);
