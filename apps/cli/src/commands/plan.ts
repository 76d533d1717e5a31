import { basename, extname, join } from 'node:path';
import { Command, Option } from 'commander';
import { tieKinds } from '@grappe/contracts';
import type { TieKind } from '@grappe/contracts';
import { assemblePlanFacts, planDocument, planFormats } from '@grappe/documents';
import type { PlanAudience, PlanFacts, PlanFormat } from '@grappe/documents';
import type { GroupProgress } from '@grappe/engine/groups';
import { METHODS_VERSION } from '@grappe/engine/network';
import { explainProblem } from '@grappe/messages';
import { readMembers } from '../files/read-members.ts';
import type { MemberFile } from '../files/read-members.ts';
import { readTies } from '../files/read-ties.ts';
import type { TieFile } from '../files/read-ties.ts';
import { tellProblems } from '../files/tell-problems.ts';
import { countryCode, gathered, isoDay, positiveNumber, wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';
import { computePlan } from '../plan/compute-plan.ts';
import type { ComputedPlan } from '../plan/compute-plan.ts';
import { readBudget } from '../plan/read-budget.ts';
import { readSettings } from '../plan/read-settings.ts';
import { readVetoes } from '../plan/read-vetoes.ts';
import { openFolder, writeFolder } from '../plan/write-folder.ts';
import { version } from '../version.ts';

interface PlanOptions {
  readonly out: string;
  readonly title: string;
  readonly cluster?: string;
  readonly date: string;
  readonly budget?: string;
  readonly parameters?: string;
  readonly vetoes?: string;
  readonly map: readonly string[];
  readonly mapTies: readonly string[];
  readonly tieKind?: TieKind;
  readonly country: string | null;
  readonly seed?: number;
  readonly timeLimit: number;
  readonly audience: PlanAudience;
  readonly demonstration?: boolean;
}

/** `grappe plan MEMBERS [TIES] --out DIR`: the whole plan from files, in five formats. */
export function planCommand(output: Output): Command {
  const { t } = output;
  const today = new Date().toLocaleDateString('sv-SE');
  return new Command('plan')
    .description(t('cli:help.plan'))
    .argument('<members>', t('cli:help.plan_members'))
    .argument('[ties]', t('cli:help.plan_ties'))
    .requiredOption('--out <folder>', t('cli:help.plan_out'))
    .option('--title <title>', t('cli:help.plan_title'), '')
    .option('--cluster <name>', t('cli:help.plan_cluster'))
    .addOption(new Option('--date <day>', t('cli:help.plan_date')).argParser(isoDay).default(today))
    .option('--budget <file>', t('cli:help.plan_budget'))
    .option('--parameters <file>', t('cli:help.plan_parameters'))
    .option('--vetoes <file>', t('cli:help.plan_vetoes'))
    .option('--map <column=target>', t('cli:help.map'), gathered, [])
    .option('--map-ties <column=target>', t('cli:help.map_ties'), gathered, [])
    .addOption(new Option('--tie-kind <kind>', t('cli:help.tie_kind')).choices(tieKinds))
    .addOption(new Option('--country <code>', t('cli:help.country')).argParser(countryCode).default(null))
    .option('--seed <number>', t('cli:help.seed'), wholeNumber)
    .addOption(
      new Option('--time-limit <seconds>', t('cli:help.time_limit')).argParser(positiveNumber).default(120),
    )
    .addOption(
      new Option('--audience <who>', t('cli:help.audience'))
        .choices(['coordinator', 'shareable'])
        .default('coordinator'),
    )
    .option('--demonstration', t('cli:help.demonstration'))
    .action((members: string, ties: string | undefined, options: PlanOptions) =>
      plan(members, ties, options, output),
    );
}

async function plan(
  membersPath: string,
  tiesPath: string | undefined,
  options: PlanOptions,
  output: Output,
): Promise<void> {
  const { t } = output;
  await openFolder(options.out);
  output.progress(t('cli:plan.reading'));
  const members = await readMembers(membersPath, {
    language: output.language,
    corrections: options.map,
    country: options.country,
  });
  const ties = tiesPath === undefined ? null : await readTies(tiesPath, tieReading(members, options));
  const settings = await readSettings(options.parameters, options.seed);
  const budget =
    options.budget === undefined
      ? null
      : await readBudget(options.budget, new Set(members.organisations.map(({ id }) => id)));
  const vetoes = options.vetoes === undefined ? [] : await readVetoes(options.vetoes, members.known);
  tellReading(members, ties, output);
  const computed = await computePlan({
    input: { organisations: members.organisations, ties: ties?.ties ?? [] },
    settings,
    vetoes,
    budget,
    date: options.date,
    seconds: options.timeLimit,
    onProgress: stageTeller(output),
  });
  const facts = factsOf(members, ties, computed, options, settings.seed);
  output.progress(t('cli:plan.writing'));
  const written = await writeDocuments(facts, options, output);
  tellPlan(computed, settings.bounds.min, output);
  for (const { name, bytes } of written)
    output.line(
      t('cli:plan.written', {
        path: join(options.out, name),
        kilobytes: output.formats.number(Math.ceil(bytes.length / 1000)),
      }),
    );
}

const tieReading = (members: MemberFile, { mapTies, tieKind }: PlanOptions) => ({
  known: members.known,
  corrections: mapTies,
  ...(tieKind === undefined ? {} : { kind: tieKind }),
});

/** One line for each stage of the search. */
function stageTeller({ progress, t, formats }: Output): (done: GroupProgress) => void {
  let told = '';
  return ({ stage, gap }) => {
    const text = t(`cli:plan.stage_${stage}`, { gap: gap === null ? '' : formats.percent(gap, 2) });
    if (stage !== told) progress(text);
    told = stage;
  };
}

function tellReading(members: MemberFile, ties: TieFile | null, output: Output): void {
  const { t, aside, line, formats } = output;
  tellProblems(members, output);
  if (ties !== null) tellProblems(ties, output);
  if (members.unrecognised.length > 0)
    aside(t('cli:plan.unrecognised', { columns: members.unrecognised.join(', ') }));
  if (ties !== null && ties.assumedKind !== null)
    aside(t('cli:plan.assumed_kind', { kind: t(`terms:tie.${ties.assumedKind}`) }));
  if (members.organisations.every(({ kind }) => kind === null)) aside(t('cli:plan.no_kinds'));
  line(
    t('cli:plan.read', {
      organisations: formats.number(members.organisations.length),
      ties: formats.number(ties?.ties.length ?? 0),
    }),
  );
}

function factsOf(
  members: MemberFile,
  ties: TieFile | null,
  computed: ComputedPlan,
  options: PlanOptions,
  seed: number,
): PlanFacts {
  const { organisations } = members;
  return assemblePlanFacts({
    cover: {
      clusterName: options.cluster ?? basename(members.fileName, extname(members.fileName)),
      isDemonstration: options.demonstration === true,
      title: options.title,
      date: options.date,
      dataUsed: [
        { name: members.fileName, organisations: organisations.length, ties: 0 },
        ...(ties === null ? [] : [{ name: ties.fileName, organisations: 0, ties: ties.ties.length }]),
      ],
    },
    input: { organisations, ties: ties?.ties ?? [] },
    firms: computed.firms,
    network: computed.network,
    groups: computed.groups,
    annex: { version, methodsVersion: METHODS_VERSION, seed },
  });
}

async function writeDocuments(
  facts: PlanFacts,
  { out, audience }: PlanOptions,
  { language }: Output,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const format of Object.keys(planFormats) as PlanFormat[])
    files.push({ name: `plan.${format}`, bytes: await planDocument(facts, { language, format, audience }) });
  await writeFolder(out, files);
  return files;
}

function tellPlan({ groups, tooFew, firms }: ComputedPlan, needed: number, output: Output): void {
  const { t, line, aside, formats } = output;
  if (tooFew) {
    const problem = { code: 'plan_too_few_firms', params: { count: firms.length, needed } };
    const { what, remedy } = explainProblem(problem, t);
    aside(`${what} ${remedy}`);
  }
  if (groups === null) return;
  const { plan, candidates } = groups;
  const placed = plan.groups.reduce((sum, { members }) => sum + members.length, 0);
  const params = {
    count: plan.groups.length,
    n: formats.number(plan.groups.length),
    placed: formats.number(placed),
    candidates: formats.number(candidates.length),
  };
  line(t('cli:plan.groups', params));
  line(
    t(plan.proven === true ? 'cli:plan.proven' : 'cli:plan.not_proven', {
      objective: formats.number(plan.objective ?? 0, 4),
      bound: formats.number(plan.bound ?? 0, 4),
      gap: formats.percent(plan.gap ?? 0, 2),
    }),
  );
}
