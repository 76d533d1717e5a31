/**
 * `node bench/betweenness.bench.ts`: betweenness, closeness, harmonic closeness and path lengths (one pass), and other
 * measures, on Barabasi-Albert graphs, as ratios to networkx and igraph. `--large` adds 20,000 organisations (a minute).
 */
import { corePeriphery, leiden, louvain, pathMeasures, structuralHoles } from '@grappe/engine/network';
import type { GraphIndex } from '@grappe/engine/network';
import { barabasiAlbert } from './network/barabasi-albert.ts';
import reference from './network/reference-times.json' with { type: 'json' };
import { secondsOf } from './network/seconds-of.ts';

type Seconds = Readonly<Record<string, number>>;

function compare(
  label: string,
  runs: number,
  theirs: Seconds,
  programs: readonly string[],
  task: () => unknown,
): void {
  const { wall, cpu } = secondsOf(runs, task);
  console.log(
    `${label.padEnd(44)} ${wall.toFixed(4)} s wall, ${cpu.toFixed(4)} s processor (median of ${runs})`,
  );
  for (const program of programs) {
    const seconds = theirs[program]!;
    const ratio = (wall / seconds).toFixed(3);
    console.log(
      `    ${program.padEnd(40)} ${seconds} s: ours / theirs ${ratio}, ${(seconds / wall).toFixed(1)} times faster`,
    );
  }
}

function benchSize(index: GraphIndex, theirs: Seconds, networkx: string, runs: number): void {
  console.log(`\nBarabasi-Albert, ${index.order} organisations, ${index.size} ties (m = 4, seed 1)`);
  const betweenness = [networkx, 'igraph_betweenness'];
  compare('betweenness, closeness, path lengths at once', runs, theirs, betweenness, () =>
    pathMeasures(index),
  );
  const constraint = ['igraph_constraint'].concat(
    theirs['networkx_constraint'] ? ['networkx_constraint'] : [],
  );
  compare('constraint and effective size', 5, theirs, constraint, () => structuralHoles(index));
  compare('Louvain, one search', 5, theirs, ['igraph_louvain', 'networkx_louvain'], () =>
    louvain(index, { restarts: 1 }),
  );
  compare('Leiden, one search and polishing', 5, theirs, ['leidenalg_leiden'], () =>
    leiden(index, { restarts: 1 }),
  );
  compare('core and periphery', 3, theirs, [], () => corePeriphery(index));
}

console.log(`${reference.software}; ${reference.machine}.`);
console.log(`${reference.caveat}.`);
benchSize(barabasiAlbert(2000, 4, 1), reference.seconds.n2000, 'networkx_betweenness', 5);
const { 'times faster than networkx_betweenness (n2000)': faster, ...others } = reference.aims;
console.log(
  `\nAims at 2,000: ${faster} times faster than networkx; ${others['times the time of igraph_betweenness (n2000), at most']} times the time of igraph at most.`,
);
if (process.argv.includes('--large')) {
  benchSize(
    barabasiAlbert(20_000, 4, 1),
    reference.seconds.n20000,
    'networkx_betweenness_full_extrapolated',
    1,
  );
}
