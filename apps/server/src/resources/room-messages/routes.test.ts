import { randomUUID } from 'node:crypto';
import type { RoomMessage } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let rooms: string;
let room: string;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  rooms = `${test.alpha}/rooms`;
  const people = [test.scene.people.firmOwner, test.scene.people.partner];
  const manager = await test.as('manager');
  room = (await manager.post(rooms, { kind: 'action', title: 'Salon', people })).json().id;
});
afterAll(() => test.close());

const post = async (actor: Actor, more: Record<string, unknown> = {}) =>
  (await test.as(actor)).post(`${rooms}/${room}/messages`, {
    clientId: randomUUID(),
    body: 'Bonjour',
    ...more,
  });

const page = async (actor: Actor, query = ''): Promise<{ messages: RoomMessage[]; hasEarlier: boolean }> =>
  (await (await test.as(actor)).get(`${rooms}/${room}/messages${query}`)).json();

describe('messages of a room', () => {
  it('are guarded', async () => {
    const path = `/rooms/${room}/messages`;
    const one = `${path}/${randomUUID()}`;
    await expectGuards(test, { method: 'GET', path, wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path, body: {}, wrongRole: 'observer' });
    await expectGuards(test, { method: 'PATCH', path: one, body: {}, wrongRole: 'researcher' });
    await expectGuards(test, { method: 'POST', path: `${one}/delete`, body: {}, wrongRole: 'observer' });
    for (const body of ['', ' \n ', '\u0000\u0007', 'a'.repeat(8001), 12, null])
      expect((await post('firmOwner', { body })).statusCode, String(body).slice(0, 20)).toBe(400);
  });

  it('are kept once, however often they are sent', async () => {
    const clientId = randomUUID();
    const first = await post('firmOwner', { clientId, body: 'Une fois' });
    expect(first.statusCode).toBe(201);
    const again = await Promise.all([1, 2, 3].map(() => post('firmOwner', { clientId, body: 'Une fois' })));
    expect(again.map((answer) => answer.json().id)).toEqual([1, 2, 3].map(() => first.json().id));
    expect((await page('manager')).messages.filter(({ body }) => body === 'Une fois')).toHaveLength(1);
    // The same mark of somebody else is another message.
    expect((await post('partner', { clientId })).json().id).not.toBe(first.json().id);
  });

  it('name people of the room only, and tell nothing of the others', async () => {
    const { manager, otherFirm, otherClusterFirm } = test.scene.people;
    expect((await post('firmOwner', { mentions: [manager] })).json().mentions).toEqual([manager]);
    const outside = await Promise.all(
      [otherFirm, otherClusterFirm, randomUUID()].map((person) => post('firmOwner', { mentions: [person] })),
    );
    const answers = outside.map((answer) => JSON.stringify([answer.statusCode, answer.json()]));
    expect(new Set(answers).size).toBe(1);
    expect(outside[0]?.json()).toEqual({
      code: 'invalid_request',
      params: { field: 'body', reason: 'not_in_room' },
    });
  });

  it('make threads of one level, within the room', async () => {
    const root = (await post('firmOwner', { body: 'Question' })).json();
    const answer = await post('partner', { body: 'Réponse', threadId: root.id });
    expect(answer.json().threadId).toBe(root.id);
    expect((await post('manager', { threadId: answer.json().id })).statusCode).toBe(400);
    expect((await post('manager', { threadId: randomUUID() })).statusCode).toBe(400);
    const thread = await page('manager', `?thread=${root.id}`);
    expect(thread.messages.map(({ body }) => body)).toEqual(['Question', 'Réponse']);
  });

  it('come by pages', async () => {
    for (let n = 0; n < 55; n++) await post('firmOwner', { body: `Message ${n}` });
    const last = await page('manager');
    expect([last.messages.length, last.hasEarlier, last.messages.at(-1)?.body]).toEqual([
      50,
      true,
      'Message 54',
    ]);
    const before = await page('manager', `?before=${last.messages[0]?.id}`);
    expect(before.messages.at(-1)?.body).toBe('Message 4');
    expect(new Set([...last.messages, ...before.messages].map(({ id }) => id)).size).toBe(
      last.messages.length + before.messages.length,
    );
  });

  it('are changed and taken away by their author only, from what it last read', async () => {
    const { id } = (await post('firmOwner', { body: 'Frist' })).json();
    const address = `${rooms}/${room}/messages/${id}`;
    const owner = await test.as('firmOwner');
    const manager = await test.as('manager');
    expect((await manager.patch(address, { body: 'Mine', version: 1 })).statusCode).toBe(403);
    expect((await manager.post(`${address}/delete`, { version: 1 })).statusCode).toBe(403);
    const changed = await owner.patch(address, { body: 'First', version: 1 });
    expect(changed.json()).toMatchObject({ body: 'First', version: 2 });
    expect(changed.json().editedAt).not.toBeNull();
    const late = await owner.patch(address, { body: 'Older page', version: 1 });
    expect([late.statusCode, late.json().code]).toEqual([409, 'conflict_changed_meanwhile']);
    expect((await owner.post(`${address}/delete`, { version: 2 })).statusCode).toBe(204);
    expect((await owner.patch(address, { body: 'Again', version: 3 })).statusCode).toBe(409);
    const trace = (await page('partner')).messages.find((message) => message.id === id);
    expect(trace).toMatchObject({ body: null, mentions: [], authorId: test.scene.people.firmOwner });
    expect(trace?.deletedAt).not.toBeNull();
    const kept = await test.database.asOwner((client) =>
      client.query<{ body: string | null; words: string }>(
        'select body, words from room_messages where id = $1',
        [id],
      ),
    );
    expect(kept.rows).toEqual([{ body: null, words: '' }]);
  });
});
