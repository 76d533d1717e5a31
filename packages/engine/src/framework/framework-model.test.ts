import { expect, test } from 'vitest';
import { normalSource } from '../testing/framework/simulated-answers.ts';
import { dataTable } from './data-table.ts';
import { detailedModel, FRAMEWORK_CONSTRUCTS, FRAMEWORK_LAYERS, layerModel } from './framework-model.ts';
import { estimatePls } from './pls/estimate.ts';
import { checkPlsModel } from './pls/model.ts';
import { powerOfPath, rowsNeeded, sampleSize } from './power.ts';
import { scoreItems } from './score-items.ts';

test('the framework is four layers of seventeen constructs, and its layers make a model', () => {
  expect(FRAMEWORK_CONSTRUCTS).toHaveLength(17);
  expect(checkPlsModel(layerModel(FRAMEWORK_CONSTRUCTS.map(({ id }) => id)))).toEqual([]);
  const without = layerModel(
    FRAMEWORK_CONSTRUCTS.filter(({ layer }) => layer !== 'results').map(({ id }) => id),
  );
  expect(checkPlsModel(without)).toEqual([
    { code: 'construct_without_items', params: { construct: 'results' } },
  ]);
});

test('in full, every construct of a layer acts on every construct of the next', () => {
  const items = Object.fromEntries(FRAMEWORK_CONSTRUCTS.map(({ id }) => [id, [`${id}_1`, `${id}_2`]]));
  const model = detailedModel(items);
  expect(model.paths).toHaveLength(4 * 5 + 5 * 4 + 4 * 4);
  expect(checkPlsModel(model)).toEqual([]);
  expect(detailedModel({ uncertainty: ['u1'], strategic_resources: ['s1'] }).paths).toEqual([
    { from: 'uncertainty', to: 'strategic_resources' },
  ]);
});

test('where the effect goes through the layers, the model shows it', () => {
  const normal = normalSource(1);
  const columns: Record<string, number[]> = {};
  for (let row = 0; row < 300; row += 1) {
    let level = normal();
    for (const layer of FRAMEWORK_LAYERS) {
      level = layer === 'constraints' ? level : 0.6 * level + 0.8 * normal();
      for (const { id } of FRAMEWORK_CONSTRUCTS.filter((one) => one.layer === layer)) {
        (columns[id] ??= []).push(0.8 * level + 0.6 * normal());
      }
    }
  }
  const found = estimatePls(dataTable(columns), layerModel(Object.keys(columns)));
  if (found.kind !== 'pls') throw new Error('not estimated');
  const path = (from: string, to: string) =>
    found.paths.find((one) => one.from === from && one.to === to)!.coefficient;
  expect(path('mechanisms', 'capabilities')).toBeGreaterThan(0.4);
  expect(Math.abs(path('mechanisms', 'results'))).toBeLessThan(0.2);
});

test('scores are means of at least half of the items, reversed items turned, nothing taken for zero', () => {
  const data = dataTable({ i1: [7, null, 1], i2: [1, 2, null], i3: [6, null, null], i4: [6, 8, null] });
  const items = [{ item: 'i1' }, { item: 'i2', reverse: true }, { item: 'i3' }, { item: 'i4' }];
  const found = scoreItems(data, items);
  if (found.kind !== 'scores') throw new Error('not scored');
  expect(found.scores[0]).toBe((7 + 7 + 6 + 6) / 4);
  expect(found.scores[1]).toBeNaN();
  expect(found.unscored).toBe(2);
});

test('sample size: the square root method, and what a small sample does not see', () => {
  expect(rowsNeeded(0.2)).toBe(197);
  expect(powerOfPath(0.2, 197)).toBeCloseTo(0.8, 2);
  const codes = sampleSize({ paths: [{ from: 'a', to: 'b' }] }, { rows: 25, leftOut: 10 }).warnings.map(
    ({ code }) => code,
  );
  expect(codes).toEqual(['tiny_sample', 'small_effects_unseen', 'many_rows_left_out']);
});
