import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  seedTwoClusters,
  wrongDirectoryEntries,
  type Scene,
  type TestDatabase,
} from '../testing/index.ts';
import { editing } from '../testing/editing.ts';
import { readGraph, readProfiles } from '../queries/cluster-data.ts';
import { applyImport, type ImportedOrganisation } from './apply-import.ts';
import { applyTies } from './apply-ties.ts';

let database: TestDatabase;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
});
afterAll(() => database.drop());

const { as, alpha, edit, changed, undo, valueOf } = editing(() => ({ database, scene }));

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
    const secret = [{ key: 'offer', item: 'ombre', value: 'ombre', audience: 'coordinator' } as const];
    const first = await importLines([
      line('Imp Un', [{ key: 'headcount', item: '', value: 5 }, ...offers('a\tb', 'c\\d\n')]),
      line('Imp Deux', [{ key: 'siren', item: '', value: '732829320' }, ...secret]),
    ]);
    expect(first).toMatchObject({
      rows: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      factsOpened: 5,
      factsClosed: 0,
    });
    expect(await wrongDirectoryEntries(database)).toEqual([]);
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
    expect(await wrongDirectoryEntries(database)).toEqual([]);

    expect(await undo('manager', other.changeSetId)).toMatchObject({ kind: 'undone' });
    expect((await profiles('Imp Un'))[0]).toEqual(one);
    expect(await undo('manager', first.changeSetId)).toMatchObject({ kind: 'undone', kept: [] });
    expect(await profiles('Imp ')).toEqual([]);
    expect(await wrongDirectoryEntries(database)).toEqual([]);
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
