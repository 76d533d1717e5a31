import { cruise, type ICruiseOptions, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The table of docs/architecture.md, written again by hand: the rules must agree with it, not with themselves.
const table = `
| may import → | engine | contracts | database | messages | documents | demo | server | web | cli |
| engine       | –      |           |          |          |           |      |        |     |     |
| contracts    | types  | –         |          |          |           |      |        |     |     |
| database     | types  | yes       | –        |          |           |      |        |     |     |
| messages     | types  | yes       |          | –        |           |      |        |     |     |
| documents    | types  | yes       |          | yes      | –         |      |        |     |     |
| demo         |        | yes       |          |          |           | –    |        |     |     |
| server       | yes    | yes       | yes      | yes      | yes       | yes  | –      |     |     |
| web          | worker | yes       |          | yes      |           |      |        | –   |     |
| cli          | yes    | yes       |          | yes      | yes       |      |        |     | –   |
`;

type Allowed = 'no' | 'types' | 'worker' | 'yes';
interface Pair {
  readonly from: string;
  readonly to: string;
  readonly allowed: Allowed;
}

const rows = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const header = rows[0] ?? [];
const pairs: Pair[] = rows.slice(1).flatMap((row) =>
  row.flatMap((cell, column) => {
    if (column < 2 || column > 10 || cell === '–') return [];
    return [{ from: row[1] ?? '', to: header[column] ?? '', allowed: (cell || 'no') as Allowed }];
  }),
);

const folderOf = (unit: string): string =>
  unit === 'demo' ? 'demo' : ['server', 'web', 'cli'].includes(unit) ? `apps/${unit}` : `packages/${unit}`;
const units = [...new Set(pairs.flatMap((pair) => [pair.from, pair.to]))];

let tree: string;
const violations = new Map<string, IViolation[]>();
const rulesBrokenBy = (file: string): string[] =>
  (violations.get(file) ?? []).map((violation) => violation.rule.name).toSorted();

function write(file: string, text: string): string {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
  return file;
}

const valueFile = (pair: Pair): string => `${folderOf(pair.from)}/src/value-of-${pair.to}.ts`;
const typeFile = (pair: Pair): string => `${folderOf(pair.from)}/src/type-of-${pair.to}.ts`;
const workerFile = (pair: Pair): string => `${folderOf(pair.from)}/src/feature/${pair.to}.worker.ts`;

interface Configuration {
  readonly forbidden: IForbiddenRuleType[];
  readonly options: ICruiseOptions & { enhancedResolveOptions: Record<string, unknown> };
}

/** A house of empty rooms, with one file for each import the table speaks of. */
function plantTree(): void {
  mkdirSync(join(tree, 'node_modules/@grappe'), { recursive: true });
  write('package.json', '{ "name": "house", "type": "module" }');
  write('tsconfig.json', readFileSync('tsconfig.json', 'utf8'));
  for (const unit of units) {
    const dependencies = Object.fromEntries(units.map((other) => [`@grappe/${other}`, '0.1.0']));
    const exported = { '.': './src/index.ts' };
    const manifest = { name: `@grappe/${unit}`, type: 'module', exports: exported, dependencies };
    write(`${folderOf(unit)}/package.json`, JSON.stringify(manifest));
    write(`${folderOf(unit)}/src/index.ts`, 'export type Thing = number;\nexport const thing: Thing = 1;\n');
    write(`${folderOf(unit)}/src/inner.ts`, 'export const inner = 1;\n');
    symlinkSync(join(tree, folderOf(unit)), join(tree, `node_modules/@grappe/${unit}`));
  }
  for (const pair of pairs) {
    write(valueFile(pair), `import { thing } from '@grappe/${pair.to}';\nexport const used = thing;\n`);
    write(typeFile(pair), `import type { Thing } from '@grappe/${pair.to}';\nexport type Used = Thing;\n`);
    write(workerFile(pair), `import { thing } from '@grappe/${pair.to}';\nexport const used = thing;\n`);
  }
  plantOtherOffences();
}

const offences: Readonly<Record<string, { text: string; rule: string }>> = {
  'apps/server/src/deep.ts': {
    text: "import { inner } from '../../../packages/engine/src/inner.ts';\nexport const used = inner;\n",
    rule: 'through-exports',
  },
  'apps/server/src/deep-by-name.ts': {
    text: "import { inner } from '@grappe/engine/src/inner.ts';\nexport const used = inner;\n",
    rule: 'resolvable',
  },
  'bench/deep.bench.ts': {
    text: "import { inner } from '../packages/engine/src/inner.ts';\nexport const used = inner;\n",
    rule: 'no-deep-import',
  },
  'packages/engine/src/file-reader.ts': {
    text: "import { readFileSync } from 'node:fs';\nexport const used = readFileSync;\n",
    rule: 'no-platform',
  },
  'apps/web/src/page.ts': {
    text: "import { used } from './feature/engine.worker.ts';\nexport const again = used;\n",
    rule: 'worker-by-url',
  },
  'packages/contracts/src/shipped.ts': {
    text: "import { used } from './shipped.test.ts';\nexport const again = used;\n",
    rule: 'no-test-in-production',
  },
  'packages/messages/src/first.ts': {
    text: "import { second } from './second.ts';\nexport const first = (): number => second();\n",
    rule: 'no-circle',
  },
};

function plantOtherOffences(): void {
  for (const [file, { text }] of Object.entries(offences)) write(file, text);
  write('packages/contracts/src/shipped.test.ts', 'export const used = 1;\n');
  write(
    'packages/messages/src/second.ts',
    "import { first } from './first.ts';\nexport const second = (): number => first();\n",
  );
}

beforeAll(async () => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'grappe-borders-')));
  plantTree();
  const house = process.cwd();
  const configuration: unknown = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
  const { forbidden, options } = configuration as Configuration;
  process.chdir(tree);
  try {
    const ruleSet = { forbidden };
    const { output } = await cruise(
      ['packages', 'apps', 'demo', 'bench'],
      { ...options, ruleSet, validate: true, baseDir: tree },
      options.enhancedResolveOptions,
    );
    if (typeof output === 'string') throw new Error(output);
    for (const violation of output.summary.violations) {
      violations.set(violation.from, [...(violations.get(violation.from) ?? []), violation]);
    }
  } finally {
    process.chdir(house);
  }
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test('every pair of the house is in the table', () => {
  expect(units).toHaveLength(9);
  expect(pairs).toHaveLength(9 * 8);
});

test.each(pairs.filter((pair) => pair.allowed === 'no'))('$from may not import $to', (pair) => {
  const broken = [`${pair.from}-not-${pair.to}`];
  expect(rulesBrokenBy(valueFile(pair))).toEqual(expect.arrayContaining(broken));
  expect(rulesBrokenBy(typeFile(pair))).toEqual(expect.arrayContaining(broken));
});

test.each(pairs.filter((pair) => pair.allowed === 'types'))('$from may import only types of $to', (pair) => {
  expect(rulesBrokenBy(valueFile(pair))).toEqual([`${pair.from}-types-of-${pair.to}`]);
  expect(rulesBrokenBy(typeFile(pair))).toEqual([]);
});

test.each(pairs.filter((pair) => pair.allowed === 'worker'))(
  '$from imports $to only in a web worker',
  (pair) => {
    expect(rulesBrokenBy(valueFile(pair))).toEqual([`${pair.from}-${pair.to}-in-worker`]);
    expect(rulesBrokenBy(workerFile(pair))).toEqual([]);
  },
);

test.each(pairs.filter((pair) => pair.allowed === 'yes'))('$from may import $to', (pair) => {
  expect(rulesBrokenBy(valueFile(pair))).toEqual([]);
  expect(rulesBrokenBy(typeFile(pair))).toEqual([]);
});

test.each(Object.entries(offences))('%s breaks its rule', (file, { rule }) => {
  expect(rulesBrokenBy(file)).toEqual(expect.arrayContaining([rule]));
});
