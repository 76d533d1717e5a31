import type { PlsModel } from '@grappe/engine/framework';
import { quoted, seminrScript, vector, type AnalysisOrigin } from './r-script.ts';

/** A script that compares two groups of rows in seminr: first the column `group` of the data, then the others. */
export function groupsScript(model: PlsModel, origin: AnalysisOrigin, first: string): string {
  const items = [...new Set(model.constructs.flatMap((construct) => construct.items))];
  return [
    seminrScript(model, origin),
    `whole <- read.csv(${quoted(origin.dataFile)}, check.names = FALSE, colClasses = c(group = "character"))`,
    // Means replaced what was missing: every line was kept.
    ...(origin.missing === 'mean' ? [] : [`whole <- whole[complete.cases(whole[, ${vector(items)}]), ]`]),
    '# seminr draws these resamples by itself: its figures come close, not to the last digit.',
    `print(estimate_pls_mga(model, whole$group == ${quoted(first)}, nboot = ${Math.max(1, origin.resamples)}))`,
    '',
  ].join('\n');
}

export interface PanelScript {
  /** Columns whose change is tested. */
  readonly changes: readonly string[];
  readonly outcome: string;
  readonly predictors: readonly string[];
  readonly lastWave: number;
}

/** A script that repeats paired changes and the fixed effects of firms in R, with the same standard errors. */
export function panelScript(
  { changes, outcome, predictors, lastWave }: PanelScript,
  origin: AnalysisOrigin,
): string {
  const right = [...predictors.map((name) => `\`${name}\``), 'factor(wave)'].join(' + ');
  return [
    ...provenance(origin),
    'library(plm)',
    'library(lmtest)',
    `data <- read.csv(${quoted(origin.dataFile)}, check.names = FALSE, colClasses = c(firm = "character"))`,
    `both <- merge(data[data$wave == 1, ], data[data$wave == ${lastWave}, ], by = "firm", suffixes = c(".before", ".after"))`,
    `for (column in ${vector(changes)}) {`,
    '  cat(column, "\\n")',
    '  try(print(t.test(both[[paste0(column, ".after")]], both[[paste0(column, ".before")]], paired = TRUE)))',
    '}',
    `used <- data[complete.cases(data[, ${vector([outcome, ...predictors])}]), ]`,
    'used <- used[used$firm %in% names(which(table(used$firm) > 1)), ]',
    `fit <- plm(\`${outcome}\` ~ ${right}, data = used, index = "firm", model = "within")`,
    'print(coeftest(fit, vcov = vcovHC(fit, method = "arellano", type = "sss"), df = length(unique(used$firm)) - 1))',
    '',
  ].join('\n');
}

export interface MatchingScript {
  readonly involved: string;
  readonly outcome: string;
  readonly covariates: readonly string[];
  readonly lastWave: number;
}

/** A script that repeats the matching in R: Mahalanobis distance, closest pairs first, paired t. */
export function matchingScript(
  { involved, outcome, covariates, lastWave }: MatchingScript,
  origin: AnalysisOrigin,
): string {
  return [
    ...provenance(origin),
    `data <- read.csv(${quoted(origin.dataFile)}, check.names = FALSE, colClasses = c(firm = "character"))`,
    `now <- data[data$wave == ${lastWave}, ]`,
    'before <- data[data$wave == 1, ]',
    'before <- before[match(now$firm, before$firm), ]',
    `x <- as.matrix(before[, ${vector(covariates)}, drop = FALSE])`,
    `took <- now[[${quoted(involved)}]]`,
    `y <- now[[${quoted(outcome)}]]`,
    'known <- complete.cases(x, took, y)',
    'x <- x[known, , drop = FALSE]; took <- took[known]; y <- y[known]',
    'inverse <- solve(cov(x))',
    'pairs <- expand.grid(a = which(took == 1), b = which(took == 0))',
    'gap <- x[pairs$a, , drop = FALSE] - x[pairs$b, , drop = FALSE]',
    'pairs <- pairs[order(sqrt(rowSums((gap %*% inverse) * gap)), pairs$a, pairs$b), ]',
    'kept <- NULL',
    'while (nrow(pairs) > 0) {',
    '  kept <- rbind(kept, pairs[1, ])',
    '  pairs <- pairs[pairs$a != pairs$a[1] & pairs$b != pairs$b[1], ]',
    '}',
    'print(t.test(y[kept$a], y[kept$b], paired = TRUE))',
    '',
  ].join('\n');
}

const provenance = ({ version, dataHash, seed }: AnalysisOrigin): string[] => [
  `# Grappe ${version}; data SHA-256 ${dataHash}; seed ${seed}.`,
];
