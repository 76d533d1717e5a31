// Over 400 lines because undoing, merging and history are tried on the same seeded cluster; to be split by subject.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { applyImport, type ImportedOrganisation } from '../bulk/apply-import.ts';
import { applyTies } from '../bulk/apply-ties.ts';
import type { Session } from '../connect.ts';
import {
  createTestDatabase,
  seedTwoClusters,
  type Actor,
  type Scene,
  type TestDatabase,
} from '../testing/index.ts';
import { readGraph, readMatchKeys, readProfiles } from './cluster-data.ts';
import type { FactEdit } from './fact-edits.ts';
import { historyOf } from './history.ts';
import { mergeOrganisations } from './merge-organisations.ts';
import { createOrganisation, editOrganisation, type IdentityChanges } from './organisation-edits.ts';
import { getOrganisation } from './organisations.ts';
import { addTie, removeTie } from './ties.ts';
import { undoChangeSet } from './undo-change-set.ts';

let database: TestDatabase;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
});
afterAll(() => database.drop());

const as = <Result>(actor: Actor, work: (session: Session) => Promise<Result>) =>
  database.connection.asPerson(scene.people[actor], work);
const alpha = () => scene.clusters.alpha;

const see = async (actor: Actor, organisationId: string) => {
  const found = await as(actor, (session) => getOrganisation(session, alpha(), organisationId));
  if (found === undefined) throw new Error('not visible');
  return found;
};
const edit = async (
  actor: Actor,
  organisationId: string,
  facts: readonly FactEdit[],
  identity?: IdentityChanges,
) => {
  const { version } = await see(actor, organisationId);
  return as(actor, (session) =>
    editOrganisation(session, {
      clusterId: alpha(),
      organisationId,
      version,
      facts,
      ...(identity === undefined ? {} : { identity }),
    }),
  );
};
const changed = (outcome: Awaited<ReturnType<typeof edit>>): string => {
  if (outcome.kind !== 'changed') throw new Error(outcome.kind);
  return outcome.changeSetId;
};
const undo = (actor: Actor, id: string) => as(actor, (session) => undoChangeSet(session, id));
const create = (name: string, facts: readonly FactEdit[] = []) =>
  as('manager', (session) =>
    createOrganisation(session, {
      clusterId: alpha(),
      name,
      kind: 'sme',
      facts,
      membership: { since: null },
    }),
  );
const valueOf = async (actor: Actor, organisationId: string, key: string) =>
  (await see(actor, organisationId)).facts.filter((fact) => fact.key === key).map((fact) => fact.value);
const headcount = (value: number): FactEdit => ({ do: 'set', key: 'headcount', item: '', value });

describe('editing', () => {
  test('a value is replaced, its history kept, and undoing brings it back', async () => {
    const { organisationId } = await create('Cuverie Essai', [headcount(10)]);
    const second = changed(await edit('manager', organisationId, [headcount(12)]));
    expect(await valueOf('manager', organisationId, 'headcount')).toEqual([12]);
    const history = await as('manager', (session) => historyOf(session, alpha(), organisationId));
    expect(history[0]).toMatchObject({
      kind: 'fact',
      key: 'headcount',
      before: 10,
      after: 12,
      authorName: 'manager',
    });
    expect(await undo('manager', second)).toMatchObject({ kind: 'undone', kept: [] });
    expect(await valueOf('manager', organisationId, 'headcount')).toEqual([10]);
    expect(await undo('manager', second)).toEqual({ kind: 'already_undone' });
  });

  test('of two people who edit at once the second is told', async () => {
    const { organisationId } = await create('Deux Mains');
    const { version } = await see('manager', organisationId);
    const together = (actor: Actor, value: number) =>
      as(actor, (session) =>
        editOrganisation(session, {
          clusterId: alpha(),
          organisationId,
          version,
          facts: [headcount(value)],
        }),
      );
    const outcomes = await Promise.all([together('manager', 1), together('teamMember', 2)]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['changed', 'conflict_changed_meanwhile']);
  });

  test("a firm's secret changes neither the version nor the page that others see", async () => {
    const { firmA } = scene.organisations;
    const before = await see('manager', firmA);
    const secret = changed(
      await edit('firmOwner', firmA, [
        { do: 'set', key: 'turnover', item: '', value: { cents: 5, currency: 'EUR' }, audience: 'self' },
      ]),
    );
    expect(await see('manager', firmA)).toEqual(before);
    expect(await valueOf('firmEmployee', firmA, 'turnover')).toEqual([{ cents: 5, currency: 'EUR' }]);
    const shared = changed(
      await edit('manager', firmA, [
        { do: 'set', key: 'turnover', item: '', value: { cents: 9, currency: 'EUR' } },
      ]),
    );
    expect(await valueOf('manager', firmA, 'turnover')).toEqual([{ cents: 9, currency: 'EUR' }]);
    expect(await valueOf('firmOwner', firmA, 'turnover')).toHaveLength(2);
    await undo('manager', shared);
    await undo('firmOwner', secret);
  });

  test('sharing shows the same value to another audience at once', async () => {
    const { firmA } = scene.organisations;
    const id = changed(
      await edit('firmOwner', firmA, [
        { do: 'set', key: 'need', item: 'oak', value: 'oak', audience: 'cluster' },
      ]),
    );
    expect(await valueOf('otherFirm', firmA, 'need')).toEqual(['oak']);
    const fact = (await see('firmOwner', firmA)).facts.find(({ key }) => key === 'need');
    const shared = changed(
      await edit('firmOwner', firmA, [{ do: 'share', factId: fact?.id ?? '', audience: 'self' }]),
    );
    expect(await valueOf('otherFirm', firmA, 'need')).toEqual([]);
    expect(await valueOf('manager', firmA, 'need')).toEqual([]);
    await undo('firmOwner', shared);
    expect(await valueOf('otherFirm', firmA, 'need')).toEqual(['oak']);
    await undo('firmOwner', id);
  });

  test('a firm changes its own page only, and neither closes nor merges', async () => {
    const { firmA, firmB } = scene.organisations;
    await expect(edit('otherFirm', firmA, [headcount(3)])).resolves.toEqual({ kind: 'not_found' });
    const id = changed(await edit('firmOwner', firmA, [], { name: 'Nouveau Nom' }));
    expect((await see('otherFirm', firmA)).name).toBe('Nouveau Nom');
    await undo('firmOwner', id);
    expect((await see('otherFirm', firmA)).name).toBe('Œnocapteurs Étiage');
    await expect(edit('firmOwner', firmA, [], { outside: true })).rejects.toMatchObject({ code: '42501' });
    await expect(
      as('firmOwner', (session) =>
        mergeOrganisations(session, { clusterId: alpha(), keptId: firmA, droppedId: firmB }),
      ),
    ).resolves.toEqual({ kind: 'not_found' });
  });
});

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

describe('merging', () => {
  test('keeps everything, and undoing gives both back as they were', async () => {
    const kept = await create('Vignobles Réunis', [headcount(10)]);
    const dropped = await create('Vignobles Reunis SAS', [
      headcount(99),
      { do: 'set', key: 'siren', item: '', value: '732829320' },
      { do: 'set', key: 'offer', item: 'barrels', value: 'barrels' },
    ]);
    const { firmA, firmB } = scene.organisations;
    const tie = (sourceId: string, targetId: string) =>
      as('manager', (session) =>
        addTie(session, { clusterId: alpha(), sourceId, targetId, kind: 'trust', strength: 1 }),
      );
    await tie(dropped.organisationId, firmA);
    await tie(kept.organisationId, firmB);
    await tie(dropped.organisationId, firmB);
    await tie(dropped.organisationId, kept.organisationId);
    const before = [
      await see('manager', kept.organisationId),
      await see('manager', dropped.organisationId),
    ].map(withoutIds);
    const outcome = await as('manager', (session) =>
      mergeOrganisations(session, {
        clusterId: alpha(),
        keptId: kept.organisationId,
        droppedId: dropped.organisationId,
      }),
    );
    if (outcome.kind !== 'merged') throw new Error(outcome.kind);
    const after = await see('manager', kept.organisationId);
    expect(after.facts.map((fact) => [fact.key, fact.value])).toEqual([
      ['headcount', 10],
      ['offer', 'barrels'],
      ['siren', '732829320'],
    ]);
    expect(after.ties.map((found) => found.targetId).sort()).toEqual([firmA, firmB].sort());
    const history = await as('manager', (session) => historyOf(session, alpha(), kept.organisationId));
    expect(history.filter((row) => row.key === 'headcount').map((row) => row.after ?? row.before)).toContain(
      99,
    );
    expect((await see('manager', dropped.organisationId)).mergedInto).toBe(kept.organisationId);
    const keys = await as('manager', (session) => readMatchKeys(session, alpha()));
    expect(keys.find((key) => key.name === 'Vignobles Reunis SAS')?.organisationId).toBe(kept.organisationId);
    expect(await undo('manager', outcome.changeSetId)).toMatchObject({ kind: 'undone', kept: [] });
    expect(
      [await see('manager', kept.organisationId), await see('manager', dropped.organisationId)].map(
        withoutIds,
      ),
    ).toEqual(before);
  });

  test('what made an organisation, undone before the merge that took it in, leaves no ghost', async () => {
    const kept = await create('Chai du Pont', [headcount(10)]);
    const dropped = await create('Chai du Pont SARL', [headcount(20)]);
    const merge = await as('manager', (session) =>
      mergeOrganisations(session, {
        clusterId: alpha(),
        keptId: kept.organisationId,
        droppedId: dropped.organisationId,
      }),
    );
    if (merge.kind !== 'merged') throw new Error(merge.kind);
    await undo('manager', dropped.changeSetId);
    await undo('manager', merge.changeSetId);
    expect((await see('manager', dropped.organisationId)).closed).toBe(true);
    expect(await valueOf('manager', kept.organisationId, 'headcount')).toEqual([10]);
  });

  test("the dropped firm's people speak for the kept one", async () => {
    const kept = await create('Survivante');
    const dropped = await create('Absorbée');
    await database.asOwner((client) =>
      client.query(
        `insert into role_grants (person_id, cluster_id, organisation_id, role) values ($1, $2, $3, 'firm_owner')`,
        [scene.people.stranger, alpha(), dropped.organisationId],
      ),
    );
    expect((await see('stranger', kept.organisationId)).mine).toBe(false);
    const outcome = await as('manager', (session) =>
      mergeOrganisations(session, {
        clusterId: alpha(),
        keptId: kept.organisationId,
        droppedId: dropped.organisationId,
      }),
    );
    expect((await see('stranger', kept.organisationId)).mine).toBe(true);
    await undo('manager', outcome.kind === 'merged' ? outcome.changeSetId : '');
    expect((await see('stranger', kept.organisationId)).mine).toBe(false);
    await database.asOwner((client) =>
      client.query('delete from role_grants where person_id = $1', [scene.people.stranger]),
    );
  });
});

const withoutIds = ({ version, facts, ties, ...rest }: Awaited<ReturnType<typeof see>>) => ({
  ...rest,
  facts,
  ties,
  hasVersion: version !== 0,
});

describe('importing', () => {
  const line = (
    name: string,
    facts: ImportedOrganisation['facts'],
    organisationId: string | null = null,
  ): ImportedOrganisation => ({
    organisationId,
    name,
    kind: 'sme',
    country: 'FR',
    sector: null,
    outside: false,
    externalRef: name,
    place: {
      name: 'Libourne',
      country: 'FR',
      region: null,
      departement: '33',
      postcode: null,
      latitude: null,
      longitude: null,
      precision: null,
    },
    facts,
    membership: { since: '2021-01-01' },
  });
  const importLines = (lines: readonly ImportedOrganisation[]) =>
    applyImport(
      database.connection,
      scene.people.manager,
      { clusterId: alpha(), sourceDetail: 'members.csv' },
      lines,
    );
  const profiles = (prefix: string) =>
    as('manager', async (session) =>
      (await readProfiles(session, alpha())).filter((profile) => profile.name.startsWith(prefix)),
    );

  test('lines come in, come again without a change, then with one, and go', async () => {
    const offers = (...items: string[]) =>
      items.map((item) => ({ key: 'offer' as const, item, value: item }));
    const first = await importLines([
      line('Imp Un', [{ key: 'headcount', item: '', value: 5 }, ...offers('a\tb', 'c\\d\n')]),
      line('Imp Deux', [{ key: 'siren', item: '', value: '732829320' }]),
    ]);
    expect(first).toMatchObject({
      rows: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      factsOpened: 4,
      factsClosed: 0,
    });
    const found = await profiles('Imp ');
    expect(found).toHaveLength(2);
    const one = found.find((profile) => profile.name === 'Imp Un');
    expect(one).toMatchObject({ town: 'Libourne', memberSince: '2021-01-01', externalRef: 'Imp Un' });
    expect(one?.facts.map((fact) => fact.value)).toEqual([5, 'a\tb', 'c\\d\n']);

    const again = await importLines(
      found.map((profile) => line(profile.name, profile.facts as ImportedOrganisation['facts'], profile.id)),
    );
    expect(again).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
      factsOpened: 0,
      factsClosed: 0,
    });

    const other = await importLines([
      line('Imp Un', [{ key: 'headcount', item: '', value: 6 }, ...offers('a\tb', 'new')], one?.id ?? null),
    ]);
    expect(other).toMatchObject({ created: 0, updated: 1, factsOpened: 2, factsClosed: 2 });
    const now = (await profiles('Imp Un'))[0];
    expect(now?.facts.map((fact) => fact.value)).toEqual([6, 'a\tb', 'new']);

    expect(await undo('manager', other.changeSetId)).toMatchObject({ kind: 'undone' });
    expect((await profiles('Imp Un'))[0]).toEqual(one);
    expect(await undo('manager', first.changeSetId)).toMatchObject({ kind: 'undone', kept: [] });
    expect(await profiles('Imp ')).toEqual([]);
  });

  test('an import keeps the audience that was chosen, and the secret beside it', async () => {
    const { firmA } = scene.organisations;
    const chosen = changed(
      await edit('firmOwner', firmA, [
        { do: 'set', key: 'headcount', item: '', value: 1, audience: 'coordinator' },
        { do: 'set', key: 'turnover', item: '', value: { cents: 1, currency: 'EUR' }, audience: 'self' },
      ]),
    );
    const outcome = await importLines([
      line(
        'Œnocapteurs Étiage',
        [
          { key: 'headcount', item: '', value: 2 },
          { key: 'turnover', item: '', value: { cents: 2, currency: 'EUR' } },
        ],
        firmA,
      ),
    ]);
    expect(await valueOf('otherFirm', firmA, 'headcount')).toEqual([]);
    expect(await valueOf('manager', firmA, 'headcount')).toEqual([2]);
    expect(await valueOf('manager', firmA, 'turnover')).toEqual([{ cents: 2, currency: 'EUR' }]);
    expect(await valueOf('firmOwner', firmA, 'turnover')).toHaveLength(2);
    await undo('manager', outcome.changeSetId);
    expect(await valueOf('manager', firmA, 'headcount')).toEqual([1]);
    await undo('manager', chosen);
  });

  test('an import that fails leaves nothing', async () => {
    const before = await profiles('');
    await expect(
      importLines([line('Bonne', []), line('Mauvaise', [], scene.organisations.firmC), line('', [])]),
    ).rejects.toThrow();
    expect(await profiles('')).toEqual(before);
    const controller = new AbortController();
    const lines = function* () {
      for (let index = 0; index < 2_500; index += 1) {
        if (index === 1_500) controller.abort();
        yield line(`Annulée ${index}`, []);
      }
    };
    await expect(
      applyImport(
        database.connection,
        scene.people.manager,
        { clusterId: alpha(), sourceDetail: 'x', signal: controller.signal },
        lines(),
      ),
    ).rejects.toThrow();
    expect(await profiles('')).toEqual(before);
  });

  test('only coordinators import', async () => {
    for (const actor of ['firmOwner', 'boardMember', 'otherManager', 'administrator', 'stranger'] as const) {
      await expect(
        applyImport(database.connection, scene.people[actor], { clusterId: alpha(), sourceDetail: 'x' }, [
          line('Interdite', []),
        ]),
        actor,
      ).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('ties come in, are updated, and go', async () => {
    const { firmA, firmB, lab } = scene.organisations;
    const tie = (sourceId: string, targetId: string, strength: number) => ({
      sourceId,
      targetId,
      kind: 'subcontracting' as const,
      strength,
      validFrom: '2020-01-01',
      validTo: null,
    });
    const apply = (ties: ReturnType<typeof tie>[]) =>
      applyTies(
        database.connection,
        scene.people.manager,
        { clusterId: alpha(), sourceDetail: 'ties.csv' },
        ties,
      );
    const first = await apply([tie(firmA, firmB, 1), tie(firmB, lab, 2), tie(firmA, firmB, 3)]);
    expect(first).toMatchObject({ rows: 3, created: 2, updated: 0, unchanged: 0 });
    const second = await apply([tie(firmA, firmB, 3), tie(firmB, lab, 5)]);
    expect(second).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const strengths = async () =>
      (await as('manager', (session) => readGraph(session, alpha(), { kinds: ['subcontracting'] }))).ties
        .map((found) => found.strength)
        .sort();
    expect(await strengths()).toEqual([3, 5]);
    await undo('manager', second.changeSetId);
    expect(await strengths()).toEqual([2, 3]);
    await undo('manager', first.changeSetId);
    expect(await strengths()).toEqual([]);
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
        for (const { id, state: was } of before.reverse()) {
          expect(await undo('manager', id)).toMatchObject({
            kind: 'undone',
            kept: [],
            superseded: { facts: 0, ties: 0 },
          });
          expect(await state()).toEqual(was);
        }
      }),
      { numRuns: 12, seed: 20261121 },
    );
  }, 120_000);
});
