import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  createTestDatabase,
  seedTwoClusters,
  wrongDirectoryEntries,
  type Scene,
  type TestDatabase,
} from '../testing/index.ts';
import { editing } from '../testing/editing.ts';
import { readGraph } from './cluster-data.ts';
import type { FactEdit } from './fact-edits.ts';
import { mergeOrganisations } from './merge-organisations.ts';
import { addTie, removeTie } from './ties.ts';

let database: TestDatabase;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
});
afterAll(() => database.drop());

const { as, alpha, see, edit, changed, undo, create, valueOf, headcount } = editing(() => ({
  database,
  scene,
}));

describe('undoing', () => {
  test('what a later change replaced stays as that change made it', async () => {
    const { organisationId } = await create('Ordre', [headcount(1)]);
    const second = changed(await edit('manager', organisationId, [headcount(2)]));
    const third = changed(await edit('manager', organisationId, [headcount(3)]));
    expect(await undo('manager', second)).toMatchObject({
      superseded: { facts: 1, ties: 0, identities: 0 },
    });
    expect(await valueOf('manager', organisationId, 'headcount')).toEqual([3]);
    await undo('manager', third);
    // The second change was undone before: what stood before it comes back.
    expect(await valueOf('manager', organisationId, 'headcount')).toEqual([1]);
  });

  test('a created organisation goes away, unless somebody worked on it', async () => {
    const first = await create('Éphémère');
    expect(await undo('manager', first.changeSetId)).toMatchObject({ kept: [] });
    expect((await see('manager', first.organisationId)).closed).toBe(true);
    const second = await create('Durable', [headcount(4)]);
    await edit('teamMember', second.organisationId, [
      { do: 'set', key: 'offer', item: 'corks', value: 'corks' },
    ]);
    expect(await undo('manager', second.changeSetId)).toMatchObject({
      kept: [{ organisationId: second.organisationId, name: 'Durable' }],
    });
    const left = await see('manager', second.organisationId);
    expect(left.closed).toBe(false);
    expect(left.facts.map((fact) => fact.key)).toEqual(['offer']);
  });

  test('a tie comes and goes', async () => {
    const { firmB, lab } = scene.organisations;
    const tie = await as('manager', (session) =>
      addTie(session, {
        clusterId: alpha(),
        sourceId: firmB,
        targetId: lab,
        kind: 'cooperation',
        strength: 2,
      }),
    );
    const count = async () =>
      (await as('manager', (session) => readGraph(session, alpha(), { kinds: ['cooperation'] }))).ties.length;
    expect(await count()).toBe(1);
    const removed = await as('manager', (session) => removeTie(session, alpha(), tie.tieId));
    expect(await count()).toBe(0);
    await undo('manager', removed?.changeSetId ?? '');
    expect(await count()).toBe(1);
    await undo('manager', tie.changeSetId);
    expect(await count()).toBe(0);
  });

  test('changes undone in the order they were made leave nothing of the first', async () => {
    const { organisationId } = await create('Chaîne', [headcount(1)]);
    const second = changed(await edit('manager', organisationId, [headcount(2)]));
    const third = changed(await edit('manager', organisationId, [headcount(3)]));
    await undo('manager', second);
    expect(await valueOf('manager', organisationId, 'headcount')).toEqual([3]);
    await undo('manager', third);
    expect(await valueOf('manager', organisationId, 'headcount')).toEqual([1]);
  });

  test('an organisation kept for later work goes when that work is undone', async () => {
    const { organisationId, changeSetId } = await create('Gardée un temps', [headcount(1)]);
    const later = changed(await edit('teamMember', organisationId, [headcount(2)]));
    expect(await undo('manager', changeSetId)).toMatchObject({ kept: [{ organisationId }] });
    await undo('manager', later);
    expect((await see('manager', organisationId)).closed).toBe(true);
  });

  test('others than its author and the coordinators do not see a change, nor undo it', async () => {
    const { organisationId, changeSetId } = await create('Gardée');
    for (const actor of ['firmOwner', 'boardMember', 'otherManager', 'administrator'] as const) {
      expect(await undo(actor, changeSetId), actor).toEqual({ kind: 'not_found' });
    }
    expect((await see('manager', organisationId)).closed).toBe(false);
    const own = changed(await edit('firmOwner', scene.organisations.firmA, [headcount(7)]));
    expect(await undo('otherFirm', own)).toEqual({ kind: 'not_found' });
    expect((await undo('teamMember', own)).kind).toBe('undone');
  });
});

describe('properties', () => {
  let organisations: string[];
  beforeEach(async () => {
    organisations = [];
    for (const name of ['Propriété A', 'Propriété B', 'Propriété C']) {
      organisations.push((await create(name, [headcount(1)])).organisationId);
    }
  });

  const step = fc.oneof(
    fc.record({
      do: fc.constant('headcount' as const),
      which: fc.nat(2),
      value: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ do: fc.constant('offer' as const), which: fc.nat(2), item: fc.constantFrom('x', 'y') }),
    fc.record({ do: fc.constant('remove' as const), which: fc.nat(2), item: fc.constantFrom('x', 'y') }),
    fc.record({ do: fc.constant('rename' as const), which: fc.nat(2), name: fc.constantFrom('N1', 'N2') }),
    fc.record({
      do: fc.constant('tie' as const),
      which: fc.nat(2),
      strength: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ do: fc.constant('merge' as const), which: fc.nat(2) }),
  );
  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

  const run = async (given: Step): Promise<string | undefined> => {
    const organisationId = organisations[given.which] ?? '';
    const next = organisations[(given.which + 1) % 3] ?? '';
    const page = await see('manager', organisationId);
    if (page.closed) return undefined;
    if (given.do === 'tie') {
      const { changeSetId } = await as('manager', (session) =>
        addTie(session, {
          clusterId: alpha(),
          sourceId: organisationId,
          targetId: next,
          kind: 'carrying',
          strength: given.strength,
        }),
      );
      return changeSetId;
    }
    if (given.do === 'merge') {
      const outcome = await as('manager', (session) =>
        mergeOrganisations(session, { clusterId: alpha(), keptId: organisationId, droppedId: next }),
      );
      return outcome.kind === 'merged' ? outcome.changeSetId : undefined;
    }
    if (given.do === 'rename')
      return changed(await edit('manager', organisationId, [], { name: given.name }));
    if (given.do === 'headcount')
      return changed(await edit('manager', organisationId, [headcount(given.value)]));
    const fact: FactEdit =
      given.do === 'offer'
        ? { do: 'set', key: 'offer', item: given.item, value: given.item }
        : { do: 'remove', key: 'offer', item: given.item };
    return changed(await edit('manager', organisationId, [fact]));
  };
  const state = async () => {
    const pages = [];
    for (const id of organisations) {
      const page = await see('manager', id);
      pages.push({
        name: page.name,
        closed: page.closed,
        mergedInto: page.mergedInto,
        membership: page.membership,
        facts: page.facts.map((fact) => [fact.key, fact.item, fact.value, fact.audience]),
        ties: page.ties.map((tie) => [tie.sourceId, tie.targetId, tie.kind, tie.strength]).sort(),
      });
    }
    return pages;
  };

  test('undoing changes in the reverse order gives every state before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const before: { id: string; state: Awaited<ReturnType<typeof state>> }[] = [];
        for (const given of steps) {
          const was = await state();
          const id = await run(given);
          if (id !== undefined) before.push({ id, state: was });
        }
        expect(await wrongDirectoryEntries(database)).toEqual([]);
        for (const { id, state: was } of before.reverse()) {
          expect(await undo('manager', id)).toMatchObject({
            kind: 'undone',
            kept: [],
            superseded: { facts: 0, ties: 0 },
          });
          expect(await state()).toEqual(was);
          expect(await wrongDirectoryEntries(database)).toEqual([]);
        }
      }),
      { numRuns: 12, seed: 20261121 },
    );
  }, 120_000);
});
