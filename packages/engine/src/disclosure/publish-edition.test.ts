import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayTellSum, publishEdition, emptyState, tabulate, isCounted } from './index.ts';
import type { EditionInput, EditionState, Path, Unit } from './index.ts';

const dimensions = ['kind', 'place'];
type Set_ = ReadonlySet<string>;

const unit = (id: string, kind: Path, place: Path, amount = 10): Unit => ({
  id,
  paths: { kind, place },
  amounts: { jobs: amount },
});

const inputOf = (units: readonly Unit[], serving: readonly string[] = []): EditionInput => ({
  units,
  dimensions,
  measures: ['jobs'],
  counted: [{ key: 'market', amongUnits: true, items: new Map(serving.map((id) => [id, [id]])) }],
});

/** Every set that some filter answers, by the members who stand behind the answer: what an attacker may add and subtract. */
function publishedSets({ blocks }: EditionState): Set_[] {
  const counted = blocks.filter(isCounted);
  const starts = dimensions.map((dimension) => {
    const found = new Map<string, Path>([['', []]]);
    for (const { paths } of counted) {
      const path = paths[dimension] ?? [];
      for (let depth = 1; depth <= path.length; depth++)
        found.set(path.slice(0, depth).join('/'), path.slice(0, depth));
    }
    return [...found.values()];
  });
  return (starts[0] ?? []).flatMap((kind) =>
    (starts[1] ?? []).map((place) => {
      const where: Record<string, Path> = { kind, place };
      const answering = counted.filter(({ paths }) =>
        dimensions.every((d) => (where[d] ?? []).every((code, i) => paths[d]?.[i] === code)),
      );
      return new Set(answering.flatMap(({ members }) => members));
    }),
  );
}

/** Members that every published set holds together: whatever is computed from the sets is a union of these. */
function atoms(sets: readonly Set_[]): string[][] {
  const all = new Set(sets.flatMap((set) => [...set]));
  const byMarks = Map.groupBy(all, (id) => sets.map((set) => Number(set.has(id))).join(''));
  return [...byMarks.values()];
}

const apart = (a: Set_, b: Set_): number => [...a].filter((id) => !b.has(id)).length;

function expectSafe(sets: readonly Set_[], threshold: number): void {
  const isolated = (size: number): boolean => size > 0 && size < threshold;
  const differences = sets.flatMap((a) => sets.map((b) => apart(a, b)));
  expect(differences.filter(isolated)).toEqual([]);
  expect(atoms(sets).filter(({ length }) => isolated(length))).toEqual([]);
}

/** Every cluster of `size` units, each of the four kinds × places. */
function* clusters(size: number): Generator<Unit[]> {
  for (let code = 0; code < 4 ** size; code++) {
    yield Array.from({ length: size }, (_, i) => {
      const digit = Math.floor(code / 4 ** i) % 4;
      return unit(`u${i}`, [digit < 2 ? 'sme' : 'lab'], ['FR', digit % 2 === 0 ? '33' : '64']);
    });
  }
}

const kinds: readonly Unit[] = [
  unit('new', ['sme'], ['FR', '33']),
  unit('new', ['sme'], ['FR', '64']),
  unit('new', ['lab'], ['FR', '33']),
  unit('new', ['lab'], ['ES', '01']),
];

describe('differencing, attacked exhaustively on small clusters', () => {
  const rule = { threshold: 3, protection: 0.15 };

  it(
    'before and after one organisation joins, leaves or changes: no count moves by itself',
    { timeout: 60_000 },
    () => {
      let seen = 0;
      for (const cluster of clusters(6)) {
        const first = publishEdition(emptyState, inputOf(cluster), rule);
        const total = { by: 'kind', level: 1, where: {} };
        for (const newcomer of kinds) {
          const joined = publishEdition(first.state, inputOf([...cluster, newcomer]), rule);
          expect(joined.figures).toEqual(first.figures);
          const left = publishEdition(first.state, inputOf(cluster.slice(1)), rule);
          expect(left.figures).toEqual(first.figures);
          const changed = publishEdition(
            first.state,
            inputOf([{ ...newcomer, id: 'u0' }, ...cluster.slice(1)]),
            rule,
          );
          const sets = [...publishedSets(first.state), ...publishedSets(changed.state)];
          expectSafe(sets, rule.threshold);
          for (const { count } of tabulate(changed.figures.blocks, total))
            expect(count).toBeGreaterThanOrEqual(rule.threshold);
          seen++;
        }
      }
      expect(seen).toBe(4 ** 6 * 4);
    },
  );

  it('every two answers of three editions, whatever came, left and changed in between', () => {
    const path = fc.constantFrom<Path[]>([], ['FR'], ['FR', '33'], ['FR', '64'], ['ES', '01']);
    const one = fc.record({
      here: fc.boolean(),
      kind: fc.constantFrom<Path[]>(['sme'], ['lab'], []),
      place: path,
      serves: fc.boolean(),
      amount: fc.integer({ min: 0, max: 400 }),
    });
    const life = fc.array(one, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(life, { minLength: 5, maxLength: 34 }),
        fc.constantFrom(3, 5),
        (lives, threshold) => {
          let state = emptyState;
          const sets: Set_[] = [];
          for (let edition = 0; edition < 4; edition++) {
            const here = lives.flatMap((known, i) => {
              const now = known[edition];
              return now?.here === true ? [{ id: `u${i}`, ...now }] : [];
            });
            const units = here.map(({ id, kind, place, amount }) => unit(id, kind, place, amount));
            const serving = here.filter(({ serves }) => serves).map(({ id }) => id);
            ({ state } = publishEdition(state, inputOf(units, serving), { ...rule, threshold }));
            sets.push(...publishedSets(state));
            expectSafe(sets, threshold);
            expectSafeCounter(state, threshold);
          }
        },
      ),
      { numRuns: 300, seed: 20260721 },
    );
  });
});

function expectSafeCounter({ counters }: EditionState, threshold: number): void {
  const counter = counters['market'];
  if (counter === undefined) return;
  const { told, tellings } = counter;
  const sets: Set_[] = [];
  for (let telling = 0; telling < tellings; telling++) {
    for (const marks of ['y', 'yn'])
      sets.push(new Set(Object.keys(told).filter((id) => marks.includes(told[id]?.[telling] ?? 'o'))));
  }
  expectSafe(sets, threshold);
}

describe('sums', () => {
  const rule = { threshold: 5, protection: 0.15 };
  const firms = (amounts: readonly number[]): Unit[] =>
    amounts.map((amount, i) => unit(`u${i}`, ['sme'], ['FR'], amount));

  it('are withheld where the largest could be guessed from the second', () => {
    expect(mayTellSum([100, 90, 5, 5, 5], rule)).toBe(true);
    expect(mayTellSum([1000, 90, 40, 40, 40], rule)).toBe(false);
    expect(mayTellSum([10, 10, 10, 10], rule)).toBe(false);
    expect(mayTellSum([0, 0, 0, 0, 0], rule)).toBe(false);
  });

  it('do not move when one amount does, and move when five do', () => {
    const first = publishEdition(emptyState, inputOf(firms([10, 20, 30, 40, 50, 60])), rule);
    expect(first.figures.blocks[0]?.sums).toEqual({ jobs: 210 });
    const one = publishEdition(first.state, inputOf(firms([10, 20, 30, 40, 50, 99])), rule);
    expect(one.figures.blocks[0]?.sums).toEqual({ jobs: 210 });
    const five = publishEdition(one.state, inputOf(firms([11, 21, 31, 41, 50, 99])), rule);
    expect(five.figures.blocks[0]?.sums).toEqual({ jobs: 210 });
    const more = publishEdition(five.state, inputOf(firms([22, 33, 43, 54, 60, 70])), rule);
    expect(more.figures.blocks[0]?.sums).toEqual({ jobs: 282 });
  });

  it('of parts are sealed when one of them could be had by subtraction', () => {
    const amounts = [1000, 3, 3, 3, 3, 400, 400, 400, 400, 400];
    const whole = publishEdition(emptyState, inputOf(firms(amounts)), rule);
    expect(whole.figures.blocks[0]?.sums).toEqual({ jobs: 3012 });
    const apart = firms(amounts).map((firm, i) =>
      unit(firm.id, ['sme'], ['FR', i < 5 ? '33' : '64'], amounts[i]),
    );
    const parted = publishEdition(whole.state, inputOf(apart), rule);
    expect(parted.figures.blocks.map(({ count, sums }) => [count, sums])).toEqual([
      [5, {}],
      [5, {}],
    ]);
    expect(publishEdition(parted.state, inputOf(apart), rule).figures).toEqual(parted.figures);
  });
});

describe('counts over time', () => {
  const rule = { threshold: 5, protection: 0.15 };
  const ties = (pairs: readonly (readonly [string, string])[]): EditionInput => ({
    units: [],
    dimensions,
    measures: [],
    counted: [
      {
        key: 'cooperation:2025',
        amongUnits: false,
        items: new Map(pairs.map((pair) => [pair.join('-'), pair] as const)),
      },
    ],
  });

  it('are told from five organisations on, and again when five more are concerned', () => {
    const few = publishEdition(
      emptyState,
      ties([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      rule,
    );
    expect(few.figures.counters).toEqual({});
    const enough = publishEdition(
      few.state,
      ties([
        ['a', 'b'],
        ['c', 'd'],
        ['d', 'e'],
      ]),
      rule,
    );
    expect(enough.figures.counters).toEqual({ 'cooperation:2025': { value: 3, toldIn: 2 } });
    const oneMore = publishEdition(
      enough.state,
      ties([
        ['a', 'b'],
        ['c', 'd'],
        ['d', 'e'],
        ['f', 'g'],
      ]),
      rule,
    );
    expect(oneMore.figures).toEqual(enough.figures);
  });
});
