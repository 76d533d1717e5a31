import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorkplace, type Workplace } from '../testing/run-grappe.ts';

// Each command starts a process.
vi.setConfig({ testTimeout: 60_000 });

let place: Workplace;
beforeAll(() => {
  place = openWorkplace();
  place.write('game.json', '{"players":["a","b","c"],"kind":"cost","v":[0,1,1,1,2,2,2,2]}');
  place.write('instance.json', JSON.stringify(instance));
  place.write('ties.csv', 'Source;Cible;Nature;Force\nA;B;confiance;0,8\nB;C;connaissance;1\n');
  place.write('broken.json', '{');
});
afterAll(() => place.remove());

const instance = {
  bounds: { min: 2, max: 3 },
  firms: ['a', 'b', 'c'].map((id) => ({ id, headcount: 10 })),
  pairs: [{ a: 'a', b: 'b', score: 0.9 }],
};

const six = {
  bounds: { min: 2, max: 3 },
  firms: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, headcount: 10 })),
  pairs: [
    { a: 'a', b: 'd', score: 0.9 },
    { a: 'b', b: 'c', score: 0.8 },
    { a: 'a', b: 'b', score: 0.3 },
    { a: 'd', b: 'e', score: 0.4 },
  ],
};

const large = {
  bounds: { min: 3, max: 5 },
  firms: Array.from({ length: 30 }, (_, rank) => ({ id: `f${rank}`, headcount: 5 + ((rank * 37) % 50) })),
  pairs: Array.from({ length: 30 }, (_, a) =>
    Array.from({ length: a }, (__, b) => ({ a: `f${a}`, b: `f${b}`, score: ((a * 71 + b * 113) % 97) / 97 })),
  ).flat(),
};

describe('grappe share', () => {
  it('gives the shares of a game, as JSON for programs', async () => {
    const { code, out } = await place.grappe('share', '--game', 'game.json', '--rule', 'shapley', '--json');
    const { allocation, total } = JSON.parse(out);
    expect(code).toBe(0);
    expect(total).toBe(2);
    // Hand-checked: c pays 4/3, a and b 1/3 each.
    const amounts = allocation.map(({ amount }: { amount: number }) => amount);
    expect(amounts[0]).toBeCloseTo(1 / 3, 12);
    expect(amounts[2]).toBeCloseTo(4 / 3, 12);
  });

  it('says them in the language asked for, or in that of the environment', async () => {
    const french = await place.grappe('share', '--game', 'game.json', '--rule', 'equal');
    expect(french.out).toContain('seul');
    const english = await place.grappe('--language', 'en', 'share', '--game', 'game.json', '--rule', 'equal');
    expect(english.out).toContain('alone');
  });

  it('refuses a rule that it does not know, naming those that it knows', async () => {
    const { code, err, out } = await place.grappe('share', '--game', 'game.json', '--rule', 'fair');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('nucleolus');
  });

  it('says every problem of a budget as a sentence, with its line and the way out', async () => {
    const line = { id: 'stand', kind: 'fixed', amountCents: -5 };
    const partners = ['a', 'b'].map((id) => ({ id, headcount: 1, turnoverCents: 1, days: 1, markets: [] }));
    place.write('bad.json', JSON.stringify({ budget: { currency: 'EUR', lines: [line] }, partners }));
    const { code, err, out } = await place.grappe('--language', 'en', 'share', '--game', 'bad.json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('✗ Line 1 (“stand”), amount: the value -5 is too small (at least 0).');
  });

  it('refuses a game without values, naming the field', async () => {
    place.write('no-values.json', '{"players":["a","b"],"kind":"cost"}');
    const { code, err, out } = await place.grappe('share', '--game', 'no-values.json', '--rule', 'equal');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('(v)');
  });
});

describe('grappe groups', () => {
  it('gives the best groups with their proven bound', async () => {
    const { code, out } = await place.grappe('groups', '--instance', 'instance.json', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      objective: 1.8,
      bound: 1.8,
      gap: 0,
      proven: true,
      groups: [{ members: ['a', 'b'], quality: 0.9 }],
      unplaced: ['c'],
    });
  });

  it('refuses an instance with the field and the firm at fault', async () => {
    place.write('zero.json', JSON.stringify({ ...instance, firms: [{ id: 'a', headcount: 0 }], pairs: [] }));
    const { code, err, out } = await place.grappe('groups', '--instance', 'zero.json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('firms[0].headcount');
  });

  it('says what changes from the plan in force, other plans, who would rather be together, and why', async () => {
    place.write('six.json', JSON.stringify(six));
    place.write('before.json', JSON.stringify([['a', 'b', 'c']]));
    const { code, out } = await place.grappe(
      '--language',
      'en',
      'groups',
      '--instance',
      'six.json',
      '--start-plan',
      'before.json',
      '--best',
      '2',
      '--differ-firms',
      '2',
      '--stable',
      '--explain',
      '--json',
    );
    expect(code).toBe(0);
    const { objective, groups, comparison, best, stability, explanation } = JSON.parse(out);
    expect(groups.map(({ members }: { members: string[] }) => members)).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ]);
    expect(comparison).toMatchObject({ entering: ['d'], leaving: [], kept: [] });
    expect(best).toMatchObject({ order: 'proven', plans: [{ objective }, { proven: true }] });
    expect(best.plans[1].objective).toBeLessThan(objective);
    expect(stability).toMatchObject({ best: { blocking: { count: 0 } }, fewest: 'proven', loss: 0 });
    expect(explanation.groups[0]).toMatchObject({ meanPairScore: 0.9, weakestPair: { a: 'a', b: 'd' } });
    expect(explanation.unplaced).toMatchObject([
      { firm: 'e', reason: 'better_elsewhere', price: { proven: true } },
    ]);
  });

  it('stopped, keeps where it has come to and goes on from there, with the same instance only', async () => {
    place.write('large.json', JSON.stringify(large));
    const stopped = await place.grappe(
      'groups',
      '--instance',
      'large.json',
      '--time-limit',
      '0.0001',
      '--checkpoint',
      'stopped.json',
      '--json',
    );
    const resumed = await place.grappe(
      'groups',
      '--instance',
      'large.json',
      '--resume',
      'stopped.json',
      '--json',
    );
    const [before, after] = [JSON.parse(stopped.out), JSON.parse(resumed.out)];
    expect([before.proven, after.proven]).toEqual([false, true]);
    expect(after.objective).toBeGreaterThanOrEqual(before.objective);
    const other = await place.grappe('groups', '--instance', 'instance.json', '--resume', 'stopped.json');
    expect([other.code, other.out]).toEqual([1, '']);
    expect(other.err).toContain('stopped.json');
  });

  it('names the conditions that contradict each other', async () => {
    const locks = [['a', 'b']];
    const pairs = [{ a: 'a', b: 'b', score: 1, forbidden: true }];
    place.write('conflict.json', JSON.stringify({ ...instance, pairs, locks }));
    const { err, out } = await place.grappe('--language', 'en', 'groups', '--instance', 'conflict.json');
    expect(err).toContain('a and b are to stay together, but a and b may not be: a forbidden pair.');
    expect(out).toContain('Value 0, proven the best');
  });

  it.each([
    ['that is not there', 'nowhere.json', 'nowhere.json'],
    ['that is not JSON', 'broken.json', 'JSON'],
  ])('refuses a file %s, and says what to do', async (_, file, named) => {
    const { code, err } = await place.grappe('groups', '--instance', file);
    expect(code).toBe(1);
    expect(err).toContain(named);
    expect(err.trim().split('\n').length).toBeGreaterThan(1);
  });
});

describe('grappe network', () => {
  it('measures the network of a file of ties', async () => {
    const { code, out } = await place.grappe('network', '--ties', 'ties.csv', '--undirected', '--json');
    const { whole } = JSON.parse(out);
    expect(code).toBe(0);
    expect([whole.organisations, whole.ties, whole.components]).toEqual([3, 2, 1]);
    expect(whole.density).toBeCloseTo(2 / 3, 12);
  });
});

describe('a command wrongly written', () => {
  it.each([
    ['frobnicate', ['frobnicate'], 'n’existe pas'],
    [
      'an option that does not exist',
      ['share', '--game', 'game.json', '--rule', 'equal', '--gain'],
      '--gain',
    ],
    ['an option left out', ['share', '--rule', 'equal'], '--game'],
  ])('is refused: %s', async (_, parameters, named) => {
    const { code, err, out } = await place.grappe(...parameters);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(named);
  });

  it.each(['fr', 'en'])('help is in the language: %s', async (language) => {
    const { code, out } = await place.grappe('--language', language, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(language === 'fr' ? /^Usage\s: / : /^Usage: /);
    for (const command of ['plan', 'network', 'groups', 'share', 'import', 'backup', 'restore'])
      expect(out).toContain(command);
  });
});
