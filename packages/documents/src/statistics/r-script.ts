import type { MediationModel, PlsModel } from '@grappe/engine/framework';

/** What a script must repeat: the data beside it, the draws, and where the figures came from. */
export interface AnalysisOrigin {
  readonly version: string;
  readonly dataFile: string;
  /** SHA-256 of the data that were analysed. */
  readonly dataHash: string;
  readonly seed: number;
  readonly resamples: number;
  readonly missing: 'listwise' | 'mean';
}

export const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
export const vector = (texts: readonly string[]): string => `c(${texts.map(quoted).join(', ')})`;

/** Lines that say where the analysis comes from and read its data. */
const head = (origin: AnalysisOrigin, library: string): string[] => [
  `# Grappe ${origin.version}; data SHA-256 ${origin.dataHash}; seed ${origin.seed}; ${origin.resamples} resamples.`,
  `library(${library})`,
  `data <- read.csv(${quoted(origin.dataFile)}, check.names = FALSE)`,
];

/** The integer hash that draws the resamples, in R: doubles hold 32-bit integers exactly. */
const DRAWS = [
  'xor32 <- function(a, b) bitwXor(a %/% 65536, b %/% 65536) * 65536 + bitwXor(a %% 65536, b %% 65536)',
  'mul32 <- function(a, m) ((a %% 65536) * m + (((a %/% 65536) * m) %% 65536) * 65536) %% 4294967296',
  'mix <- function(x, v) {',
  '  x <- mul32(xor32(x, v + 1), 16777619)',
  '  x <- mul32(xor32(x, x %/% 32768), 2246822519)',
  '  xor32(x, x %/% 8192)',
  '}',
  'rows_of_draw <- function(seed, b, n) sapply(0:(n - 1), function(i) mix(mix(seed, b), i) %% n) + 1',
];

/** A script that repeats a partial least squares analysis in seminr, with the same resamples. */
export function seminrScript(model: PlsModel, origin: AnalysisOrigin): string {
  const weights = { A: 'mode_A', B: 'mode_B', unit: 'unit_weights' };
  const inner = model.scheme === 'factorial' ? 'path_factorial' : 'path_weighting';
  const constructs = model.constructs.map(({ name, items, weights: mode, reflective }) =>
    reflective === true
      ? `  reflective(${quoted(name)}, ${vector(items)})`
      : `  composite(${quoted(name)}, ${vector(items)}, weights = ${weights[mode]})`,
  );
  const products = (model.interactions ?? []).map(
    ({ of: [iv, moderator] }) =>
      `  interaction_term(iv = ${quoted(iv)}, moderator = ${quoted(moderator)}, method = two_stage, weights = mode_A)`,
  );
  const named = namesInSeminr(model);
  const paths = model.paths.map(
    ({ from, to }) => `  paths(from = ${quoted(named(from))}, to = ${quoted(named(to))})`,
  );
  const items = [...new Set(model.constructs.flatMap((construct) => construct.items))];
  return [
    ...head(origin, 'seminr'),
    ...(model.scheme === 'centroid'
      ? ['# seminr has no centroid scheme: plspm(scheme = "centroid") has.']
      : []),
    `data <- data[, ${vector(items)}]`,
    origin.missing === 'mean'
      ? 'data[] <- lapply(data, function(x) ifelse(is.na(x), mean(x, na.rm = TRUE), x))'
      : 'data <- na.omit(data)',
    'measurement <- constructs(',
    [...constructs, ...products].join(',\n'),
    ')',
    'paths_between <- relationships(',
    paths.join(',\n'),
    ')',
    'estimate <- function(rows) estimate_pls(data[rows, ], measurement, paths_between,',
    `  inner_weights = ${inner}, maxIt = 300, stopCriterion = 10)`,
    'model <- estimate(seq_len(nrow(data)))',
    'print(summary(model))',
    '',
    ...DRAWS,
    '# One column a resample, one line a path, however few they are.',
    'ends <- model$smMatrix[, c("source", "target"), drop = FALSE]',
    `draws <- do.call(cbind, lapply(0:(${Math.max(1, origin.resamples)} - 1), function(b) {`,
    `  estimate(rows_of_draw(${origin.seed}, b, nrow(data)))$path_coef[ends]`,
    '}))',
    'rownames(draws) <- apply(ends, 1, paste, collapse = " -> ")',
    'print(t(apply(draws, 1, quantile, c(0.025, 0.5, 0.975), type = 7)))',
    '',
  ].join('\n');
}

/** As seminr calls them: an interaction bears the names of its two constructs, whatever the model calls it. */
const namesInSeminr = ({ interactions = [] }: PlsModel) => {
  const products = new Map(interactions.map(({ name, of }) => [name, of.join('*')]));
  return (name: string): string => products.get(name) ?? name;
};

/** A script that repeats a mediation in lavaan: same estimates, intervals of lavaan's own bootstrap. */
export function lavaanScript(model: MediationModel, origin: AnalysisOrigin): string {
  const short = new Map(
    [model.cause, ...model.mediators, model.outcome, ...model.covariates].map((name, at) => [
      name,
      `v${at + 1}`,
    ]),
  );
  const v = (name: string): string => short.get(name)!;
  const covariates = model.covariates.map((name) => ` + ${v(name)}`).join('');
  const equations = model.mediators.map((mediator, j) => {
    const before = model.design === 'serial' ? model.mediators.slice(0, j) : [];
    const links = before.map((from, i) => ` + d${j + 1}_${i + 1}*${v(from)}`).join('');
    return `  ${v(mediator)} ~ a${j + 1}*${v(model.cause)}${links}${covariates}`;
  });
  const onOutcome = model.mediators.map((mediator, j) => ` + b${j + 1}*${v(mediator)}`).join('');
  const ways =
    model.design === 'serial' ? chains(model.mediators.length) : model.mediators.map((_, j) => [j]);
  const effects = ways.map((way) => `  ind_${way.map((j) => j + 1).join('_')} := ${productOf(way)}`);
  const loose =
    model.design === 'parallel'
      ? model.mediators.flatMap((a, i) => model.mediators.slice(i + 1).map((b) => `  ${v(a)} ~~ ${v(b)}`))
      : [];
  return [
    ...head(origin, 'lavaan'),
    `data <- na.omit(data[, ${vector([...short.keys()])}])`,
    `names(data) <- ${vector([...short.values()])}`,
    `# ${[...short].map(([name, own]) => `${own} = ${name.replaceAll(/[\r\n]/g, ' ')}`).join('; ')}`,
    "model <- '",
    ...equations,
    `  ${v(model.outcome)} ~ cp*${v(model.cause)}${onOutcome}${covariates}`,
    ...loose,
    ...effects,
    `  total := cp + ${ways.map((way) => `ind_${way.map((j) => j + 1).join('_')}`).join(' + ')}`,
    "'",
    `set.seed(${origin.seed})`,
    `fit <- sem(model, data = data, se = "bootstrap", bootstrap = ${Math.max(1, origin.resamples)})`,
    'print(parameterEstimates(fit, boot.ci.type = "perc"))',
    'print(parameterEstimates(fit, boot.ci.type = "bca.simple"))',
    '',
  ].join('\n');
}

/** Every subset of the mediators in their order, the empty one left out. */
function chains(count: number): number[][] {
  let subsets: number[][] = [[]];
  for (let j = 0; j < count; j += 1) subsets = [...subsets, ...subsets.map((subset) => [...subset, j])];
  return subsets.filter((subset) => subset.length > 0);
}

function productOf(way: readonly number[]): string {
  const links = way.slice(1).map((to, step) => `d${to + 1}_${way[step]! + 1}`);
  return [`a${way[0]! + 1}`, ...links, `b${way.at(-1)! + 1}`].join('*');
}
