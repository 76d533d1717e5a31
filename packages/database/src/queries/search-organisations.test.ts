import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  createTestDatabase,
  seedTwoClusters,
  type Actor,
  type Scene,
  type TestDatabase,
  wrongDirectoryEntries,
} from '../testing/index.ts';
import { editing } from '../testing/editing.ts';
import { countFacets, searchOrganisations, type DirectorySearch } from './search-organisations.ts';

let database: TestDatabase;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
});
afterAll(() => database.drop());

const { as, edit, changed, undo, create } = editing(() => ({ database, scene }));

const search = (actor: Actor, wanted: DirectorySearch, cluster: 'alpha' | 'beta' = 'alpha') =>
  database.connection.asPerson(scene.people[actor], (session) =>
    searchOrganisations(session, scene.clusters[cluster], wanted, { limit: 50, offset: 0 }),
  );
const facets = (actor: Actor, wanted: DirectorySearch) =>
  database.connection.asPerson(scene.people[actor], (session) =>
    countFacets(session, scene.clusters.alpha, wanted),
  );
const names = async (actor: Actor, wanted: DirectorySearch, cluster: 'alpha' | 'beta' = 'alpha') =>
  (await search(actor, wanted, cluster)).items.map((item) => item.name);

test('a word of a fact is found by those who may see the fact, and by nobody else', async () => {
  const found = async (actor: Actor, words: string) => (await search(actor, { words })).total;
  expect(await found('firmOwner', 'selfword firma')).toBe(1);
  expect(await found('firmOwner', 'selfword firmb')).toBe(0);
  for (const actor of ['manager', 'teamMember', 'boardMember', 'otherFirm', 'partner', 'relay'] as const) {
    expect(await found(actor, 'selfword firma'), actor).toBe(0);
    expect(await found(actor, 'clusterword firma'), actor).toBe(1);
    expect(await found(actor, 'publicword firma'), actor).toBe(1);
  }
  expect(await found('manager', 'coordinatorword firma')).toBe(1);
  expect(await found('teamMember', 'coordinatorword firma')).toBe(1);
  for (const actor of ['boardMember', 'otherFirm', 'partner', 'relay'] as const) {
    expect(await found(actor, 'coordinatorword firma'), actor).toBe(0);
  }
});

test('those who read no identities find nothing at all', async () => {
  for (const actor of [
    'observer',
    'researcher',
    'otherManager',
    'otherClusterFirm',
    'administrator',
    'stranger',
  ] as const) {
    expect(await search(actor, {}), actor).toEqual({ total: 0, items: [] });
    expect(await facets(actor, {}), actor).toMatchObject({ base: 0, kind: [], servedMarket: [] });
    expect(await search(actor, { words: 'clusterword' }), actor).toMatchObject({ total: 0, items: [] });
  }
});

test('names are found without accents, with a mistake, and from their beginning', async () => {
  expect(await names('manager', { words: 'oenocapteurs etiage' })).toEqual(['Œnocapteurs Étiage']);
  expect(await names('manager', { words: 'tonelerie' })).toEqual(['Tonnellerie du Fleuve']);
  expect(await names('manager', { words: 'labo' })).toEqual(['Laboratoire de la Vigne']);
  expect(await names('manager', { words: 'vignes' })).toEqual(['Laboratoire de la Vigne']);
  expect(await names('manager', { words: 'de la vigne' })).toEqual(['Laboratoire de la Vigne']);
});

test('several words must all be found, each in any visible text', async () => {
  expect(await names('otherFirm', { words: 'tonnellerie clusterword' })).toEqual(['Tonnellerie du Fleuve']);
  expect(await names('otherFirm', { words: 'laboratoire firmb' })).toEqual([]);
});

test('the list says which visible texts matched', async () => {
  const found = await search('otherFirm', { words: 'firma' });
  expect(found.items[0]?.matched).toEqual([
    { key: 'offer', text: 'clusterword firma' },
    { key: 'offer', text: 'publicword firma' },
  ]);
});

test('filters narrow the list and facets count it', async () => {
  expect(await names('manager', { kind: 'lab' })).toEqual(['Laboratoire de la Vigne']);
  expect(await names('manager', { scope: 'outside' })).toEqual(['Bodegas Imaginarias']);
  expect(await names('manager', { territory: 'ES' })).toEqual(['Bodegas Imaginarias']);
  expect((await search('manager', { territory: 'nouvelle-aquitaine' })).total).toBe(3);
  expect((await search('manager', { territory: '33', sector: '11.0' })).total).toBe(3);
  expect((await search('manager', { sector: '12' })).total).toBe(0);
  expect(await names('manager', { offer: 'coordinatorword firmb' })).toEqual(['Tonnellerie du Fleuve']);
  expect(await names('otherFirm', { offer: 'coordinatorword firma' })).toEqual([]);
  expect((await search('manager', {})).total).toBe(4);
  const counted = await facets('manager', {});
  expect(counted.base).toBe(4);
  expect(counted.kind).toEqual([
    { value: 'sme', count: 2 },
    { value: 'foreign_partner', count: 1 },
    { value: 'lab', count: 1 },
  ]);
  expect(counted.territory).toEqual([
    { value: '33', count: 3 },
    { value: 'ES', count: 1 },
  ]);
});

test('facets count what the asker may see of what the search finds', async () => {
  const all = await facets('manager', { kind: 'lab' });
  expect(all).toMatchObject({ base: 1, kind: [{ value: 'lab', count: 1 }] });
  expect(await facets('otherFirm', { offer: 'coordinatorword firma' })).toMatchObject({ base: 0, kind: [] });
});

test('strange words are only words', async () => {
  for (const words of ["'", '"', ':*', '& | !', "a' or 1=1 --", '\\', 'é'.repeat(200), '<->', '%s $1']) {
    await expect(search('manager', { words, offer: words })).resolves.toBeDefined();
  }
});

test('what its owner keeps from others is no longer found by them, and is found by those who still see it', async () => {
  const { firmA } = scene.organisations;
  const offer = { do: 'set', key: 'offer', item: 'verjus cuvé', value: 'verjus cuvé' } as const;
  const said = changed(await edit('firmOwner', firmA, [{ ...offer, audience: 'cluster' }]));
  for (const wanted of [{ words: 'verjus' }, { offer: 'cuvé' }, { words: 'œnocapteurs verju' }])
    expect((await search('otherFirm', wanted)).total, JSON.stringify(wanted)).toBe(1);
  expect((await search('otherFirm', { need: 'verjus' })).total).toBe(0);
  const kept = changed(await edit('firmOwner', firmA, [{ ...offer, audience: 'coordinator' }]));
  // A word of the name and one of a text that only some see: each is asked where it stands.
  for (const wanted of [{ words: 'verjus' }, { offer: 'cuvé' }, { words: 'œnocapteurs verju' }]) {
    expect((await search('otherFirm', wanted)).total, JSON.stringify(wanted)).toBe(0);
    expect((await search('manager', wanted)).total, JSON.stringify(wanted)).toBe(1);
  }
  expect((await search('manager', { need: 'verjus' })).total).toBe(0);
  expect((await search('manager', { words: 'verjus', need: 'cuvé' })).total).toBe(0);
  expect((await search('manager', { words: 'verjus', headcountMin: 1_000_000 })).total).toBe(0);
  expect(await wrongDirectoryEntries(database)).toEqual([]);
  await undo('firmOwner', kept);
  expect((await search('otherFirm', { words: 'verjus' })).total).toBe(1);
  await undo('firmOwner', said);
  expect((await search('manager', { words: 'verjus' })).total).toBe(0);
});

test('a text that ends some day is found until then', async () => {
  const { firmB } = scene.organisations;
  await database.asOwner(async (client) => {
    await client.query(
      `update facts set valid_to = current_date where organisation_id = $1 and key = 'offer' and ended_at is null`,
      [firmB],
    );
  });
  expect((await search('otherFirm', { words: 'clusterword firmb' })).total).toBe(1);
  expect(await wrongDirectoryEntries(database)).toEqual([]);
  await database.asOwner(async (client) => {
    await client.query(
      `update facts set valid_to = current_date - 1 where organisation_id = $1 and key = 'offer' and ended_at is null`,
      [firmB],
    );
  });
  expect((await search('otherFirm', { words: 'clusterword firmb' })).total).toBe(0);
  await database.asOwner(async (client) => {
    await client.query(
      `update facts set valid_to = null where organisation_id = $1 and key = 'offer' and ended_at is null`,
      [firmB],
    );
  });
  expect((await search('otherFirm', { words: 'clusterword firmb' })).total).toBe(1);
});

test('names come before texts, whole names first; a page gives its part of the list and the whole number', async () => {
  const offer = (text: string) => ({ do: 'set', key: 'offer', item: text, value: text }) as const;
  const made: string[] = [];
  for (const [name, ...offers] of [
    ['Ancre marine'],
    ['Zeste', 'gouvernail'],
    ['Le Gouvernail'],
    ['Gouvernail'],
    ['Gouvernail du Sud'],
    ['Ateliers', 'gouvernails'],
  ] as const)
    made.push((await create(name, offers.map(offer))).changeSetId);
  expect(await names('manager', { words: 'gouvernail' })).toEqual([
    'Gouvernail',
    'Gouvernail du Sud',
    'Le Gouvernail',
    'Ateliers',
    'Zeste',
  ]);
  const second = await as('manager', (session) =>
    searchOrganisations(session, scene.clusters.alpha, { words: 'gouvernail' }, { limit: 2, offset: 2 }),
  );
  expect([second.total, ...second.items.map(({ name }) => name)]).toEqual([5, 'Le Gouvernail', 'Ateliers']);
  // Each word is written somewhere, and together they are nowhere: one of them is a mistake.
  expect(await names('manager', { words: 'gouvernail zeste' })).toEqual(['Zeste']);
  expect(await names('manager', { words: 'gouvernail ancre' })).toEqual([]);
  expect(await names('manager', { words: 'gouvernal sud' })).toEqual(['Gouvernail du Sud']);
  for (const id of made) await undo('manager', id);
  expect(await search('manager', { words: 'gouvernail' })).toEqual({ total: 0, items: [] });
});

test('of two people who write of one firm at the same time, both are found', async () => {
  const { firmA } = scene.organisations;
  const cluster = scene.clusters.alpha;
  const add = (word: string, before: () => Promise<void>) =>
    database.asOwner(async (client) => {
      await client.query(
        `insert into facts (cluster_id, organisation_id, key, item, value, source, audience, opened_by)
         select $1, $2, 'need', $3::text, to_jsonb($3::text), 'declared', 'cluster', id from change_sets where cluster_id = $1 limit 1`,
        [cluster, firmA, word],
      );
      await before();
    });
  const somebodyWaits = () =>
    vi.waitFor(() =>
      database.asAdministrator(async (client) => {
        const { rows } = await client.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        expect(rows).toHaveLength(1);
      }),
    );
  let second = Promise.resolve();
  await add('simultanea', async () => {
    second = add('simultaneb', () => Promise.resolve());
    await somebodyWaits();
  });
  await second;
  expect((await search('otherFirm', { words: 'simultanea simultaneb' })).total).toBe(1);
  expect(await wrongDirectoryEntries(database)).toEqual([]);
});
