import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { AreaAdapter, ConformanceCase, KeyOutcome } from './adapter.ts';
import { compareKey, firstDifference } from './compare.ts';
import { caseLine } from './report.ts';
import { runCase } from './run-case.ts';

const reference = (expected: ConformanceCase['expected']): ConformanceCase => ({
  id: 'case',
  area: 'area',
  file: 'case.json',
  folder: '.',
  input: null,
  expected,
  tolerance: {},
  conventions: [],
  notes: null,
});
const adapter = (outcomes: readonly KeyOutcome[]): AreaAdapter => ({ area: 'area', compare: () => outcomes });

describe('runCase', () => {
  it('passes only when every key was compared', async () => {
    const expected = { a: 1, b: { c: 2, d: [3] } };
    const a: KeyOutcome = { key: 'a', status: 'pass' };
    expect((await runCase(reference(expected), adapter([a, { key: 'b', status: 'pass' }]))).verdict).toBe(
      'pass',
    );
    const partly = await runCase(reference(expected), adapter([a, { key: 'b.c', status: 'pass' }]));
    expect(partly.verdict).toBe('unsupported');
    expect(caseLine(partly)).toBe(
      'unsupported area/case: 2 of 3 keys agree, 1 not compared; unsupported b.d: not compared: the adapter does not know this key',
    );
  });

  it('is unsupported without adapter, and without any key', async () => {
    expect((await runCase(reference({ a: 1 }), null)).verdict).toBe('unsupported');
    expect((await runCase(reference({}), adapter([]))).verdict).toBe('unsupported');
  });

  it('fails on a difference, on a key that the case does not have, and when the adapter throws', async () => {
    const differs = await runCase(
      reference({ a: [1, 2] }),
      adapter([compareKey('a', [1, 2], [1, 3], { absolute: 0, relative: 0 })]),
    );
    expect(caseLine(differs)).toBe(
      'fail        area/case: 0 of 1 keys agree, 1 differ; a[1]: expected 2, got 3',
    );
    const misnamed = await runCase(reference({ a: 1 }), adapter([{ key: 'z', status: 'pass' }]));
    expect(misnamed.verdict).toBe('fail');
    const throwing: AreaAdapter = {
      area: 'area',
      compare: () => {
        throw new Error('broken');
      },
    };
    expect((await runCase(reference({ a: 1 }), throwing)).verdict).toBe('fail');
  });

  it('does not count what only describes the reference', async () => {
    const outcomes: KeyOutcome[] = [
      { key: 'runs', status: 'context' },
      { key: 'a', status: 'pass' },
    ];
    const result = await runCase(reference({ runs: 50, a: 1 }), adapter(outcomes));
    expect(caseLine(result)).toBe('pass        area/case: 1 of 1 keys agree');
    expect((await runCase(reference({ runs: 50 }), adapter(outcomes.slice(0, 1)))).verdict).toBe(
      'unsupported',
    );
  });
});

describe('comparison', () => {
  const tolerance = { absolute: 1e-6, relative: 0 };

  it('respects the tolerance and never takes NaN, null or a wrong length for a number', () => {
    expect(firstDifference(1, 1 + 5e-7, tolerance)).toBeNull();
    expect(firstDifference(1, 1.00001, tolerance)).not.toBeNull();
    expect(firstDifference(0, Number.NaN, tolerance)).not.toBeNull();
    expect(firstDifference(null, 0, tolerance)).not.toBeNull();
    expect(firstDifference(0, null, tolerance)).not.toBeNull();
    expect(firstDifference([1], [1, 2], tolerance)).toMatchObject({ path: '.length' });
    expect(firstDifference({ a: 1 }, { a: 1, b: 2 }, tolerance)).toMatchObject({ path: '.b' });
  });
});

describe('the command', () => {
  const run = (folder: string) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), folder], { encoding: 'utf8' });
  const folderWith = (files: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  };
  const pair = (degree: number[]) =>
    JSON.stringify({
      id: 'pair',
      area: 'network',
      input: { directed: false, nodes: 2, edges: [[0, 1]] },
      expected: { degree },
      tolerance: { absolute: 1e-7, relative: 1e-6 },
    });

  it('exits with 0 when nothing fails', () => {
    const done = run(folderWith({ 'pair.json': pair([1, 1]), 'speed.json': '{"seconds": 3}' }));
    expect(done.stdout).toContain('pass        network/pair: 1 of 1 keys agree');
    expect(done.stdout).toContain('not a case  speed.json');
    expect(done.status).toBe(0);
  });

  it('exits with 1 on a difference or a file that cannot be read', () => {
    const done = run(folderWith({ 'pair.json': pair([1, 2]) }));
    expect(done.stdout).toContain('degree[1]: expected 2, got 1');
    expect(done.status).toBe(1);
    expect(run(folderWith({ 'broken.json': '{' })).status).toBe(1);
  });

  it('exits with 2 when there is nothing to compare', () => {
    expect(run(folderWith({})).status).toBe(2);
    expect(run(join(tmpdir(), 'no-such-folder')).status).toBe(2);
  });
});
