import { Command, Option } from 'commander';
import { METHODS_VERSION, reportAgreement } from '@grappe/engine/agreement';
import type { Agreement, AgreementReport, AlphaScale, WithInterval } from '@grappe/engine/agreement';
import type { Table } from '@grappe/contracts/files';
import { CommandFailure } from '../failure.ts';
import { gathered, ratio, wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';
import { readAnswers, wordOf } from '../statistics/read-answers.ts';
import { version } from '../version.ts';

interface AgreementCommandOptions {
  readonly data: string;
  readonly coder: readonly string[];
  readonly unit?: string;
  readonly scale: AlphaScale;
  readonly bootstrap: number;
  readonly seed: number;
  readonly confidence: number;
  readonly json?: boolean;
}

/** `grappe agreement --data D.csv`: do the coders of a table agree? A line for each unit, a column for each coder. */
export function agreementCommand(output: Output): Command {
  const { t } = output;
  return new Command('agreement')
    .description(t('cli:help.agreement'))
    .requiredOption('--data <file>', t('cli:help.agreement_data'))
    .option('--coder <column>', t('cli:help.coder'), gathered, [])
    .option('--unit <column>', t('cli:help.unit'))
    .addOption(
      new Option('--scale <scale>', t('cli:help.scale'))
        .choices(['nominal', 'ordinal', 'interval', 'ratio'])
        .default('nominal'),
    )
    .addOption(
      new Option('--bootstrap <number>', t('cli:help.bootstrap')).argParser(wholeNumber).default(1000),
    )
    .addOption(new Option('--seed <number>', t('cli:help.seed')).argParser(wholeNumber).default(1))
    .addOption(new Option('--confidence <ratio>', t('cli:help.confidence')).argParser(ratio).default(0.95))
    .option('--json', t('cli:help.json'))
    .action((options: AgreementCommandOptions) => agreement(options, output));
}

async function agreement(options: AgreementCommandOptions, output: Output): Promise<void> {
  const { table, sha256 } = await readAnswers(options.data);
  const unit = unitOf(table, options, output);
  const coders = codersOf(table, { ...options, unit }, output);
  const places = coders.map((name) => table.header.indexOf(name));
  const ratings = table.rows.map(({ cells }) => places.map((at) => wordOf(cells[at] ?? null)));
  const { scale, bootstrap: resamples, seed, confidence } = options;
  const found = reportAgreement(ratings, { scale, resamples, seed, confidence });
  if (found.kind === 'not_concluded') {
    output.aside(`✗ ${output.t(`statistics:no_agreement.${found.reason}`)}`);
    throw new CommandFailure({ code: 'statistics_not_concluded', params: { count: 1 } }, [
      { code: found.reason },
    ]);
  }
  const at = unit === undefined ? -1 : table.header.indexOf(unit);
  const names = table.rows.map(({ line, cells }) =>
    String((at < 0 ? null : wordOf(cells[at] ?? null)) ?? line),
  );
  if (options.json !== true) return tell(found, { coders, names, scale }, output);
  output.json({
    analysis: 'agreement',
    version,
    methodsVersion: METHODS_VERSION,
    data: { file: table.fileName, rows: table.rows.length, sha256 },
    scale,
    confidence,
    coderNames: coders,
    ...found,
    disagreements: found.disagreements.map((one) => ({ ...one, name: names[one.unit] })),
  });
}

/** What a first column is called that names the units, and codes nothing. */
const usualUnits = /^(units?|unités?|unites?|id|n°|segments?|passages?|extraits?|lines?|lignes?)$/i;

/** The column of the units: the one asked for, or the first when its name says so and nobody said which columns code. */
function unitOf(
  { header: [first = ''] }: Table,
  { unit, coder }: AgreementCommandOptions,
  { aside, t }: Output,
): string | undefined {
  if (unit !== undefined || coder.length > 0 || !usualUnits.test(first.trim())) return unit;
  aside(t('cli:statistics.units_named', { column: first }));
  return first;
}

interface Columns {
  readonly coder: readonly string[];
  readonly unit: string | undefined;
}

/** The columns asked for, or all but that of the units. */
function codersOf({ header }: Table, { coder, unit }: Columns, output: Output): string[] {
  const asked = coder.length > 0 ? coder : header.filter((name) => name !== unit && name !== '');
  const unknown = [...asked, ...(unit === undefined ? [] : [unit])].find((name) => !header.includes(name));
  if (unknown === undefined) return [...asked];
  const params = { column: unknown };
  output.aside(`✗ ${output.t('statistics:problem.unknown_column', params)}`);
  throw new CommandFailure({ code: 'statistics_not_concluded', params: { count: 1 } }, [
    { code: 'unknown_column', params },
  ]);
}

/** Contested units told one by one; the others are counted. */
const TOLD = 20;

interface Told {
  readonly coders: readonly string[];
  readonly names: readonly string[];
  readonly scale: AlphaScale;
}

function tell(found: AgreementReport, { coders, names, scale }: Told, output: Output): void {
  const { line, t, formats } = output;
  line(
    t('cli:statistics.coded', {
      units: formats.number(found.units),
      coders: formats.list(coders),
      categories: formats.number(found.categories),
    }),
  );
  if (found.percent.kind === 'percent') {
    const share = formats.percent(found.percent.unanimous, 1);
    line(t('cli:statistics.percent', { share, units: formats.number(found.percent.completeUnits) }));
  } else line(t(`statistics:no_agreement.${found.percent.reason}`));
  for (const { first, second, holsti, kappa, weightedKappa, units } of found.pairs) {
    const params = {
      first: coders[first],
      second: coders[second],
      units: formats.number(units),
      holsti: holsti === null ? t('document:undefined') : formats.percent(holsti, 1),
      kappa: told(kappa, output),
      weighted: told(weightedKappa, output),
    };
    // Categories without order have no distance to weigh by.
    line(t(scale === 'nominal' ? 'cli:statistics.pair' : 'cli:statistics.pair_weighted', params));
  }
  if (found.composite !== null)
    line(t('cli:statistics.composite', { share: formats.percent(found.composite, 1) }));
  line(t('cli:statistics.alpha', { value: toldInterval(found.alpha, output) }));
  line(t('cli:statistics.fleiss', { value: toldInterval(found.fleiss, output) }));
  line(t('cli:statistics.gwet', { value: toldInterval(found.gwet, output) }));
  if (found.verdict !== null) line(t(`statistics:agreement_verdict.${found.verdict}`));
  for (const { unit, ratings } of found.disagreements.slice(0, TOLD)) {
    const said = ratings.map((rating, c) => `${coders[c]}: ${rating ?? '–'}`).join('; ');
    line(t('cli:statistics.disagreement', { unit: names[unit], said }));
  }
}

const told = (result: Agreement, { t, formats }: Output): string =>
  result.kind === 'coefficient'
    ? formats.fixed(result.value, 3)
    : t(`statistics:no_agreement.${result.reason}`);

function toldInterval({ result, interval }: WithInterval, output: Output): string {
  const value = told(result, output);
  if (interval === null) return value;
  const { fixed } = output.formats;
  return output.t('cli:statistics.interval', {
    value,
    low: fixed(interval.low, 3),
    high: fixed(interval.high, 3),
  });
}
