import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Tests run on Node 24 as everything else does; `npm test` sees to it.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('Run the tests with Node 24: npx vitest run …');
}

const anyTest = '**/*.test.{ts,tsx,mjs}';
const withDatabase = [`packages/database/${anyTest}`, `apps/server/${anyTest}`];
const launcher = [`packages/database/src/launcher/${anyTest}`];
const outside = ['**/node_modules/**', '**/dist/**', '**/.grappe/**'];

export default defineConfig({
  test: {
    // In processes: the MILP solver and the native timers do not mix in threads.
    // Where `isolate` is off a process reads our modules once for all its files: no test may leave anything in them.
    pool: 'forks',
    // A test that asks the database leaves a core free: two at a time even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          include: ['packages', 'apps', 'demo', 'scenarios', 'scripts', 'bench', 'e2e'].map(
            (folder) => `${folder}/${anyTest}`,
          ),
          exclude: [...outside, ...withDatabase],
        },
      },
      {
        extends: true,
        test: {
          name: 'reference',
          include: [`reference/${anyTest}`],
          exclude: outside,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          isolate: false,
          include: withDatabase,
          exclude: [...outside, ...launcher],
          globalSetup: ['./packages/database/src/launcher/test-server.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'launcher', include: launcher, exclude: outside, testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          exclude: outside,
          globalSetup: ['./e2e/prepared-data.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
