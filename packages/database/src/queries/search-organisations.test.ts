import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestDatabase,
  seedTwoClusters,
  type Actor,
  type Scene,
  type TestDatabase,
} from '../testing/index.ts';
import { countFacets, searchOrganisations, type DirectorySearch } from './search-organisations.ts';

let database: TestDatabase;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
});
afterAll(() => database.drop());

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
