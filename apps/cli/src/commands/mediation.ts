import { Command, Option } from 'commander';
import { mediate, METHODS_VERSION } from '@grappe/engine/framework';
import type { Mediation, MediationEffect, MediationModel } from '@grappe/engine/framework';
import { codebookCsv, dataCsv, lavaanScript } from '@grappe/documents/statistics';
import { gathered, ratio, wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';
import { readAnswers } from '../statistics/read-answers.ts';
import type { AnswerFile } from '../statistics/read-answers.ts';
import { refuse } from '../statistics/refuse.ts';
import { writeAnalysis } from '../statistics/write-analysis.ts';
import { version } from '../version.ts';

interface MediationCommandOptions {
  readonly data: string;
  readonly cause: string;
  readonly mediator: readonly string[];
  readonly outcome: string;
  readonly covariate: readonly string[];
  readonly design: 'parallel' | 'serial';
  readonly bootstrap: number;
  readonly seed: number;
  readonly confidence: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** `grappe mediation --data D.csv --cause X --mediator M --outcome Y`: does an effect go through mediators? */
export function mediationCommand(output: Output): Command {
  const { t } = output;
  return new Command('mediation')
    .description(t('cli:help.mediation'))
    .requiredOption('--data <file>', t('cli:help.statistics_data'))
    .requiredOption('--cause <column>', t('cli:help.cause'))
    .requiredOption('--mediator <column>', t('cli:help.mediator'), gathered)
    .requiredOption('--outcome <column>', t('cli:help.outcome'))
    .option('--covariate <column>', t('cli:help.covariate'), gathered, [])
    .addOption(
      new Option('--design <how>', t('cli:help.design')).choices(['parallel', 'serial']).default('parallel'),
    )
    .addOption(
      new Option('--bootstrap <number>', t('cli:help.bootstrap')).argParser(wholeNumber).default(5000),
    )
    .addOption(new Option('--seed <number>', t('cli:help.seed')).argParser(wholeNumber).default(1))
    .addOption(new Option('--confidence <ratio>', t('cli:help.confidence')).argParser(ratio).default(0.95))
    .option('--out <folder>', t('cli:help.statistics_out'))
    .option('--json', t('cli:help.json'))
    .action((options: MediationCommandOptions) => mediation(options, output));
}

async function mediation(options: MediationCommandOptions, output: Output): Promise<void> {
  const file = await readAnswers(options.data);
  const { cause, mediator, outcome, covariate, design, bootstrap, seed, confidence } = options;
  const model: MediationModel = { cause, mediators: mediator, outcome, covariates: covariate, design };
  const found = mediate(file.data, model, { resamples: bootstrap, seed, confidence });
  if (found.kind === 'not_concluded') return refuse(found, output);
  const whole = {
    analysis: 'mediation',
    version,
    methodsVersion: METHODS_VERSION,
    data: { file: file.table.fileName, rows: file.data.rows, sha256: file.sha256 },
    confidence,
    ...found,
  };
  if (options.out !== undefined) {
    const files = { 'result.json': `${JSON.stringify(whole, null, 2)}\n`, ...filesOf(model, file, options) };
    await writeAnalysis(options.out, files, output);
  }
  if (options.json === true) output.json(whole);
  else tell(found, file, output);
}

function filesOf(model: MediationModel, file: AnswerFile, { seed, bootstrap }: MediationCommandOptions) {
  const columns = [model.cause, ...model.mediators, model.outcome, ...model.covariates];
  const parts = [
    'cause',
    ...model.mediators.map(() => 'mediator'),
    'outcome',
    ...model.covariates.map(() => 'covariate'),
  ];
  const origin = {
    version,
    dataFile: 'data.csv',
    dataHash: file.sha256,
    seed,
    resamples: bootstrap,
    missing: 'listwise' as const,
  };
  return {
    'data.csv': dataCsv(file.data, columns),
    'codebook.csv': codebookCsv(
      file.data,
      columns.map((column, at) => ({ column, part: parts[at]! })),
    ),
    'analysis.R': lavaanScript(model, origin),
  };
}

function tell(found: Mediation, file: AnswerFile, { line, t, formats }: Output): void {
  const number = (value: number): string => formats.fixed(value, 3);
  const { rows, leftOut } = found;
  line(
    t('cli:statistics.rows', {
      rows: formats.number(rows),
      leftOut: formats.number(leftOut),
      fileName: file.table.fileName,
    }),
  );
  for (const { effect, estimate, bootstrap } of found.effects) {
    const name = nameOf(effect, found.model, t);
    if (bootstrap === null) {
      line(t('cli:statistics.effect', { name, value: number(estimate) }));
      continue;
    }
    const { low, high } = bootstrap.percentile;
    const params = { name, value: number(estimate), low: number(low), high: number(high) };
    const shown = low > 0 || high < 0;
    line(t(shown ? 'cli:statistics.effect_shown' : 'cli:statistics.effect_not_shown', params));
  }
  const params = {
    resamples: formats.number(found.resamples),
    failed: formats.number(found.failed),
    seed: found.seed,
  };
  line(t('cli:statistics.bootstrap', params));
}

function nameOf(effect: MediationEffect, { cause, outcome }: MediationModel, t: Output['t']): string {
  switch (effect.kind) {
    case 'indirect':
      return [cause, ...effect.through, outcome].join(' → ');
    case 'a':
      return `${cause} → ${effect.mediator}`;
    case 'b':
      return `${effect.mediator} → ${outcome}`;
    case 'd':
      return `${effect.from} → ${effect.to}`;
    default:
      return t(`cli:statistics.${effect.kind}`);
  }
}
