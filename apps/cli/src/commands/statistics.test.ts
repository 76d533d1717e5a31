import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkplace } from '../testing/run-grappe.ts';
import type { Workplace } from '../testing/run-grappe.ts';

const data = (name: string): string =>
  readFileSync(new URL(`../../../../reference/stats/data/${name}`, import.meta.url), 'utf8');

const model = `
constructs:
  Image: [IMAG1, IMAG2, IMAG3, IMAG4, IMAG5]
  Value: [PERV1, PERV2]
  Satisfaction: [CUSA1, CUSA2, CUSA3]
paths:
  - { from: Image, to: [Value, Satisfaction] }
  - { from: Value, to: Satisfaction }
`;

let place: Workplace;

beforeAll(() => {
  place = openWorkplace();
  place.write('mobi.csv', data('mobi.csv'));
  place.write('tal_or.csv', data('tal_or.csv'));
  place.write('model.yaml', model);
  place.write('round.yaml', `${model}  - { from: Satisfaction, to: Image }\n`);
  place.write('codes.csv', 'unit;Anne;Bruno\ne1;trust;trust\ne2;trust;time\ne3;time;time\ne4;;time\n');
  place.write('apart.csv', 'a;b\nx;\n;y\n');
});
afterAll(() => place.remove());

describe('grappe pls', () => {
  test('gives the same figures in one thread or several, with what it takes to repeat them', async () => {
    const base = ['pls', '--model', 'model.yaml', '--data', 'mobi.csv', '--seed', '3', '--json'];
    const [few, many] = await Promise.all([
      place.grappe(...base, '--bootstrap', '60'),
      place.grappe(...base, '--bootstrap', '1700', '--out', 'proof', '--predict', '5'),
    ]);
    expect(few.err).toBe('');
    const [first, second] = [few, many].map(({ out }) => JSON.parse(out) as Record<string, never>);
    expect(first!['estimate']).toEqual(second!['estimate']);
    expect(second!['bootstrap']).toMatchObject({ resamples: 1700, failed: 0, seed: 3 });
    expect(second!['data']).toMatchObject({ file: 'mobi.csv', rows: 250 });
    for (const name of ['result.json', 'data.csv', 'codebook.csv', 'analysis.R']) {
      expect(existsSync(join(place.folder, 'proof', name))).toBe(true);
    }
    expect(readFileSync(join(place.folder, 'proof', 'analysis.R'), 'utf8')).toContain(
      'rows_of_draw(3, b, nrow(data))',
    );
    expect(JSON.parse(readFileSync(join(place.folder, 'proof', 'result.json'), 'utf8'))).toEqual(second);
  });

  test('says what prevents a conclusion, in French, and gives no figure', async () => {
    const { code, out, err } = await place.grappe('pls', '--model', 'round.yaml', '--data', 'mobi.csv');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('Les chemins tournent en rond\u00a0: Image → ');
  });
});

test('grappe mediation gives the effects of the reference', async () => {
  const asked = ['--cause', 'cond', '--mediator', 'pmi', '--outcome', 'reaction', '--seed', '2', '--json'];
  const { out } = await place.grappe('mediation', '--data', 'tal_or.csv', ...asked);
  const found = JSON.parse(out) as {
    effects: { estimate: number; bootstrap: { percentile: { low: number } } }[];
  };
  expect(found.effects[0]!.estimate).toBeCloseTo(0.241335464318, 10);
  expect(found.effects[0]!.bootstrap.percentile.low).toBeCloseTo(0.00498594556167, 8);
});

test('grappe agreement says how far coders agree and where they differ, or that nobody can tell', async () => {
  const [found, apart] = await Promise.all([
    place.grappe('agreement', '--data', 'codes.csv'),
    place.grappe('agreement', '--data', 'apart.csv', '--language', 'en'),
  ]);
  expect(found.err).toContain('La colonne «\u00a0unit\u00a0» nomme les unités');
  expect(found.out).toContain('Holsti 57,1');
  expect(found.out).toContain('- e2\u00a0: Anne: trust; Bruno: time');
  expect(apart).toMatchObject({ code: 1, out: '' });
  expect(apart.err).toContain('No unit was coded by two coders');
});
