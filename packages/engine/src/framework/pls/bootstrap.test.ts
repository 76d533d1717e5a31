import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunksOf } from '../../statistics/resampling.ts';
import { chainModel, simulatedAnswers } from '../../testing/framework/simulated-answers.ts';
import { drawPls, figuresOf, summarisePls } from './bootstrap.ts';
import { estimatePrepared } from './estimate.ts';
import type { PlsEstimate } from './estimate.ts';
import { compareGroups } from './groups.ts';
import { predictPls } from './predict.ts';
import { preparePls } from './sample.ts';
import type { PreparedPls } from './sample.ts';

const prepared = preparePls(simulatedAnswers(150, 11), chainModel) as PreparedPls;
const estimate = estimatePrepared(prepared) as PlsEstimate;

describe('resamples of a model', () => {
  test('do not depend on how they are cut', () => {
    const whole = drawPls(prepared, 5, { from: 0, to: 24 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), (parts) => {
        const cut = chunksOf(24, parts).flatMap((chunk) => Array.from(drawPls(prepared, 5, chunk)));
        expect(cut).toEqual(Array.from(whole));
      }),
      { seed: 7, numRuns: 8 },
    );
  });

  test('give intervals that hold what made the data, and a prepared model survives being sent to a thread', () => {
    const sent = structuredClone(prepared);
    const found = summarisePls(sent, [drawPls(sent, 1, { from: 0, to: 400 })], { seed: 1, confidence: 0.95 });
    const at = figuresOf(prepared).findIndex(({ kind }) => kind === 'indirect');
    const figure = found?.figures[at];
    expect(figure?.figure).toEqual({ kind: 'indirect', through: ['a', 'b', 'c'] });
    expect(figure?.summary?.percentile.low).toBeGreaterThan(0);
    expect(figure?.summary?.percentile.high).toBeLessThan(0.6);
    expect(found?.failed).toBe(0);
  });

  test('paths of single-item constructs are plain regression, whatever the weights', () => {
    const data = simulatedAnswers(60, 2);
    const coefficient = (['A', 'B', 'unit'] as const).map((weights) => {
      const constructs = ['a', 'b', 'c'].map((name) => ({ name, items: [`${name}1`], weights }));
      const found = estimatePrepared(
        preparePls(data, { ...chainModel, constructs }) as PreparedPls,
      ) as PlsEstimate;
      return found.paths[0]!.coefficient;
    });
    expect(coefficient[1]).toBeCloseTo(coefficient[0]!, 12);
    expect(coefficient[2]).toBeCloseTo(coefficient[0]!, 12);
  });

  test('weights do not depend on the unit of the answers', () => {
    const data = simulatedAnswers(60, 2);
    const scaled = {
      ...data,
      columns: Object.fromEntries(
        Object.entries(data.columns).map(([name, own], i) => [name, own.map((v) => v * (i + 2) - 100)]),
      ),
    };
    const [first, second] = [data, scaled].map(
      (table) => estimatePrepared(preparePls(table, chainModel) as PreparedPls) as PlsEstimate,
    );
    for (const [i, item] of first!.items.entries())
      expect(second!.items[i]!.loading).toBeCloseTo(item.loading, 8);
  });

  test('the model predicts rows put aside, better than nothing', () => {
    const found = predictPls(prepared, { folds: 5, repetitions: 2, seed: 1 });
    expect(found.kind).toBe('prediction');
    if (found.kind === 'prediction')
      for (const { qSquared } of found.items) expect(qSquared).toBeGreaterThan(0);
  });

  test('two halves drawn by chance do not differ; halves made to differ do', () => {
    const halves = Array.from({ length: 150 }, (_, row) => row % 2 === 0);
    const same = compareGroups(prepared, halves, { resamples: 100, seed: 3 });
    expect(same.kind === 'groups' && same.paths[0]!.permutationP).toBeGreaterThan(0.05);
    const [one, other] = [simulatedAnswers(100, 4), simulatedAnswers(100, 5)];
    const flipped = Object.fromEntries(
      Object.entries(other.columns).map(([name, own]) => [
        name,
        name.startsWith('b') ? own.map((value) => -value) : own,
      ]),
    );
    const columns = Object.fromEntries(
      Object.entries(one.columns).map(([name, own]) => [
        name,
        Float64Array.from([...own, ...flipped[name]!]),
      ]),
    );
    const mixed = preparePls({ rows: 200, columns }, chainModel) as PreparedPls;
    const found = compareGroups(
      mixed,
      Array.from({ length: 200 }, (_, row) => row < 100),
      { resamples: 100, seed: 3 },
    );
    expect(found.kind === 'groups' && found.paths[0]!.permutationP).toBeLessThan(0.05);
  });

  test('figures of the estimate are those that the bootstrap follows', () => {
    const found = summarisePls(prepared, [drawPls(prepared, 1, { from: 0, to: 3 })], {
      seed: 1,
      confidence: 0.9,
    });
    for (const { from, to, coefficient } of estimate.paths) {
      const figure = found?.figures.find(
        (one) => one.figure.kind === 'path' && one.figure.from === from && one.figure.to === to,
      );
      expect(figure?.summary?.estimate).toBe(coefficient);
    }
  });
});
