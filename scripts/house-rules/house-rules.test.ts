import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import borders from '../borders/borders.json' with { type: 'json' };
import { declaredNames, functionsIn } from './functions-in.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles();
const typed = files.filter(({ path }) => /\.tsx?$/.test(path));
const production = typed.filter(({ path }) => !/\.(test|e2e|bench)\.tsx?$/.test(path));

const longestFile = 400;
const shortFunction = 40;
const forbiddenNames = /^(utils?|helpers?|common|misc|managers?)(\..*)?$|[-.](utils?|helpers?)\./;

test('files have at most 400 lines, or say at the top why not', () => {
  const long = files
    .filter(({ text }) => text.split('\n').length - 1 > longestFile)
    .filter(
      ({ text }) =>
        !text
          .split('\n')
          .slice(0, 5)
          .some((line) => /Over 400 lines because \S/.test(line)),
    );
  expect(long.map(({ path }) => path)).toEqual([]);
});

test('files and folders are named after what they hold', () => {
  const vague = files.filter(({ path }) => path.split('/').some((part) => forbiddenNames.test(part)));
  expect(vague.map(({ path }) => path)).toEqual([]);
});

test('nine functions in ten have less than 40 lines, in every workspace', () => {
  const lengths = new Map<string, number[]>();
  for (const { path, text } of production) {
    const workspace =
      path.startsWith('packages/') || path.startsWith('apps/')
        ? path.split('/', 2).join('/')
        : path.split('/')[0];
    const list = lengths.get(workspace ?? '') ?? [];
    list.push(...functionsIn(path, text).map(({ lines }) => lines));
    lengths.set(workspace ?? '', list);
  }
  const wanting = [...lengths].filter(([, list]) => {
    const long = list.filter((lines) => lines >= shortFunction).length;
    return long > list.length / 10;
  });
  expect(wanting.map(([workspace]) => workspace)).toEqual([]);
});

test('options of network measures say strength or distance, never weight', () => {
  const inNetwork = production.filter(({ path }) => path.startsWith('packages/engine/src/network/'));
  const vague = inNetwork.filter(({ path, text }) =>
    declaredNames(path, text).some((name) => /weight/i.test(name)),
  );
  expect(vague.map(({ path }) => path)).toEqual([]);
});

test('nothing is left for later in the code', () => {
  const words = new RegExp(['TO', 'DO|FIX', 'ME|XX', 'X'].join(''));
  expect(files.filter(({ text }) => words.test(text)).map(({ path }) => path)).toEqual([]);
});

test('no file names a path of the machine it was written on', () => {
  const paths = new RegExp(['/wo', 'rk/|/ro', 'ot/grappe/'].join(''));
  expect(files.filter(({ text }) => paths.test(text)).map(({ path }) => path)).toEqual([]);
});

test('the engine asks no clock: no date without a value', () => {
  const engine = production.filter(({ path }) => path.startsWith('packages/engine/'));
  expect(engine.filter(({ text }) => /new Date\(\s*\)/.test(text)).map(({ path }) => path)).toEqual([]);
});

test('the manifests allow what the borders allow', () => {
  for (const [unit, allowed] of Object.entries(borders)) {
    const folder =
      unit === 'demo'
        ? 'demo'
        : ['server', 'web', 'cli'].includes(unit)
          ? `apps/${unit}`
          : `packages/${unit}`;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const ours = Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith('@grappe/'));
    const permitted = Object.keys(allowed).map((name) => `@grappe/${name}`);
    expect(
      ours.filter((name) => !permitted.includes(name)),
      unit,
    ).toEqual([]);
  }
});

const impure = {
  'Date.now': 'export const a = Date.now();\n',
  'Math.random': 'export const a = Math.random();\n',
  console: "console.log('a');\nexport const a = 1;\n",
  process: 'export const a = process.argv;\n',
  performance: 'export const a = performance.now();\n',
  any: 'export const a: any = 1;\n',
};

test.each(Object.entries(impure))('lint refuses %s in the engine', (_name, text) => {
  const tree = mkdtempSync(join(tmpdir(), 'grappe-lint-'));
  try {
    const folder = join(tree, 'packages/engine/src');
    mkdirSync(folder, { recursive: true });
    copyFileSync('.oxlintrc.json', join(tree, '.oxlintrc.json'));
    writeFileSync(join(folder, 'impure.ts'), text);
    const lint = (): Buffer =>
      execFileSync(process.execPath, [join(process.cwd(), 'node_modules/oxlint/bin/oxlint')], {
        cwd: tree,
        stdio: 'pipe',
      });
    expect(lint).toThrow(/Command failed/);
    writeFileSync(join(folder, 'impure.ts'), 'export const a = 1;\n');
    expect(lint).not.toThrow();
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
});
