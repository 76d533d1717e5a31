import { Command, Option } from 'commander';
import { checkGraph, networkReport } from '@grappe/engine/network';
import type { Graph, NetworkAnalysis, NetworkFindings, PathLength } from '@grappe/engine/network';
import { networkGraph } from '@grappe/contracts/profiles';
import type { ProfileOrganisation } from '@grappe/contracts/profiles';
import { explainFindings } from '@grappe/messages';
import { commandFailure } from '../failure.ts';
import { namesInTies } from '../files/names-in-ties.ts';
import { readMembers } from '../files/read-members.ts';
import type { MemberFile } from '../files/read-members.ts';
import { readTieSource, tiesOf } from '../files/read-ties.ts';
import type { TieFile, TieSource } from '../files/read-ties.ts';
import { tellProblems } from '../files/tell-problems.ts';
import { gathered, wholeNumber } from '../option-values.ts';
import type { Output } from '../output.ts';

interface NetworkOptions {
  readonly nodes?: string;
  readonly ties: string;
  readonly directed?: boolean;
  readonly undirected?: boolean;
  readonly pathLength: PathLength;
  readonly seed: number;
  readonly map: readonly string[];
  readonly mapTies: readonly string[];
  readonly json?: boolean;
}

/** `grappe network --nodes FILE --ties FILE`: measures of a network and what they say. */
export function networkCommand(output: Output): Command {
  const { t } = output;
  return new Command('network')
    .description(t('cli:help.network'))
    .requiredOption('--ties <file>', t('cli:help.network_ties'))
    .option('--nodes <file>', t('cli:help.network_nodes'))
    .addOption(new Option('--directed', t('cli:help.directed')).conflicts('undirected'))
    .option('--undirected', t('cli:help.undirected'))
    .addOption(
      new Option('--path-length <how>', t('cli:help.path_length'))
        .choices(['ties', 'inverse-strength'])
        .default('ties'),
    )
    .addOption(new Option('--seed <number>', t('cli:help.seed')).argParser(wholeNumber).default(1))
    .option('--map <column=target>', t('cli:help.map'), gathered, [])
    .option('--map-ties <column=target>', t('cli:help.map_ties'), gathered, [])
    .option('--json', t('cli:help.json'))
    .action((options: NetworkOptions) => network(options, output));
}

async function network(options: NetworkOptions, output: Output): Promise<void> {
  const source = await readTieSource(options.ties, options.mapTies);
  const nodes = options.nodes === undefined ? null : await readNodes(options.nodes, options, output);
  const file = tiesToMeasure(source, nodes?.known ?? namesInTies(source), options);
  if (nodes !== null) tellProblems(nodes, output);
  tellProblems(file, output);
  const organisations = nodes?.organisations ?? namesInTies(source).map(({ id }) => nodeOf(id));
  const graph = directedAsAsked(networkGraph({ organisations, ties: file.ties }), options);
  const problems = checkGraph(graph);
  if (problems.length > 0) throw commandFailure('graph_invalid', {}, problems);
  const report = networkReport(graph, { seed: options.seed, pathLength: options.pathLength });
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  if (options.json === true) output.json(result(report, names, file, graph));
  else tell(report, names, output);
}

const readNodes = (path: string, { map }: NetworkOptions, { language }: Output): Promise<MemberFile> =>
  readMembers(path, { language, corrections: map, country: null });

const nodeOf = (id: string): ProfileOrganisation => ({
  id,
  name: id,
  kind: null,
  country: null,
  sector: null,
  latitude: null,
  longitude: null,
  precision: null,
  outside: false,
  facts: [],
});

/** A network of any kind of ties can be measured: words that are not kinds of ours are left unread. */
function tiesToMeasure(source: TieSource, known: MemberFile['known'], options: NetworkOptions): TieFile {
  const kind = options.directed
    ? { kind: 'knowledge' as const }
    : options.undirected
      ? { kind: 'cooperation' as const }
      : {};
  const file = tiesOf(source, { known });
  const foreign = file.problems.some(({ problem }) => problem.code === 'line_tie_kind_unknown');
  return foreign || file.assumedKind !== null ? tiesOf(source, { known, withoutKinds: true, ...kind }) : file;
}

/** Asked by option; otherwise as the kinds of ties say. */
const directedAsAsked = (graph: Graph, options: NetworkOptions): Graph => ({
  ...graph,
  directed: options.directed === true || (options.undirected !== true && graph.directed),
});

interface Report {
  readonly analysis: NetworkAnalysis;
  readonly findings: NetworkFindings;
}

const result = (
  { analysis, findings }: Report,
  names: ReadonlyMap<string, string>,
  file: TieFile,
  graph: Graph,
) => ({
  directed: graph.directed,
  whole: analysis.whole,
  organisations: analysis.organisations.map((one) => ({ ...one, name: names.get(one.id) ?? one.id })),
  findings: Object.values(findings),
  prepared: { ...analysis.prepared, assumedKind: file.assumedKind, linesLeftOut: file.refusedLines.length },
  paths: analysis.paths,
  methodsVersion: analysis.methodsVersion,
  seed: analysis.seed,
});

function tell({ analysis, findings }: Report, names: ReadonlyMap<string, string>, output: Output): void {
  const { line, t, formats } = output;
  const { whole } = analysis;
  const name = (id: string): string => names.get(id) ?? id;
  line(
    t(analysis.directed ? 'cli:network.whole_directed' : 'cli:network.whole', {
      organisations: formats.number(whole.organisations),
      ties: formats.number(whole.ties),
      density: whole.density === null ? t('document:undefined') : formats.percent(whole.density, 1),
    }),
  );
  for (const { sentences } of explainFindings(findings, { t, formats, name }))
    line(`- ${sentences.join(' ')}`);
  const central = [...analysis.organisations].sort(
    (a, b) => b.betweenness - a.betweenness || b.degree - a.degree,
  );
  line(t('cli:network.central'));
  for (const one of central.slice(0, 10)) {
    const share = one.betweennessNormalised;
    line(
      t('cli:network.organisation', {
        name: name(one.id),
        ties: formats.number(one.degree),
        betweenness: share === null ? t('document:undefined') : formats.percent(share, 1),
        community: formats.number(one.community + 1),
      }),
    );
  }
}
