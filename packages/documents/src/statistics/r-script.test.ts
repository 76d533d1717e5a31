import { expect, test } from 'vitest';
import { dataTable, drawRows } from '@grappe/engine/framework';
import {
  codebookCsv,
  dataCsv,
  groupsScript,
  lavaanScript,
  matchingScript,
  panelScript,
  seminrScript,
} from './index.ts';

const origin = {
  version: '1',
  dataFile: 'data.csv',
  dataHash: 'abc',
  seed: 5,
  resamples: 100,
  missing: 'listwise' as const,
};

/** The arithmetic of the script, on doubles as R has them. */
const xor32 = (a: number, b: number): number =>
  ((Math.floor(a / 65536) ^ Math.floor(b / 65536)) >>> 0) * 65536 + (((a % 65536) ^ (b % 65536)) >>> 0);
const mul32 = (a: number, m: number): number =>
  ((a % 65536) * m + ((Math.floor(a / 65536) * m) % 65536) * 65536) % 4294967296;
function mix(x: number, v: number): number {
  const first = mul32(xor32(x, v + 1), 16777619);
  const second = mul32(xor32(first, Math.floor(first / 32768)), 2246822519);
  return xor32(second, Math.floor(second / 8192));
}

test('the draws of the R script are those of the engine', () => {
  const rows = new Int32Array(250);
  for (const b of [0, 1, 999, 9999]) {
    drawRows(rows, 5, b);
    expect(Array.from(rows)).toEqual(Array.from(rows, (_, i) => mix(mix(5, b), i) % 250));
  }
});

test('a script repeats constructs, interactions and paths; names with quotes are escaped', () => {
  const text = seminrScript(
    {
      constructs: [
        { name: 'A "b"', items: ['x1', 'x2'], weights: 'B' },
        { name: 'C', items: ['y1'], weights: 'A', reflective: true },
      ],
      interactions: [{ name: 'A*C', of: ['A "b"', 'C'] }],
      paths: [{ from: 'A "b"', to: 'C' }],
      scheme: 'factorial',
    },
    origin,
  );
  expect(text).toContain('composite("A \\"b\\"", c("x1", "x2"), weights = mode_B)');
  expect(text).toContain('reflective("C", c("y1"))');
  expect(text).toContain('inner_weights = path_factorial');
});

test('an interaction is called in R by its two constructs; one path alone stays a table', () => {
  const one = (name: string) => ({ name, items: [name.toLowerCase()], weights: 'A' as const });
  const text = seminrScript(
    {
      constructs: [one('A'), one('B'), one('C')],
      interactions: [{ name: 'together', of: ['A', 'B'] }],
      paths: [{ from: 'together', to: 'C' }],
      scheme: 'path',
    },
    origin,
  );
  expect(text).toContain('paths(from = "A*B", to = "C")');
  expect(text).not.toContain('together');
  expect(text).toContain('model$smMatrix[, c("source", "target"), drop = FALSE]');
});

/** What R would stop at while it reads: brackets that do not match, a text that is not closed. */
function unreadIn(script: string): string[] {
  const text = script.replaceAll(/^#.*$/gm, '');
  const open: string[] = [];
  const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
  let quote = '';
  for (const [at, sign] of [...text].entries()) {
    if (quote !== '') {
      if (sign === quote && text[at - 1] !== '\\') quote = '';
    } else if (sign === '"' || sign === "'" || sign === '`') quote = sign;
    else if ('([{'.includes(sign)) open.push(sign);
    else if (sign in pairs && open.pop() !== pairs[sign]) return [`${sign} at ${at}`];
  }
  return quote === '' ? open : [...open, quote];
}

test('every script can be read by R: brackets and quotes match', () => {
  const model = {
    constructs: [
      { name: 'A "b"', items: ['x1', 'x2'], weights: 'unit' as const },
      { name: 'C', items: ['y1'], weights: 'A' as const },
    ],
    paths: [{ from: 'A "b"', to: 'C' }],
    scheme: 'centroid' as const,
  };
  const mediation = { cause: 'x', mediators: ['m', 'n'], outcome: 'y', covariates: [] };
  const scripts = [
    seminrScript(model, { ...origin, missing: 'mean' }),
    groupsScript(model, origin, 'a'),
    lavaanScript({ ...mediation, design: 'serial' }, origin),
    lavaanScript({ ...mediation, design: 'parallel' }, origin),
    panelScript({ changes: ['y'], outcome: 'y', predictors: ['x'], lastWave: 2 }, origin),
    matchingScript({ involved: 'i', outcome: 'y', covariates: ['x'], lastWave: 2 }, origin),
  ];
  expect(scripts.map(unreadIn)).toEqual(scripts.map(() => []));
});

test('a serial mediation names every way', () => {
  const text = lavaanScript(
    { cause: 'x', mediators: ['m', 'n'], outcome: 'y', covariates: ['age'], design: 'serial' },
    origin,
  );
  expect(text).toContain('v3 ~ a2*v1 + d2_1*v2 + v5');
  expect(text).toContain('ind_1_2 := a1*d2_1*b2');
});

test('data and codebook: missing is empty, a name that begins like a formula is not run', () => {
  const data = dataTable({ '=x': [1, null, 3], y: [null, null, null] });
  expect(dataCsv(data, ['=x'])).toBe("'=x\n1\n\n3\n");
  const lines = codebookCsv(data, [
    { column: '=x', part: 'Image' },
    { column: 'y', part: '' },
  ]).split('\n');
  expect(lines[1]).toBe(`'=x,Image,2,1,1,3,2,${Math.SQRT2}`);
  expect(lines[2]).toBe('y,,0,3,,,,');
});
