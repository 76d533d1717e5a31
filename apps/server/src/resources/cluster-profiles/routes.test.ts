import type {
  ClusterBenchmark,
  ClusterList,
  ClusterProfileShape,
  OwnClusterProposal,
  PartnerSuggestions,
} from '@grappe/contracts/api';
import { sceneId } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const nowhere = '01990000-0000-7000-8000-000000000000';
const origin = { asOf: '2026-01-31', source: 'conversation', sourceNote: 'salon' } as const;
const manager = () => test.as('manager');
const sectors = [{ code: 'bois' }];
const all = '/cluster-profiles';

const list = async (): Promise<ClusterList> => (await (await manager()).get(test.alpha + all)).json();
const read = async (id: string): Promise<ClusterProfileShape> =>
  (await (await manager()).get(`${test.alpha}${all}/${id}`)).json();

async function make(name: string, values: object = {}): Promise<string> {
  const answer = await (
    await manager()
  ).post(test.alpha + all, { name, values: { sectors, ...values }, ...origin });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string }>().id;
}

async function refused(method: 'post' | 'put', path: string, body: object): Promise<[number, string]> {
  const answer = await (await manager())[method](test.alpha + path, body);
  return [answer.statusCode, answer.json<{ code: string }>().code];
}

describe('cluster profiles', () => {
  it('are guarded', async () => {
    for (const [method, rest] of [
      ['GET', all],
      ['POST', all],
      ['POST', `${all}/import`],
      ['GET', '/own-cluster-figures'],
      ['GET', '/cluster-benchmark'],
      ['GET', '/partner-suggestions'],
      ['GET', `${all}/${nowhere}`],
      ['PUT', `${all}/${nowhere}`],
      ['PUT', `${all}/${nowhere}/dealings`],
      ['POST', `${all}/${nowhere}/merge`],
      ['POST', `${all}/${nowhere}/separate`],
      ['POST', `${all}/${nowhere}/distinct`],
      ['POST', `${all}/${nowhere}/remove`],
    ] as const)
      await expectGuards(test, { method, path: rest, body: {}, wrongRole: 'boardMember' });
  });

  it('keep each value with its date, its source and its audience, and what stood before', async () => {
    const id = await make('Pôle des Dunes', { members: 40 });
    const before = await read(id);
    expect(before.values.find(({ key }) => key === 'members')).toEqual({
      key: 'members',
      value: 40,
      audience: 'coordinator',
      ...origin,
    });
    const edit = {
      version: before.version,
      values: { members: 42 },
      asOf: '2026-02-28',
      source: 'document',
      sourceNote: null,
    };
    const after = await (await manager()).put(`${test.alpha}${all}/${id}`, edit);
    expect(after.json<ClusterProfileShape>().values.find(({ key }) => key === 'members')?.value).toBe(42);
    expect(after.json<ClusterProfileShape>().past).toMatchObject([
      { key: 'members', value: 40, asOf: '2026-01-31' },
    ]);
    const second = await (
      await manager()
    ).put(`${test.alpha}${all}/${id}`, { ...edit, values: { members: 43 } });
    expect(second.statusCode).toBe(409);
    expect(second.json<{ current: ClusterProfileShape }>().current.version).toBe(before.version + 1);
  });

  it('refuse what cannot be, and change nothing', async () => {
    const count = (await list()).clusters.length;
    const post = (values: object, name = 'Impossible') => refused('post', all, { name, values, ...origin });
    expect(await post({})).toEqual([422, 'cluster_without_sectors']);
    expect(await post({ sectors, foundedOn: '2091-01-01' })).toEqual([422, 'cluster_founded_later']);
    expect(await post({ sectors, foundedOn: '2026-02-15' })).toEqual([422, 'cluster_date_before_founding']);
    expect(await post({ sectors, foundedOn: '2020-01-01', managerSince: '2019-01-01' })).toEqual([
      422,
      'cluster_date_before_founding',
    ]);
    expect(await post({ sectors, cooperations: ['IMPOSSIBLE'] })).toEqual([422, 'cluster_with_itself']);
    expect((await list()).clusters).toHaveLength(count);
    const id = await make('Pôle des Roches');
    const { version } = await read(id);
    expect(await refused('put', `${all}/${id}`, { version, values: { sectors: null }, ...origin })).toEqual([
      422,
      'cluster_without_sectors',
    ]);
    expect((await read(id)).version).toBe(version);
  });

  it('kept twice by two people: the second is told, and merging keeps the later of two values', async () => {
    const first = await make('Systematic', { members: 500 });
    const again = await (
      await manager()
    ).post(test.alpha + all, { name: 'SYSTEMATIC', values: { sectors }, ...origin });
    expect(again.statusCode).toBe(409);
    expect(again.json<object>()).toMatchObject({
      code: 'cluster_kept_already',
      current: { id: first, name: 'Systematic' },
    });
    const answer = await (
      await manager()
    ).post(test.alpha + all, {
      name: 'Pôle Systematic',
      values: { sectors, members: 600, staff: 20 },
      ...origin,
      asOf: '2026-03-31',
    });
    const second = answer.json<{ id: string }>().id;
    expect((await list()).twins.map(({ id, otherId }) => [id, otherId].toSorted())).toContainEqual(
      [first, second].toSorted(),
    );
    expect(await refused('post', `${all}/${second}/merge`, { into: second })).toEqual([
      422,
      'cluster_merge_refused',
    ]);
    const merged = await (await manager()).post(`${test.alpha}${all}/${second}/merge`, { into: first });
    const values = Object.fromEntries(
      merged.json<ClusterProfileShape>().values.map(({ key, value }) => [key, value]),
    );
    expect(values).toMatchObject({ members: 600, staff: 20 });
    expect((await list()).clusters.some(({ id }) => id === second)).toBe(false);
    expect(await refused('post', `${all}/${second}/merge`, { into: first })).toEqual([404, 'not_found']);
  });

  it('of a file go in together or not at all', async () => {
    const line = (name: string, values: object, number: number) => ({
      line: number,
      name,
      values,
      asOf: null,
      sourceNote: null,
    });
    const bad = [line('Du fichier', { sectors }, 2), line('Sans', {}, 3)];
    expect(await refused('post', `${all}/import`, { fileName: 'a.csv', lines: bad })).toEqual([
      422,
      'cluster_without_sectors',
    ]);
    expect((await list()).clusters.some(({ name }) => name === 'Du fichier')).toBe(false);
    const id = await make('Connu');
    const lines = [line('Du fichier', { sectors }, 2), line('CONNU', { members: 7 }, 3)];
    const done = await (await manager()).post(`${test.alpha}${all}/import`, { fileName: 'a.csv', lines });
    expect(done.json<object>()).toEqual({ created: 1, changed: 1 });
    expect((await read(id)).values.find(({ key }) => key === 'members')).toMatchObject({
      value: 7,
      source: 'import',
      sourceNote: 'a.csv',
    });
  });
});

describe('partners', () => {
  it('are suggested for the phase, which the team may declare; dealings are the team’s', async () => {
    const figures: OwnClusterProposal = await (
      await (await manager()).get(test.alpha + '/own-cluster-figures')
    ).json();
    expect(figures.values['members']).toBeGreaterThan(0);
    const own = (await list()).clusters.find(({ isOwn, mine }) => isOwn && mine);
    const values = {
      sectors,
      foundedOn: '2010-01-01',
      technologiesWanted: ['drones'],
      projects: 4,
      regions: ['Aquitaine'],
    };
    const ownId =
      own?.id ??
      (await (await manager()).post(test.alpha + all, { name: 'Alpha', own: true, values, ...origin })).json<{
        id: string;
      }>().id;
    const { version } = await read(ownId);
    await (await manager()).put(`${test.alpha}${all}/${ownId}`, { version, values, ...origin });
    const id = await make('Les Drones', { technologiesOffered: ['drone'] });
    const ask = async (query = ''): Promise<PartnerSuggestions> =>
      (await (await manager()).get(`${test.alpha}/partner-suggestions${query}`)).json();
    const allied = await (
      await manager()
    ).post(`${test.alpha}/alliances`, {
      outside: { name: 'les drones', country: 'FR' },
      stage: 'contact',
      name: 'Drones',
      theme: '',
    });
    const built = await ask();
    expect(built.own?.phase.phase).toBe('development');
    expect(built.purpose).toBe('build');
    expect(built.suggestions.find((one) => one.id === id)).toMatchObject({
      id,
      name: 'Les Drones',
      allianceId: allied.json<{ id: string }>().id,
      already: false,
      firstStep: { code: 'workshop_on_technology' },
    });
    const said = await (
      await manager()
    ).put(`${test.alpha}${all}/${id}/dealings`, {
      version: 0,
      exchanges: 'strained',
      disparityFelt: false,
      convention: false,
      projects: 0,
      note: null,
    });
    expect(said.statusCode, said.body).toBe(200);
    expect((await ask('?purpose=build')).suggestions.find((one) => one.id === id)?.firstStep.code).toBe(
      'ask_third_party_to_convene',
    );
    const now = await read(ownId);
    await (
      await manager()
    ).put(`${test.alpha}${all}/${ownId}`, {
      version: now.version,
      values: { declaredPhase: 'structuring' },
      ...origin,
    });
    expect(await ask()).toMatchObject({
      purpose: 'learn',
      own: { phase: { phase: 'structuring', computed: 'development' } },
    });
    const dealt = {
      version: 0,
      exchanges: null,
      disparityFelt: false,
      convention: true,
      projects: 0,
      note: null,
    };
    expect(await refused('put', `${all}/${ownId}/dealings`, dealt)).toEqual([422, 'cluster_with_itself']);
    expect(await refused('post', all, { name: 'Alpha bis', own: true, values, ...origin })).toEqual([
      409,
      'cluster_own_exists',
    ]);
  });

  it('of other clusters are read as far as they show them', async () => {
    const other = await test.as('otherManager');
    const id = sceneId('cluster-profile:alpha');
    const shown: ClusterProfileShape = (await other.get(`${test.beta}${all}/${id}`)).json();
    expect(shown.mine).toBe(false);
    const keys = shown.values.map(({ key }) => key);
    expect(keys).not.toContain('staff');
    expect(keys).toContain('sectors');
    expect(shown.past).toEqual([]);
    const written = await other.put(`${test.beta}${all}/${id}`, {
      version: shown.version,
      values: {},
      ...origin,
    });
    expect(written.statusCode).toBe(404);
    const hidden = await other.get(`${test.beta}${all}/${sceneId('cluster-profile:outside')}`);
    expect(hidden.statusCode).toBe(404);
  });

  it('kept by a team although they show themselves: read as one, completed, and told apart again', async () => {
    const other = await test.as('otherManager');
    const theirs = sceneId('cluster-profile:alpha');
    const send = (path: string, body: object = {}) => other.post(`${test.beta}${all}/${path}`, body);
    const known = async (): Promise<ClusterList> => (await other.get(test.beta + all)).json();
    const shown = (await known()).clusters.find(({ id }) => id === theirs);
    const values = { sectors, members: 9999, networks: ['Réseau du Nord'] };
    const made = await other.post(test.beta + all, { name: shown?.name, values, ...origin, distinct: true });
    const ours = made.json<{ id: string }>().id;
    const pair = [ours, theirs].toSorted();
    const proposed = async () =>
      (await known()).twins.some(({ id, otherId }) => `${[id, otherId].toSorted()}` === `${pair}`);
    expect(await proposed()).toBe(true);
    const joined = (await send(`${ours}/merge`, { into: theirs })).json<ClusterProfileShape>();
    expect([joined.keptToo, joined.mine]).toEqual([true, false]);
    const valueOf = (key: string) => joined.values.find((value) => value.key === key);
    expect(valueOf('networks')).toMatchObject({ value: ['Réseau du Nord'], audience: 'coordinator' });
    expect(valueOf('members')?.value).not.toBe(9999);
    expect((await known()).clusters.some(({ id }) => id === ours)).toBe(false);
    expect((await read(theirs)).values.some(({ key }) => key === 'networks')).toBe(false);
    expect((await send(`${theirs}/separate`)).json<ClusterProfileShape>().keptToo).toBe(false);
    expect(await proposed()).toBe(true);
    expect((await send(`${ours}/distinct`, { otherId: theirs })).statusCode).toBe(204);
    expect(await proposed()).toBe(false);
  });

  it('are measured against the median of those of their kind, from five known values on', async () => {
    const read = async (): Promise<ClusterBenchmark> =>
      (await (await manager()).get(`${test.alpha}/cluster-benchmark?kind=district`)).json();
    const members = async () => (await read()).figures.find(({ key }) => key === 'members');
    for (const [rank, figure] of [10, 20, 30, 40].entries())
      await make(`District ${rank} ${'abcd'[rank]}`, { kind: 'district', members: figure });
    expect(await members()).toMatchObject({ n: 4, median: null });
    await make('District sans chiffre connu', { kind: 'district' });
    await make('District dernier', { kind: 'district', members: 600 });
    expect(await members()).toMatchObject({ n: 5, median: 30 });
    expect((await read()).clusters).toBe(6);
  });
});
