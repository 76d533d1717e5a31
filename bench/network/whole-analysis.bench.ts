/**
 * `node bench/network/whole-analysis.bench.ts`: everything that the network page shows (all measures and the four
 * findings) by number of organisations. `--large` adds 100,000 organisations and 1,000,000 ties, paths from a sample.
 */
import { networkReport } from '@grappe/engine/network';
import { barabasiAlbertGraph } from './barabasi-albert.ts';
import reference from './reference-times.json' with { type: 'json' };
import { secondsOf } from './seconds-of.ts';

const aim = reference.aims['seconds of a whole analysis of 5,000 organisations and 25,000 ties, at most'];
const sizes = [
  { organisations: 100, m: 4, runs: 5 },
  { organisations: 1_000, m: 5, runs: 5 },
  { organisations: 5_000, m: 5, runs: 3 },
];
if (process.argv.includes('--large')) sizes.push({ organisations: 100_000, m: 10, runs: 1 });

for (const { organisations, m, runs } of sizes) {
  const graph = barabasiAlbertGraph(organisations, m, 1);
  let sources = 0;
  const task = () => {
    sources = networkReport(graph).analysis.paths.sources;
  };
  const { wall, cpu } = secondsOf(runs, task);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `${organisations} organisations, ${graph.ties.length} ties: ${wall.toFixed(2)} s wall, ${cpu.toFixed(2)} s processor, ` +
      `paths from ${sources}, ${memory} MB` +
      (organisations === 5_000 ? ` (aim ${aim} s: ${(wall / aim).toFixed(2)} of it)` : ''),
  );
}
