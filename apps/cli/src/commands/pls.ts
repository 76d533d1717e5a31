import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import {
  compareGroups,
  estimatePrepared,
  judgePls,
  layerModel,
  METHODS_VERSION,
  predictPls,
  preparePls,
  sampleSize,
  summarisePls,
} from '@grappe/engine/framework';
import type {
  GroupComparison,
  MissingRule,
  PlsBootstrap,
  PlsEstimate,
  PlsModel,
  PlsPrediction,
  PreparedPls,
  SampleSize,
  Verdict,
} from '@grappe/engine/framework';
import { readPlsModel } from '@grappe/contracts/models';
import { codebookCsv, dataCsv, seminrScript } from '@grappe/documents/statistics';
import { explainSampleWarning, explainVerdict } from '@grappe/messages';
import { CommandFailure, systemCode } from '../failure.ts';
import { ratio, wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';
import { drawInThreads } from '../statistics/draw-in-threads.ts';
import { readAnswers, wordsOf } from '../statistics/read-answers.ts';
import type { AnswerFile } from '../statistics/read-answers.ts';
import { refuse } from '../statistics/refuse.ts';
import { writeAnalysis } from '../statistics/write-analysis.ts';
import { version } from '../version.ts';

interface PlsOptions {
  readonly data: string;
  readonly model?: string;
  readonly bootstrap: number;
  readonly seed: number;
  readonly confidence: number;
  readonly missing: MissingRule;
  readonly groups?: string;
  readonly predict?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** `grappe pls --model M.yaml --data D.csv`: a model of constructs tested on answers. */
export function plsCommand(output: Output): Command {
  const { t } = output;
  return new Command('pls')
    .description(t('cli:help.pls'))
    .requiredOption('--data <file>', t('cli:help.statistics_data'))
    .option('--model <file>', t('cli:help.pls_model'))
    .addOption(new Option('--bootstrap <number>', t('cli:help.bootstrap')).argParser(wholeNumber).default(0))
    .addOption(new Option('--seed <number>', t('cli:help.seed')).argParser(wholeNumber).default(1))
    .addOption(new Option('--confidence <ratio>', t('cli:help.confidence')).argParser(ratio).default(0.95))
    .addOption(
      new Option('--missing <rule>', t('cli:help.missing')).choices(['listwise', 'mean']).default('listwise'),
    )
    .option('--groups <column>', t('cli:help.pls_groups'))
    .option('--predict <folds>', t('cli:help.pls_predict'), wholeNumber)
    .option('--out <folder>', t('cli:help.statistics_out'))
    .option('--json', t('cli:help.json'))
    .action((options: PlsOptions) => pls(options, output));
}

interface PlsAnalysis {
  readonly estimate: PlsEstimate;
  readonly bootstrap: PlsBootstrap | null;
  readonly verdicts: readonly Verdict[];
  readonly sample: SampleSize;
  readonly prediction: PlsPrediction | null;
  readonly groups: (GroupComparison & { readonly first: string; readonly second: string }) | null;
}

async function pls(options: PlsOptions, output: Output): Promise<void> {
  const file = await readAnswers(options.data);
  const model = await modelOf(options, file);
  const prepared = preparePls(file.data, model, { missing: options.missing });
  if (prepared.kind === 'not_concluded') return refuse(prepared, output);
  const analysis = await analyse(prepared, file, options, output);
  const whole = resultOf(analysis, file, options);
  if (options.out !== undefined) {
    await writeAnalysis(options.out, filesOf(whole, prepared, file, options), output);
  }
  if (options.json === true) output.json(whole);
  else tell(analysis, file, output);
}

/** The model of the file; without one, the framework's four layers on the constructs that the data have. */
async function modelOf({ model }: PlsOptions, { table }: AnswerFile): Promise<PlsModel> {
  if (model === undefined) return layerModel(table.header);
  let text: string;
  try {
    text = await readFile(model, 'utf8');
  } catch (error) {
    throw new CommandFailure({
      code: 'file_unreadable',
      params: { fileName: model, reason: systemCode(error) },
    });
  }
  const read = readPlsModel(text.replace(/^\uFEFF/, ''));
  if (read.kind === 'model') return read.model;
  const { field, line } = read;
  throw line === null
    ? new CommandFailure({ code: 'model_file_invalid', params: { fileName: model, field } })
    : new CommandFailure({ code: 'model_file_not_yaml', params: { fileName: model, line } });
}

async function analyse(
  prepared: PreparedPls,
  file: AnswerFile,
  options: PlsOptions,
  output: Output,
): Promise<PlsAnalysis> {
  const estimate = estimatePrepared(prepared);
  if (estimate.kind === 'not_concluded') return refuse(estimate, output);
  const { seed, confidence, bootstrap: resamples } = options;
  const draws = resamples > 0 ? await drawInThreads(prepared, seed, resamples) : null;
  const bootstrap = draws === null ? null : summarisePls(prepared, draws, { seed, confidence });
  const folds = options.predict;
  const prediction = folds === undefined ? null : predictPls(prepared, { folds, repetitions: 10, seed });
  if (prediction?.kind === 'not_concluded') return refuse(prediction, output);
  return {
    estimate,
    bootstrap,
    verdicts: judgePls(estimate, bootstrap?.figures ?? []),
    sample: sampleSize(prepared.model, {
      rows: estimate.rows,
      leftOut: estimate.leftOut,
      replaced: estimate.replaced,
    }),
    prediction,
    groups: groupsOf(prepared, file, options, output),
  };
}

/** Rows whose group is the first of the column against all the others. */
function groupsOf(prepared: PreparedPls, { table }: AnswerFile, options: PlsOptions, output: Output) {
  const { groups: column, seed, bootstrap } = options;
  if (column === undefined) return null;
  if (!table.header.includes(column)) {
    return refuse(
      { kind: 'not_concluded', problems: [{ code: 'unknown_column', params: { column } }] },
      output,
    );
  }
  const words = wordsOf(table, column).map(String);
  const kept = Array.from(prepared.rows.kept, (row) => words[row]!);
  const names = [...new Set(kept)].toSorted();
  const first = names[0] ?? '';
  const inFirst = kept.map((word) => word === first);
  const found = compareGroups(prepared, inFirst, { resamples: Math.max(bootstrap, 500), seed });
  if (found.kind === 'not_concluded') return refuse(found, output);
  return { ...found, first, second: names.slice(1).join(', ') };
}

const resultOf = (analysis: PlsAnalysis, file: AnswerFile, options: PlsOptions) => ({
  analysis: 'pls',
  version,
  methodsVersion: METHODS_VERSION,
  data: { file: file.table.fileName, rows: file.data.rows, sha256: file.sha256 },
  seed: options.seed,
  resamples: options.bootstrap,
  confidence: options.confidence,
  ...analysis,
});

function filesOf(
  whole: ReturnType<typeof resultOf>,
  prepared: PreparedPls,
  file: AnswerFile,
  options: PlsOptions,
) {
  const { model } = prepared;
  const columns = [...new Set(prepared.rows.names)];
  const partOf = (column: string): string =>
    model.constructs.flatMap(({ name, items }) => (items.includes(column) ? [name] : [])).join('; ');
  const origin = {
    version,
    dataFile: 'data.csv',
    dataHash: file.sha256,
    seed: options.seed,
    resamples: options.bootstrap,
    missing: options.missing,
  };
  return {
    'result.json': `${JSON.stringify(whole, null, 2)}\n`,
    'data.csv': dataCsv(file.data, columns),
    'codebook.csv': codebookCsv(
      file.data,
      columns.map((column) => ({ column, part: partOf(column) })),
    ),
    'analysis.R': seminrScript(model, origin),
  };
}

function tell(analysis: PlsAnalysis, file: AnswerFile, output: Output): void {
  const { line, t, formats } = output;
  const { estimate, bootstrap, verdicts, sample, prediction, groups } = analysis;
  const number = (value: number): string => formats.fixed(value, 3);
  const { rows, leftOut } = estimate;
  line(
    t('cli:statistics.rows', {
      rows: formats.number(rows),
      leftOut: formats.number(leftOut),
      fileName: file.table.fileName,
    }),
  );
  for (const { from, to, coefficient } of estimate.paths) {
    const found = bootstrap?.figures.find(
      ({ figure }) => figure.kind === 'path' && figure.from === from && figure.to === to,
    )?.summary;
    const params = { from, to, value: number(coefficient) };
    const interval = found
      ? { low: number(found.percentile.low), high: number(found.percentile.high) }
      : null;
    line(
      interval === null
        ? t('cli:statistics.path', params)
        : t('cli:statistics.path_interval', { ...params, ...interval }),
    );
  }
  for (const { construct, rSquared } of estimate.explained) {
    line(t('cli:statistics.explained', { construct, share: formats.percent(rSquared, 1) }));
  }
  if (bootstrap !== null) {
    const params = {
      resamples: formats.number(bootstrap.resamples),
      failed: formats.number(bootstrap.failed),
      seed: bootstrap.seed,
    };
    line(t('cli:statistics.bootstrap', params));
  }
  const shown = verdicts.filter(({ level, code }) => level !== 'good' || code === 'indirect');
  for (const verdict of shown) line(explainVerdict(verdict, output));
  const satisfied = verdicts.length - shown.length;
  line(t('cli:statistics.satisfied', { count: satisfied, satisfied: formats.number(satisfied) }));
  for (const warning of sample.warnings) line(`! ${explainSampleWarning(warning, output)}`);
  for (const { item, qSquared, rmse } of prediction?.items ?? []) {
    line(t('cli:statistics.prediction', { item, qSquared: number(qSquared), rmse: number(rmse) }));
  }
  if (groups === null) return;
  line(
    t('cli:statistics.groups', {
      first: groups.first,
      second: groups.second,
      n1: groups.sizes[0],
      n2: groups.sizes[1],
    }),
  );
  for (const { from, to, first, second, permutationP } of groups.paths) {
    line(
      t('cli:statistics.group_path', {
        from,
        to,
        first: number(first),
        second: number(second),
        p: number(permutationP),
      }),
    );
  }
  for (const { construct } of groups.invariance.filter(({ holds }) => !holds)) {
    line(`! ${t('cli:statistics.not_invariant', { construct })}`);
  }
}
