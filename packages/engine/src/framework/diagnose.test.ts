import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseCluster, diagnoseFirm } from './diagnose.ts';
import { drawFirms } from './draw-firms.ts';
import { FRAMEWORK_CONSTRUCTS } from './framework-model.ts';
import { responseBias } from './response-bias.ts';
import { scoreResponse } from './score-response.ts';

const constructs = FRAMEWORK_CONSTRUCTS.map(({ id, layer }) => ({
  id,
  role: { constraints: 'constraint', mechanisms: 'mechanism', capabilities: 'capability', results: 'result' }[
    layer
  ],
}));

describe('scores of a response', () => {
  it('turn reversed items and need half of the items', () => {
    const items = [{ item: 'a' }, { item: 'b' }, { item: 'c', reverse: true }];
    expect(scoreResponse([{ construct: 'x', items }], { a: 6, c: 1 })).toEqual({
      x: 6.5,
      'x=high': 1,
      'x=low': 0,
    });
    expect(scoreResponse([{ construct: 'x', items }], { a: 6 })).toEqual({});
  });
});

describe('a firm', () => {
  it('is told its highest constraint and the answering mechanism that reaches it least', () => {
    const scores = {
      uncertainty: 6,
      resource_constraint: 5,
      knowledge_circulation: 4,
      relational_dynamics: 2,
    };
    expect(diagnoseFirm(constructs, scores)).toEqual({
      holdsBack: { constraint: 'uncertainty', score: 6 },
      answer: { mechanism: 'relational_dynamics', score: 2 },
      mechanisms: ['relational_dynamics', 'knowledge_circulation'],
    });
  });
  it('is told nothing when nothing is above the middle', () => {
    expect(diagnoseFirm(constructs, { uncertainty: 4 }).holdsBack).toBeNull();
    expect(diagnoseFirm(constructs, {}).answer).toBeNull();
  });
});

describe('a cluster', () => {
  const figure = (measure: string, mean: number, firms = 24, deviation = 1) => ({
    measure,
    stratum: null,
    firms,
    mean,
    deviation,
  });
  it('reads constraints, mechanisms that reach nobody, capabilities that grow, brakes and what lifts them', () => {
    const more = [
      { id: 'brake_time', role: 'brake' },
      { id: 'brake_distrust', role: 'brake' },
    ];
    const now = [
      figure('uncertainty', 5),
      figure('uncertainty=high', 0.6),
      figure('legitimacy_deficit', 5.5),
      figure('collective_innovation', 2),
      figure('collective_innovation=high', 0.05),
      figure('collective_innovation=low', 0.8),
      figure('export_capability', 5),
      figure('cognitive_capability', 4.1),
      figure('brake_time', 4),
      figure('brake_time=high', 0.3),
      figure('brake_distrust', 5),
      figure('brake_distrust=high', 0.7),
    ];
    const before = [figure('export_capability', 4), figure('cognitive_capability', 4)];
    const said = diagnoseCluster([...constructs, ...more], now, before);
    expect(said.constraints.map(({ id }) => id)).toEqual(['legitimacy_deficit', 'uncertainty']);
    expect(said.reachNobody.map(({ id }) => id)).toEqual(['collective_innovation']);
    expect(said.changes).toEqual([
      { id: 'export_capability', before: 4, now: 5, beyondChance: true },
      { id: 'cognitive_capability', before: 4, now: 4.1, beyondChance: false },
    ]);
    expect(said.brakes.map(({ id }) => id)).toEqual(['brake_distrust', 'brake_time']);
  });
});

describe('a draw of firms', () => {
  const firm = fc.record({ id: fc.uuid(), stratum: fc.constantFrom('a', 'b', 'c') });
  const firms = fc.uniqueArray(firm, { selector: ({ id }) => id, minLength: 1, maxLength: 60 });
  it('has the size that was asked, each firm once, the same for the same seed', () => {
    fc.assert(
      fc.property(
        firms,
        fc.integer({ min: 1, max: 80 }),
        fc.integer(),
        fc.constantFrom('sample', 'stratified'),
        (all, size, seed, kind) => {
          const drawn = drawFirms(all, { kind, size, seed } as never);
          expect(new Set(drawn).size).toBe(Math.min(size, all.length));
          expect(drawn.length).toBe(new Set(drawn).size);
          expect(drawFirms(all.toReversed(), { kind, size, seed } as never)).toEqual(drawn);
        },
      ),
      { seed: 26, numRuns: 100 },
    );
  });
  it('keeps who was asked before', () => {
    const all = Array.from({ length: 20 }, (_, rank) => ({ id: `f${rank}`, stratum: 's' }));
    expect(drawFirms(all, { kind: 'sample', size: 2, seed: 1 }, new Set(['f3', 'f9'])).toSorted()).toEqual([
      'f3',
      'f9',
    ]);
  });
});

describe('bias of answers', () => {
  it('is seen when small firms answer much less than they were asked', () => {
    const firm = (size: string | null, answered: boolean) => ({ known: { size }, answered });
    const many = (count: number, size: string | null, answered: boolean) =>
      Array.from({ length: count }, () => firm(size, answered));
    const lines = responseBias([
      ...many(60, 'small', false),
      ...many(5, 'small', true),
      ...many(5, 'large', false),
      ...many(30, 'large', true),
      ...many(3, null, true),
    ]);
    expect(lines.map(({ value, asked, answered, biased }) => [value, asked, answered, biased])).toEqual([
      ['large', 35, 30, true],
      ['small', 65, 5, true],
    ]);
  });
});
