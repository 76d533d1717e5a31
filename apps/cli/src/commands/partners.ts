import { Command, Option } from 'commander';
import { measurePrediction, prepareProfiles, recommendPartners } from '@grappe/engine/partners';
import type {
  ClusterProfile,
  PartnerPurpose,
  PartnerSuggestion,
  PredictionFigures,
  Reason,
} from '@grappe/engine/partners';
import { checkClusterTable, parseClusters, profileOfValues } from '@grappe/contracts/clusters';
import { explainProblem } from '@grappe/messages';
import { CommandFailure } from '../failure.ts';
import { readTableFile } from '../files/read-table-file.ts';
import { isoDay, ratio, wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';

interface PartnersOptions {
  readonly for?: string;
  readonly purpose: PartnerPurpose;
  readonly limit: number;
  readonly hide?: number;
  readonly seed: number;
  readonly asOf: string;
  readonly json?: boolean;
}

/** `grappe partners FILE --for NAME`: whom a cluster would do well to turn to; or `--hide 0.2`: what that is worth on this file. */
export function partnersCommand(output: Output): Command {
  const { t } = output;
  return new Command('partners')
    .description(t('cli:help.partners'))
    .argument('<file>', t('cli:help.partners_file'))
    .option('--for <name>', t('cli:help.partners_for'))
    .addOption(
      new Option('--purpose <purpose>', t('cli:help.partners_purpose'))
        .choices(['learn', 'build', 'help'])
        .default('build'),
    )
    .addOption(
      new Option('--limit <number>', t('cli:help.partners_limit')).argParser(wholeNumber).default(10),
    )
    .addOption(new Option('--hide <ratio>', t('cli:help.partners_hide')).argParser(ratio))
    .addOption(new Option('--seed <number>', t('cli:help.seed')).argParser(wholeNumber).default(1))
    .addOption(
      new Option('--as-of <day>', t('cli:help.partners_as_of'))
        .argParser(isoDay)
        .default(new Date().toISOString().slice(0, 10)),
    )
    .option('--json', t('cli:help.json'))
    .action((file: string, options: PartnersOptions) => partners(file, options, output));
}

async function partners(file: string, options: PartnersOptions, output: Output): Promise<void> {
  const profiles = await readProfiles(file, options.asOf, output);
  if (options.hide !== undefined) return measure(profiles, options.hide, options, output);
  const { for: seeker = profiles[0]?.id ?? '', purpose, limit, asOf } = options;
  const found = recommendPartners(prepareProfiles(profiles, asOf), { seeker, purpose, limit });
  if (found.kind === 'seeker_not_found') {
    throw new CommandFailure({ code: 'not_found', params: {} }, { seeker });
  }
  if (options.json === true) return output.json({ seeker, purpose, asOf, ...found });
  for (const suggestion of found.suggestions) tell(suggestion, output);
}

/** Clusters of the file by their names; lines that cannot be read are told and left out. */
async function readProfiles(file: string, asOf: string, output: Output): Promise<ClusterProfile[]> {
  const table = await readTableFile(file);
  const unfit = checkClusterTable(table);
  if (unfit !== null) throw new CommandFailure(unfit);
  const { drafts, problems } = parseClusters(table, asOf);
  for (const { line, problem } of problems) {
    output.aside(`${output.t('clusters:file.line', { line })} ${explainProblem(problem, output.t).what}`);
  }
  return drafts.map(({ name, values }) => profileOfValues(name, values, (other) => other));
}

function tell({ rank, id, score, catalysts, brakes, firstStep }: PartnerSuggestion, output: Output): void {
  const { line, t, formats } = output;
  line(`${rank}. ${id} – ${t('clusters:suggestions.score', { score: formats.number(score * 100, 0) })}`);
  const said = ({ code, params }: Reason): string =>
    t(
      `clusters:reason.${code}`,
      Object.fromEntries(
        Object.entries(params).map(([key, value]) => [
          key,
          typeof value === 'object'
            ? value.join(', ')
            : key === 'recognition'
              ? t(`clusters:choice.${value}`)
              : value,
        ]),
      ),
    );
  for (const one of catalysts) line(`   + ${said(one)}`);
  for (const one of brakes) line(`   − ${said(one)}`);
  line(`   → ${t(`clusters:step.${firstStep.code}`, firstStep.params as Record<string, string>)}`);
}

function measure(
  profiles: readonly ClusterProfile[],
  hiddenShare: number,
  { seed, asOf, json }: PartnersOptions,
  output: Output,
): void {
  const found = measurePrediction(profiles, { hiddenShare, seed, asOf });
  if (found.kind === 'not_measured') {
    output.aside(`✗ ${output.t(`cli:partners.${found.reason}`)}`);
    throw new CommandFailure({ code: 'statistics_not_concluded', params: { count: 1 } }, [found.reason]);
  }
  if (json === true) return output.json(found);
  const { line, t, formats } = output;
  const { clusters, cooperations, hidden } = found;
  line(t('cli:partners.hidden', { clusters, cooperations, hidden }));
  const told = (what: string, { auc, precisionAt5 }: PredictionFigures): void =>
    line(
      t(`cli:partners.${what}`, { auc: formats.fixed(auc, 3), precision: formats.fixed(precisionAt5, 3) }),
    );
  told('recommended', found.recommended);
  told('same_sector', found.sameSector);
  told('same_region', found.sameRegion);
  line(t('cli:partners.ceiling', { ceiling: formats.fixed(found.ceilingAt5, 3) }));
}
