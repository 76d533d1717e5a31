/**
 * Partner recommendation: `node bench/partners/partners.bench.ts`. Times for 2,000 synthetic profiles as shares of the aims, medians of
 * five runs (of one for the matrix); then link prediction on synthetic sets, beside its baselines. No open set of cooperations between
 * clusters came with this project: on your own file, `grappe partners FILE --hide 0.2` measures the same.
 */
import {
  measurePrediction,
  partnerMatrix,
  prepareProfiles,
  recommendPartners,
} from '@grappe/engine/partners';
import type { PredictionFigures } from '@grappe/engine/partners';
import { syntheticClusters } from './synthetic-clusters.ts';

const asOf = '2026-01-01';
const COUNT = 2000;

function median(run: () => unknown, times: number): number {
  const seconds = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  });
  return seconds.toSorted((a, b) => a - b)[Math.floor(times / 2)]!;
}

function print(label: string, seconds: number, aim: number): void {
  console.log(
    `${label.padEnd(58)} ${seconds.toFixed(3)} s   aim ${aim} s: ${(seconds / aim).toFixed(3)} of it`,
  );
}

const { profiles } = syntheticClusters(COUNT, 11);
const prepared = prepareProfiles(profiles, asOf);
const seeker = profiles[0]!.id;
console.log(`prepare ${COUNT} profiles: ${median(() => prepareProfiles(profiles, asOf), 5).toFixed(3)} s`);
for (const purpose of ['learn', 'build'] as const) {
  const request = { seeker, purpose, limit: 20 };
  print(
    `one among ${COUNT}, ${purpose}, profiles prepared anew`,
    median(() => recommendPartners(prepareProfiles(profiles, asOf), request), 5),
    0.2,
  );
  print(
    `full matrix of ${COUNT}, ${purpose}`,
    median(() => partnerMatrix(prepared, purpose), 1),
    60,
  );
}

const shown = ({ auc, precisionAt5 }: PredictionFigures): string =>
  `AUC ${auc.toFixed(3)}, precision at 5 ${precisionAt5.toFixed(3)}`;

console.log(
  'Link prediction, synthetic clusters (see synthetic-clusters.ts), a fifth of the cooperations hidden:',
);
for (const seed of [1, 2, 3]) {
  const found = measurePrediction(syntheticClusters(500, seed).profiles, { hiddenShare: 0.2, seed, asOf });
  if (found.kind === 'not_measured') throw new Error(found.reason);
  console.log(
    `  set ${seed}: ${found.clusters} clusters, ${found.cooperations} cooperations, ${found.hidden} hidden`,
  );
  console.log(`    recommended  ${shown(found.recommended)} (at most ${found.ceilingAt5.toFixed(3)})`);
  console.log(`    same sector  ${shown(found.sameSector)}`);
  console.log(`    same region  ${shown(found.sameRegion)}`);
}
