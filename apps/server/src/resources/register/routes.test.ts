import type { PublicRegister, Register } from '@grappe/contracts/api';
import { sceneId, type Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  // The rows of the scene are without their cooperations: each test makes its own.
  await test.database.asOwner((client) => client.query('delete from register_entries'));
});
afterAll(() => test.close());

const alliance = sceneId('alliance:standing');
const told = {
  title: 'Wine and light',
  theme: 'Sensors for cellars',
  startedOn: '2026-02-01',
  endedOn: null,
  funding: [{ funder: '=Région', amountCents: 4_500_000, currency: 'EUR' }],
};
const read = async (actor: Actor, cluster = test.alpha): Promise<Register> =>
  (await (await test.as(actor)).get(`${cluster}/register`)).json();
const published = async (): Promise<PublicRegister> =>
  (await test.anonymous.get('/api/public/alpha/register')).json();

/** The working group room of `firmOwner` and `otherFirm`, and its place in the register. */
async function enterWorkingGroup(): Promise<string> {
  const manager = await test.as('manager');
  const { firmOwner, otherFirm } = test.scene.people;
  const room = { kind: 'working_group', title: 'Cellars', people: [firmOwner, otherFirm] };
  const subjectId = (await manager.post(`${test.alpha}/rooms`, room)).json().id;
  const body = { kind: 'working_group', subjectId, ...told };
  const made = await manager.post(`${test.alpha}/register`, body);
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
}

describe('the register', () => {
  it('is guarded', async () => {
    const id = sceneId('register:group');
    await expectGuards(test, { method: 'GET', path: '/register', wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path: '/register', body: {}, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'PUT', path: `/register/${id}`, body: {}, wrongRole: 'boardMember' });
    const status = { method: 'POST', path: `/register/${id}/status`, body: {} } as const;
    await expectGuards(test, { ...status, wrongRole: 'relay' });
    const answer = { method: 'POST', path: `/register/members/${id}/answer`, body: {} } as const;
    await expectGuards(test, { ...answer, wrongRole: 'relay' });
  });

  it.each([
    ['an end before the start', { ...told, endedOn: '2026-01-01' }],
    ['an amount below zero', { ...told, funding: [{ funder: 'x', amountCents: -1, currency: 'EUR' }] }],
    ['no name', { ...told, title: ' ' }],
  ])('refuses %s', async (_, body) => {
    const manager = await test.as('manager');
    const answer = await manager.post(`${test.alpha}/register`, {
      kind: 'alliance',
      subjectId: alliance,
      ...body,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('takes only what lives in the cluster', async () => {
    const manager = await test.as('otherManager');
    for (const subjectId of [sceneId('group:proposed'), sceneId('nothing')]) {
      const body = { kind: 'working_group', subjectId, ...told };
      expect((await manager.post(`${test.beta}/register`, body)).statusCode).toBe(404);
    }
  });

  it('publishes what its coordinators decide, and names those who agree', async () => {
    expect((await test.anonymous.get('/api/public/alpha/register')).statusCode).toBe(404);
    const id = await enterWorkingGroup();
    const manager = await test.as('manager');
    expect((await read('boardMember')).entries).toEqual([]);
    const publish = { status: 'published', version: 1 };
    expect((await manager.post(`${test.alpha}/register/${id}/status`, publish)).statusCode).toBe(204);
    const [before] = (await published()).cooperations;
    expect(before).toMatchObject({ title: 'Wine and light', members: [], unnamed: 2 });

    const owner = await test.as('firmOwner');
    const [asked] = (await read('firmOwner')).entries[0]?.members ?? [];
    expect(asked).toMatchObject({ name: 'Œnocapteurs Étiage', consent: 'asked', mine: true });
    const answer = `${test.alpha}/register/members/${asked?.id}/answer`;
    expect((await (await test.as('otherFirm')).post(answer, { agrees: true, was: 'asked' })).statusCode).toBe(
      404,
    );
    expect((await manager.post(answer, { agrees: true, was: 'asked' })).statusCode).toBe(404);
    expect((await owner.post(answer, { agrees: true, was: 'asked' })).statusCode).toBe(204);
    expect((await published()).cooperations[0]).toMatchObject({
      members: ['Œnocapteurs Étiage'],
      unnamed: 1,
    });
    expect((await owner.post(answer, { agrees: false, was: 'agreed' })).statusCode).toBe(204);
    expect((await published()).cooperations[0]).toMatchObject({ members: [], unnamed: 2 });
    expect((await read('boardMember')).entries.map(({ members }) => members)).toEqual([[]]);

    expect(
      (await manager.post(`${test.alpha}/register/${id}/status`, { status: 'withdrawn', version: 2 }))
        .statusCode,
    ).toBe(204);
    expect((await test.anonymous.get('/api/public/alpha/register')).statusCode).toBe(404);
    const late = await manager.post(`${test.alpha}/register/${id}/status`, publish);
    expect([late.statusCode, late.json().current]).toMatchObject([
      409,
      { id, status: 'withdrawn', version: 3 },
    ]);
    await manager.post(`${test.alpha}/register/${id}/status`, { ...publish, version: 3 });
  });

  it('follows who comes and who leaves', async () => {
    const { id, version } = (await read('manager')).entries[0] ?? { id: '', version: 0 };
    await test.database.asOwner((client) =>
      client.query('delete from room_people where person_id = $1', [test.scene.people.otherFirm]),
    );
    const manager = await test.as('manager');
    const saved = await manager.put(`${test.alpha}/register/${id}`, { version, ...told });
    expect(saved.statusCode, saved.body).toBe(204);
    expect((await published()).cooperations[0]).toMatchObject({ unnamed: 1 });
    const late = await manager.put(`${test.alpha}/register/${id}`, { version, ...told });
    expect([late.statusCode, late.json().code]).toEqual([409, 'conflict_changed_meanwhile']);
    expect(late.json().current).toMatchObject({ id, version: version + 1 });
  });

  it('asks the other cluster of an alliance, which answers for itself', async () => {
    const manager = await test.as('manager');
    const body = { kind: 'alliance', subjectId: alliance, ...told };
    const { id } = (await manager.post(`${test.alpha}/register`, body)).json();
    expect((await manager.post(`${test.alpha}/register`, body)).statusCode).toBe(404);
    await manager.post(`${test.alpha}/register/${id}/status`, { status: 'published', version: 1 });
    const asked = (await read('otherManager', test.beta)).entries.find((one) => one.id === id);
    expect(asked?.members).toMatchObject([{ name: 'Cluster beta', consent: 'asked', mine: true }]);
    const other = await test.as('otherManager');
    const answer = `${test.beta}/register/members/${asked?.members[0]?.id}/answer`;
    expect((await other.post(answer, { agrees: true, was: 'asked' })).statusCode).toBe(204);
    const shown = (await published()).cooperations.find((one) => one.id === id);
    expect(shown).toMatchObject({ kind: 'alliance', members: ['Cluster beta'], unnamed: 0 });
    const edit = await other.put(`${test.beta}/register/${id}`, { version: 1, ...told });
    expect(edit.statusCode).toBe(404);
  });

  it('is saved as JSON and as CSV with formulas neutralised, by anybody', async () => {
    const json = await test.anonymous.get('/api/public/alpha/register.json');
    expect(json.json()).toEqual(await published());
    const csv = await test.anonymous.get('/api/public/alpha/register.csv?language=en');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain(`'=Région: €45,000`);
    for (const file of ['register', 'register.json', 'register.csv'])
      expect((await test.anonymous.get(`/api/public/nowhere/${file}`)).statusCode).toBe(404);
  });
});
