import { describe, expect, it } from 'vitest';
import type { Graph } from '../types.ts';
import { findings, networkReport } from './findings.ts';

const tie = (pair: string) => {
  const [source, target] = pair.split(' ');
  return { source: source!, target: target! };
};
const clique = (ids: readonly string[]) =>
  ids.flatMap((a, i) => ids.slice(i + 1).map((b) => ({ source: a, target: b })));

const cellars = ['c1', 'c2', 'c3', 'c4', 'c5'];
const makers = ['m1', 'm2', 'm3', 'm4', 'm5'];

/**
 * Five cellars all tied to one another, five makers likewise; `bridge` is the only tie between the two sets; `tail` hangs
 * on m5; `alone` has no tie; `pair1` and `pair2` only have each other; two partners abroad and one in the country.
 */
const VALLEY: Graph = {
  directed: false,
  nodes: [
    ...cellars.map((id) => ({ id, attributes: { kind: 'cellar' } })),
    ...makers.map((id) => ({ id, attributes: { kind: 'maker' } })),
    ...['bridge', 'tail', 'alone', 'pair1', 'pair2'].map((id) => ({ id, attributes: { kind: 'sme' } })),
    { id: 'x1', attributes: { outside: true, country: 'IT', kind: 'cluster' } },
    { id: 'x2', attributes: { outside: 1, country: 'IT', kind: 'cluster' } },
    { id: 'x3', attributes: { outside: 'yes', country: null, kind: 'lab' } },
  ],
  ties: [
    ...clique(cellars),
    ...clique(makers),
    ...['c1 bridge', 'bridge m1', 'm5 tail', 'pair1 pair2', 'c1 x1', 'c1 x2', 'm2 x1', 'x1 x2', 'x3 x1'].map(
      tie,
    ),
  ],
};

describe('findings', () => {
  const found = findings(VALLEY);

  it('name who holds it together, and what splits', () => {
    const { holdsTogether } = found;
    if (holdsTogether.kind !== 'concluded') throw new Error(holdsTogether.reason);
    // 6 others on one side (m1..m5 and tail), 5 on the other: 30 pairs pass through bridge.
    expect(holdsTogether.brokers[0]).toMatchObject({ id: 'bridge', betweenness: 30, partsIfGone: 2 });
    expect(holdsTogether.brokers[0]!.separated).toEqual(cellars);
    expect(holdsTogether.articulationCount).toBe(4);
    expect(holdsTogether.brokers.length).toBeLessThanOrEqual(5);
  });

  it('name who is at the edge', () => {
    expect(found.atTheEdge).toMatchObject({
      kind: 'concluded',
      isolated: ['alone'],
      hanging: [{ id: 'tail', anchor: 'm5' }],
      cutOff: ['pair1', 'pair2'],
    });
  });

  it('name two groups that do not talk, what makes them, and who could introduce them', () => {
    const { groupsApart } = found;
    if (groupsApart.kind !== 'concluded') throw new Error(groupsApart.reason);
    expect(groupsApart.tiesBetween).toBe(1);
    expect(groupsApart.tiesExpected).toBeGreaterThan(5);
    const traits = [groupsApart.first, groupsApart.second].map((group) => group.traits[0]);
    expect(traits.map((trait) => trait!.value).toSorted()).toEqual(['cellar', 'maker']);
    expect(groupsApart.introducers).toContain('bridge');
  });

  it('measure how open it is to the outside, counting only ties of the inside', () => {
    const { openness } = found;
    if (openness.kind !== 'concluded') throw new Error(openness.reason);
    expect(openness).toMatchObject({ internalTies: 24, externalTies: 3, organisationsWithOutsideTie: 2 });
    expect(openness.eiIndex).toBeCloseTo((3 - 24) / 27, 12);
    expect(openness.byCountry).toEqual([{ value: 'IT', organisations: 2, ties: 3 }]);
    expect(openness.mainDoor).toEqual({ id: 'c1', ties: 2, share: 2 / 3 });
  });

  it('conclude nothing below ten organisations inside', () => {
    const small = findings({ ...VALLEY, nodes: VALLEY.nodes.slice(0, 9), ties: clique(cellars) });
    for (const finding of Object.values(small)) {
      expect(finding).toMatchObject({
        kind: 'cannot-conclude',
        reason: 'too-few-organisations',
        figures: { organisations: 9, needed: 10 },
      });
    }
  });

  it('say what is missing rather than conclude from nothing', () => {
    const insiders = VALLEY.nodes.filter((node) => !node.id.startsWith('x'));
    const withoutTies = findings({ directed: false, nodes: insiders, ties: [] });
    expect(withoutTies.holdsTogether).toMatchObject({ reason: 'no-ties' });
    expect(withoutTies.atTheEdge).toMatchObject({ reason: 'no-ties' });
    expect(withoutTies.groupsApart).toMatchObject({ reason: 'no-ties' });
    expect(withoutTies.openness).toMatchObject({ reason: 'no-organisation-flagged-outside' });
    expect(findings({ ...VALLEY, ties: [] }).openness).toMatchObject({ reason: 'no-ties' });
  });

  it('name nobody where everybody is tied to everybody', () => {
    const ids = [...cellars, ...makers];
    const all = findings({ directed: false, nodes: ids.map((id) => ({ id })), ties: clique(ids) });
    expect(all.holdsTogether).toMatchObject({ reason: 'nobody-indispensable' });
    expect(all.atTheEdge).toMatchObject({ reason: 'nobody-at-the-edge' });
    expect(all.groupsApart.kind).toBe('cannot-conclude');
  });

  it('see a cluster closed to the outside organisations that it lists', () => {
    const closed = findings({ ...VALLEY, ties: VALLEY.ties.filter((one) => !one.target.startsWith('x')) });
    expect(closed.openness).toMatchObject({ kind: 'concluded', eiIndex: -1, mainDoor: null });
  });

  it('do not call two groups apart when they have more than half of the ties expected', () => {
    const across = cellars.flatMap((a) => makers.slice(0, 3).map((b) => ({ source: a, target: b })));
    const nodes = [...cellars, ...makers].map((id) => ({ id }));
    const mixed = findings({
      directed: false,
      nodes,
      ties: [...clique(cellars), ...clique(makers), ...across],
    });
    expect(mixed.groupsApart.kind).toBe('cannot-conclude');
  });

  it('are the same with and without the analysis at hand', () => {
    const inside = { ...VALLEY, nodes: VALLEY.nodes.slice(0, 15), ties: VALLEY.ties.slice(0, 24) };
    const report = networkReport(inside);
    expect(report.findings).toEqual(findings(inside));
    expect(report.analysis.organisations.length).toBe(15);
    expect(networkReport(VALLEY).findings).toEqual(found);
  });
});
