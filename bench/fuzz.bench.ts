/**
 * `node bench/fuzz.bench.ts [requests] [seed]`: sends requests made from the API description (10,000 by default) and prints what
 * came back. The same seed sends the same requests.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [requests = '10000', seed = '20261122'] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project',
    'database',
    'apps/server/src/proof/fuzz/fuzz.test.ts',
  ],
  { stdio: 'inherit', env: { ...process.env, FUZZ_REQUESTS: requests, FUZZ_SEED: seed } },
);
process.exitCode = status ?? 1;
