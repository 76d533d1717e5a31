/**
 * `node bench/start.bench.ts`: from the command to the first page, on an installation that exists (warm). Aim: under 5 s.
 * Pages must have been built (`npm start` does it); building is not counted, nor done when nothing changed.
 */
import { BenchServer } from './server/bench-server.ts';

const aimSeconds = 5;
const runs = 5;

const server = await BenchServer.create();
const seconds: number[] = [];
const stops: number[] = [];
try {
  for (let run = 0; run < runs; run++) {
    seconds.push(await server.start());
    const start = performance.now();
    await server.stop();
    stops.push((performance.now() - start) / 1000);
  }
} finally {
  await server.remove();
}
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
console.log(
  `warm start to first page   ${median(seconds).toFixed(2)} s (median of ${runs}), aim ${aimSeconds} s: ${(median(seconds) / aimSeconds).toFixed(2)} of it`,
);
console.log(`clean stop                 ${median(stops).toFixed(2)} s`);
