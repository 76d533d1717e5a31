import { expect, test } from 'vitest';
import { dataTable } from '@grappe/engine/framework';
import { analysisCodebookCsv, groupsScript, matchingScript, panelScript, snapshotCsv } from './index.ts';

const origin = {
  version: '1',
  dataFile: 'data.csv',
  dataHash: 'abc',
  seed: 5,
  resamples: 100,
  missing: 'listwise' as const,
};

test('a snapshot is led by its labels; what begins like a formula is not run', () => {
  const data = dataTable({ x: [1, null] });
  expect(snapshotCsv(data, ['x'], { firm: ['=a', 'b'], wave: [1, null] })).toBe(
    "firm,wave,x\n'=a,1,1\nb,,\n",
  );
});

test('a codebook says how each column was asked, in both languages, and no figure', () => {
  const label = { fr: 'Vendez-vous, à l’étranger ?', en: 'Do you sell abroad?' };
  const lines = analysisCodebookCsv([
    { column: 'x', part: 'A; B', label },
    { column: '@y', part: '', label: null },
  ]).split('\n');
  expect(lines).toEqual([
    'column,part,asked_fr,asked_en',
    'x,A; B,"Vendez-vous, à l’étranger ?",Do you sell abroad?',
    "'@y,,,",
    '',
  ]);
});

test('scripts name the groups, the waves and the covariates', () => {
  const model = {
    constructs: [
      { name: 'A', items: ['x'], weights: 'A' as const },
      { name: 'B', items: ['y'], weights: 'A' as const },
    ],
    paths: [{ from: 'A', to: 'B' }],
    scheme: 'path' as const,
  };
  expect(groupsScript(model, origin, 'small "s"')).toContain('whole$group == "small \\"s\\""');
  const wish = { changes: ['y'], outcome: 'y', predictors: ['x'], lastWave: 3 };
  const panel = panelScript(wish, origin);
  expect(panel).toContain('data[data$wave == 3, ]');
  expect(panel).toContain('plm(`y` ~ `x` + factor(wave)');
  const matching = { involved: 'involved_any', outcome: 'y', covariates: ['x', 'z'], lastWave: 2 };
  expect(matchingScript(matching, origin)).toContain('before[, c("x", "z"), drop = FALSE]');
});
