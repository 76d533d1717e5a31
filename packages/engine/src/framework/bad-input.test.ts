import { describe, expect, test } from 'vitest';
import { chainModel, simulatedAnswers } from '../testing/framework/simulated-answers.ts';
import { selectRows } from './data-table.ts';
import type { DataTable } from './data-table.ts';
import { mediate } from './mediation.ts';
import { estimatePls } from './pls/estimate.ts';
import { itemsOf } from './pls/model.ts';
import type { PlsModel } from './pls/model.ts';
import { estimatePrepared } from './pls/estimate.ts';
import { compareGroups } from './pls/groups.ts';
import { preparePls } from './pls/sample.ts';
import type { PreparedPls } from './pls/sample.ts';
import { regress } from './regression.ts';

const data = simulatedAnswers(80, 3);

const changed = (column: string, values: (row: number) => number): DataTable => ({
  ...data,
  columns: { ...data.columns, [column]: Float64Array.from({ length: data.rows }, (_, row) => values(row)) },
});

const codes = (found: ReturnType<typeof estimatePls>): string[] =>
  found.kind === 'not_concluded' ? found.problems.map(({ code }) => code) : ['concluded'];

const withWeights = (weights: 'A' | 'B'): PlsModel => ({
  ...chainModel,
  constructs: chainModel.constructs.map((construct) => ({ ...construct, weights })),
});

const withPaths = (paths: PlsModel['paths']): PlsModel => ({ ...chainModel, paths });

describe('what cannot be concluded is said, with its reason, never with a figure', () => {
  test('sound data give figures', () => {
    expect(codes(estimatePls(data, chainModel))).toEqual(['concluded']);
  });

  test.each([
    ['a constant item', changed('a1', () => 4), 'constant_item'],
    ['a column that nobody answered', changed('a1', () => NaN), 'column_all_missing'],
    ['fewer answers than the model needs', selectRows(data, [0, 1, 2, 3]), 'too_few_rows'],
    [
      'fewer answers than items',
      selectRows(
        data,
        itemsOf(chainModel)
          .slice(1)
          .map((_, row) => row),
      ),
      'too_few_rows',
    ],
    [
      'answers that are never complete',
      changed('a1', (row) => (row % 20 === 0 ? (data.columns['a1']![row] as number) : NaN)),
      'too_few_rows',
    ],
  ] as const)('%s', (_, table, code) => {
    expect(codes(estimatePls(table, chainModel))).toEqual([code]);
  });

  test('items that repeat each other, with regression weights', () => {
    const twin = changed('a3', (row) => 2 * (data.columns['a1']![row] as number) + 1);
    expect(codes(estimatePls(twin, withWeights('B')))).toEqual(['collinear_items']);
    expect(codes(estimatePls(twin, withWeights('A')))).toEqual(['concluded']);
  });

  test('predictors that repeat each other', () => {
    const twins = {
      ...data,
      columns: { ...data.columns, d: data.columns['a1']!.slice(), e: data.columns['a1']!.slice() },
    };
    const model: PlsModel = {
      ...chainModel,
      constructs: [
        { name: 'd', items: ['d'], weights: 'A' },
        { name: 'e', items: ['e'], weights: 'A' },
        { name: 'c', items: ['c1'], weights: 'A' },
      ],
      paths: [
        { from: 'd', to: 'c' },
        { from: 'e', to: 'c' },
      ],
    };
    expect(codes(estimatePls(twins, model))).toEqual(['collinear_predictors']);
    expect(codes(regress(twins, 'c1', ['d', 'e']) as never)).toEqual(['collinear_predictors']);
  });

  test('a construct without items, an unknown one, a repeated one, an isolated one', () => {
    const [a, b, c] = chainModel.constructs;
    const of = (constructs: PlsModel['constructs']) =>
      codes(estimatePls(data, { ...chainModel, constructs }));
    expect(of([{ ...a!, items: [] }, b!, c!])).toEqual(['construct_without_items']);
    expect(of([a!, b!])).toEqual(['unknown_construct']);
    expect(of([a!, b!, c!, a!])).toEqual(['construct_twice']);
    expect(of([a!, b!, c!, { name: 'alone', items: ['a1'], weights: 'A' }])).toEqual(['isolated_construct']);
    expect(of([{ ...a!, items: ['a1', 'nowhere'] }, b!, c!])).toEqual(['unknown_column']);
  });

  test('paths that go round, that repeat, that are not there', () => {
    const round = [...chainModel.paths, { from: 'c', to: 'a' }];
    const found = estimatePls(data, withPaths(round));
    expect(codes(found)).toEqual(['cycle']);
    expect(found.kind === 'not_concluded' && found.problems[0]?.params['path']).toMatch(
      /^(\w) → \w → \w → \1$/,
    );
    expect(codes(estimatePls(data, withPaths([...chainModel.paths, chainModel.paths[0]!])))).toEqual([
      'path_twice',
    ]);
    expect(codes(estimatePls(data, withPaths([])))).toEqual(['model_without_paths']);
    expect(codes(estimatePls(data, withPaths([{ from: 'a', to: 'a' }, ...chainModel.paths])))).toEqual([
      'cycle',
    ]);
  });

  test('weights that do not settle', () => {
    const settings = { maxIterations: 1, tolerance: 1e-12 };
    const prepared = preparePls(data, chainModel, { settings }) as PreparedPls;
    expect(codes(estimatePrepared(prepared))).toEqual(['no_convergence']);
  });

  test('a correction that divides by what is not positive', () => {
    const [, b, c] = chainModel.constructs;
    const opposed = changed('a2', (row) => -(data.columns['a1']![row] as number) + 0.01 * row);
    const model: PlsModel = {
      ...chainModel,
      constructs: [{ name: 'a', items: ['a1', 'a2'], weights: 'unit', reflective: true }, b!, c!],
    };
    expect(codes(estimatePls(opposed, model))).toEqual(['reliability_not_positive']);
  });

  test('a mediation without mediator, with a column twice, with nobody', () => {
    const options = { resamples: 10, seed: 1, confidence: 0.95 };
    const model = {
      cause: 'a1',
      mediators: ['b1'],
      outcome: 'c1',
      covariates: [],
      design: 'parallel' as const,
    };
    const of = (table: DataTable, change: object) =>
      codes(mediate(table, { ...model, ...change }, options) as never);
    expect(of(data, {})).toEqual(['concluded']);
    expect(of(data, { mediators: [] })).toEqual(['mediator_missing']);
    expect(of(data, { covariates: ['a1'] })).toEqual(['same_variable_twice']);
    expect(of(data, { cause: 'zz' })).toEqual(['unknown_column']);
    expect(
      of(
        changed('b1', () => 1),
        {},
      ),
    ).toEqual(['constant_item']);
    expect(of(selectRows(data, [0, 1]), {})).toEqual(['too_few_rows']);
  });

  test('a comparison of one group, or of too small ones', () => {
    const prepared = preparePls(data, chainModel) as PreparedPls;
    const compare = (inFirst: boolean[]) =>
      codes(compareGroups(prepared, inFirst, { resamples: 20, seed: 1 }) as never);
    expect(compare(new Array<boolean>(80).fill(true))).toEqual(['one_group']);
    expect(compare(Array.from({ length: 80 }, (_, row) => row < 2))).toEqual(['group_too_small']);
  });
});
