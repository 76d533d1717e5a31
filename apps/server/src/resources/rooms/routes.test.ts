import { randomUUID } from 'node:crypto';
import type { Room, RoomSummary } from '@grappe/contracts/api';
import { sceneId, type Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let action: string;
let whole: string;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  action = await opened({
    kind: 'action',
    title: 'Salon de Hambourg',
    people: [test.scene.people.firmOwner],
  });
  whole = await opened({ kind: 'cluster', title: 'Tout le cluster' });
});
afterAll(() => test.close());

async function opened(body: unknown): Promise<string> {
  const answer = await (await test.as('manager')).post(`${test.alpha}/rooms`, body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}

const say = async (actor: Actor, roomId: string, more: Record<string, unknown> = {}) =>
  (await test.as(actor)).post(`${test.alpha}/rooms/${roomId}/messages`, {
    clientId: randomUUID(),
    body: 'Bonjour',
    ...more,
  });

const roomsOf = async (actor: Actor): Promise<RoomSummary[]> =>
  (await (await test.as(actor)).get(`${test.alpha}/rooms`)).json();

const read = async (actor: Actor, roomId: string): Promise<Room> =>
  (await (await test.as(actor)).get(`${test.alpha}/rooms/${roomId}`)).json();

describe('rooms', () => {
  it('are guarded', async () => {
    const some = randomUUID();
    await expectGuards(test, { method: 'GET', path: '/rooms', wrongRole: 'observer' });
    await expectGuards(test, { method: 'GET', path: `/rooms/${some}`, wrongRole: 'researcher' });
    await expectGuards(test, { method: 'POST', path: '/rooms', body: {}, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'PATCH', path: `/rooms/${some}`, body: {}, wrongRole: 'boardMember' });
    await expectGuards(test, { method: 'POST', path: `/rooms/${some}/people`, body: {}, wrongRole: 'relay' });
    await expectGuards(test, { method: 'PUT', path: `/rooms/${some}/read`, body: {}, wrongRole: 'observer' });
    await expectGuards(test, { method: 'GET', path: `/rooms/${some}/search`, wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path: `/rooms/${some}/presence`, wrongRole: 'observer' });
  });

  it('are there for those who are in, and for nobody else', async () => {
    const ids = async (actor: Actor) => (await roomsOf(actor)).map(({ id }) => id).sort();
    expect(await ids('manager')).toEqual([action, whole].sort());
    expect(await ids('firmOwner')).toEqual([action, whole].sort());
    for (const actor of ['firmEmployee', 'otherFirm', 'boardMember', 'relay'] as const)
      expect(await ids(actor), actor).toEqual([whole]);
    for (const actor of ['firmEmployee', 'otherFirm', 'boardMember'] as const) {
      const caller = await test.as(actor);
      const paths = ['', '/messages', '/search?words=a'];
      for (const path of paths)
        expect((await caller.get(`${test.alpha}/rooms/${action}${path}`)).statusCode).toBe(404);
      expect((await say(actor, action)).statusCode).toBe(404);
    }
    const elsewhere = await test.as('otherManager');
    expect((await elsewhere.get(`${test.beta}/rooms/${action}`)).statusCode).toBe(404);
  });

  it('of a group follow the plan: its firms come in when it is proposed', async () => {
    await test.database.asOwner(async (client) => {
      await client.query(
        `insert into plans (id, cluster_id, title, status) values ($1, $2, 'Plan', 'draft')`,
        [sceneId('plan:rooms'), test.scene.clusters.alpha],
      );
      await client.query(
        `insert into plan_groups (id, cluster_id, plan_id, ordinal) values ($1, $2, $3, 1)`,
        [sceneId('group:rooms'), test.scene.clusters.alpha, sceneId('plan:rooms')],
      );
      await client.query(
        `insert into plan_group_members (cluster_id, group_id, organisation_id) values ($1, $2, $3), ($1, $2, $4)`,
        [
          test.scene.clusters.alpha,
          sceneId('group:rooms'),
          test.scene.organisations.firmA,
          test.scene.organisations.firmB,
        ],
      );
    });
    const body = { kind: 'group', title: 'Groupement Allemagne', subjectId: sceneId('group:rooms') };
    const group = await opened(body);
    const again = await (await test.as('manager')).post(`${test.alpha}/rooms`, body);
    expect([again.statusCode, again.json().code]).toEqual([409, 'room_exists_already']);
    expect((await roomsOf('otherFirm')).some(({ id }) => id === group)).toBe(false);
    await test.database.asOwner((client) =>
      client.query(`update plans set status = 'proposed' where id = $1`, [sceneId('plan:rooms')]),
    );
    expect((await roomsOf('otherFirm')).some(({ id }) => id === group)).toBe(true);
    expect((await roomsOf('partner')).some(({ id }) => id === group)).toBe(false);
    const people = (await read('otherFirm', group)).people;
    expect(people.map(({ name }) => name).sort()).toEqual(
      ['firmEmployee', 'firmOwner', 'manager', 'otherFirm', 'teamMember'].sort(),
    );
    expect(people.find(({ name }) => name === 'firmOwner')?.organisation?.name).toBe('Œnocapteurs Étiage');
    await test.database.asOwner((client) =>
      client.query(`update plans set status = 'archived' where id = $1`, [sceneId('plan:rooms')]),
    );
    expect((await roomsOf('otherFirm')).some(({ id }) => id === group)).toBe(false);
  });

  it('of an alliance are open to its clusters as long as it stands, and to files and words from each', async () => {
    const alliance = sceneId('alliance:standing');
    const body = { kind: 'alliance', title: 'Alliance', subjectId: alliance };
    const unanswered = { ...body, subjectId: sceneId('alliance:unanswered') };
    const manager = await test.as('manager');
    expect((await manager.post(`${test.alpha}/rooms`, unanswered)).statusCode).toBe(404);
    const room = await opened(body);
    const ally = await test.as('otherClusterFirm');
    const second = await (await test.as('otherManager')).post(`${test.beta}/rooms`, body);
    expect(second.json().code).toBe('room_exists_already');
    const address = `${test.beta}/rooms/${room}`;
    expect((await ally.get(`${test.beta}/rooms`)).json().map(({ id }: RoomSummary) => id)).toEqual([room]);
    const posted = await ally.post(`${address}/messages`, {
      clientId: randomUUID(),
      body: 'De la part de beta',
      mentions: [test.scene.people.firmOwner],
    });
    expect(posted.statusCode, posted.body).toBe(201);
    const sent = await ally.upload(`${address}/files`, { name: 'a.txt', bytes: 'a' }, {});
    expect((await (await test.as('boardMember')).get(sent.json().href)).body).toBe('a');
    const names = (await read('firmOwner', room)).people.map(({ name }) => name);
    expect(names).toContain('otherClusterFirm');
    expect(names).not.toContain('observer');
    await test.database.asOwner((client) =>
      client.query(`update alliances set status = 'ended', ended_on = current_date where id = $1`, [
        alliance,
      ]),
    );
    expect((await ally.get(address)).statusCode).toBe(404);
    expect((await ally.get(sent.json().href)).statusCode).toBe(404);
    expect((await roomsOf('firmOwner')).map(({ id }) => id)).not.toContain(room);
    expect((await roomsOf('manager')).map(({ id }) => id)).toContain(room);
  });

  it('follow only what is in the cluster', async () => {
    const manager = await test.as('manager');
    const open = async (body: unknown) => (await manager.post(`${test.alpha}/rooms`, body)).statusCode;
    expect(await open({ kind: 'group', title: 'A' })).toBe(400);
    expect(await open({ kind: 'group', title: 'A', subjectId: randomUUID() })).toBe(404);
    expect(await open({ kind: 'action', title: 'A', subjectId: randomUUID() })).toBe(400);
    expect(await open({ kind: 'action', title: '   ' })).toBe(400);
    expect(await open({ kind: 'action', title: 'A', people: [test.scene.people.otherManager] })).toBe(400);
    expect(await open({ kind: 'action', title: 'A', people: [randomUUID()] })).toBe(400);
  });

  it('let people in and lead them out', async () => {
    const manager = await test.as('manager');
    const { relay, otherClusterFirm } = test.scene.people;
    const people = `${test.alpha}/rooms/${action}/people`;
    expect((await manager.post(people, { personId: relay })).statusCode).toBe(204);
    expect((await roomsOf('relay')).map(({ id }) => id)).toContain(action);
    const stranger = await manager.post(people, { personId: otherClusterFirm });
    expect([stranger.statusCode, stranger.json().params.reason]).toEqual([400, 'not_in_room']);
    expect((await manager.post(`${test.alpha}/rooms/${whole}/people`, { personId: relay })).statusCode).toBe(
      400,
    );
    expect((await manager.post(`${people}/${relay}/leave`)).statusCode).toBe(204);
    expect((await manager.post(`${people}/${relay}/leave`)).statusCode).toBe(404);
    expect((await roomsOf('relay')).map(({ id }) => id)).not.toContain(action);
  });

  it('count what others said and one has not read', async () => {
    const room = await opened({ kind: 'action', title: 'Non lus', people: [test.scene.people.firmOwner] });
    const state = async (actor: Actor) => {
      const found = (await roomsOf(actor)).find(({ id }) => id === room);
      return [found?.unread, found?.mentioned];
    };
    await say('manager', room);
    const second = (await say('manager', room, { mentions: [test.scene.people.firmOwner] })).json();
    expect(await state('firmOwner')).toEqual([2, true]);
    expect(await state('manager')).toEqual([0, false]);
    const owner = await test.as('firmOwner');
    const mark = (through: string) => owner.put(`${test.alpha}/rooms/${room}/read`, { through });
    expect((await mark(second.id)).statusCode).toBe(204);
    expect(await state('firmOwner')).toEqual([0, false]);
    const before = (await read('firmOwner', room)).messages[0]?.id ?? '';
    await mark(before);
    expect(await state('firmOwner')).toEqual([0, false]);
    expect(await state('teamMember')).toEqual([2, false]);
  });

  it('say who looks at them', async () => {
    const look = async (actor: Actor, here: boolean) =>
      (await (await test.as(actor)).post(`${test.alpha}/rooms/${action}/presence`, { here })).json().here;
    const { manager, firmOwner } = test.scene.people;
    expect(await look('manager', true)).toEqual([manager]);
    expect(await look('firmOwner', true)).toEqual([manager, firmOwner].sort());
    expect(await look('manager', true)).toEqual([manager, firmOwner].sort());
    expect((await read('manager', action)).here).toEqual([manager, firmOwner].sort());
    expect(await look('firmOwner', false)).toEqual([manager]);
    await test.database.asOwner((client) =>
      client.query(`update room_presence set seen_at = now() - interval '2 minutes'`),
    );
    expect((await read('manager', action)).here).toEqual([]);
  });

  it('are searched by words, accents and endings aside, within the room only', async () => {
    const room = await opened({ kind: 'action', title: 'Recherche', people: [test.scene.people.firmOwner] });
    await say('firmOwner', room, { body: 'Les négociations avec Hambourg commencent' });
    await say('firmOwner', whole, { body: 'Hambourg aussi' });
    const search = async (actor: Actor, words: string) =>
      (await test.as(actor)).get(`${test.alpha}/rooms/${room}/search?words=${encodeURIComponent(words)}`);
    const found = (await search('manager', 'negociation hamb')).json();
    expect(found.map(({ excerpt }: { excerpt: string }) => excerpt)).toEqual([
      'Les négociations avec Hambourg commencent',
    ]);
    expect((await search('manager', 'absent')).json()).toEqual([]);
    expect((await search('manager', "'; drop table\u0000 & | ! ( :*")).statusCode).toBe(200);
    expect((await search('otherFirm', 'hambourg')).statusCode).toBe(404);
  });

  it('are read but not written in once closed', async () => {
    const room = await opened({ kind: 'action', title: 'À fermer', people: [test.scene.people.firmOwner] });
    const manager = await test.as('manager');
    const posted = (await say('firmOwner', room)).json();
    const owner = await test.as('firmOwner');
    expect(
      (await owner.patch(`${test.alpha}/rooms/${room}`, { status: 'closed', version: 1 })).statusCode,
    ).toBe(403);
    expect((await manager.patch(`${test.alpha}/rooms/${room}`, {})).statusCode).toBe(400);
    expect(
      (await manager.patch(`${test.alpha}/rooms/${room}`, { status: 'closed', version: 1 })).json().status,
    ).toBe('closed');
    const refused = await say('firmOwner', room);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'room_closed']);
    expect(refused.json().current).toMatchObject({ id: room, status: 'closed' });
    const edit = { body: 'Autre', version: 1 };
    expect((await owner.patch(`${test.alpha}/rooms/${room}/messages/${posted.id}`, edit)).statusCode).toBe(
      409,
    );
    expect((await read('firmOwner', room)).messages).toHaveLength(1);
    const reopen = { status: 'open', title: 'Rouvert', version: 2 };
    expect((await manager.patch(`${test.alpha}/rooms/${room}`, reopen)).statusCode).toBe(200);
    const late = await manager.patch(`${test.alpha}/rooms/${room}`, reopen);
    expect([late.statusCode, late.json().current]).toMatchObject([409, { id: room, version: 3 }]);
    const by = test.scene.people.manager;
    expect(await read('firmOwner', room)).toMatchObject({
      title: 'Rouvert',
      renamed: { from: 'À fermer', by },
      closedOrOpened: { by },
    });
    expect((await say('firmOwner', room)).statusCode).toBe(201);
  });
});
