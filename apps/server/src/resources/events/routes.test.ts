import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { PresenceEvent, Room, RoomEvent } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventReader } from '../../testing/event-reader.ts';
import { expectGuards } from '../../testing/expect-guards.ts';
import { startServerProcess, type ServerProcess } from '../../testing/server-process.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let servers: [ServerProcess, ServerProcess];
let room: string;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  room = await opened([test.scene.people.firmOwner, test.scene.people.partner]);
  servers = await Promise.all([startServerProcess(test.database.url), startServerProcess(test.database.url)]);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await test.close();
});

async function opened(people: string[]): Promise<string> {
  const manager = await test.as('manager');
  return (await manager.post(`${test.alpha}/rooms`, { kind: 'action', title: 'Salon', people })).json().id;
}

async function say(actor: Actor, body: string, roomId = room): Promise<void> {
  const caller = await test.as(actor);
  const answer = await caller.post(`${test.alpha}/rooms/${roomId}/messages`, {
    clientId: randomUUID(),
    body,
  });
  expect(answer.statusCode, answer.body).toBe(201);
}

const streamOf = (server: ServerProcess, query = ''): string =>
  `${server.address}${test.alpha}/events${query}`;

async function readerOn(server: ServerProcess, actor: Actor, lastId = ''): Promise<EventReader> {
  const reader = new EventReader({ url: streamOf(server), cookie: await server.signIn(actor) }, lastId);
  expect(await reader.open()).toBe(200);
  return reader;
}

async function until(true_: () => boolean, milliseconds = 10_000): Promise<void> {
  const start = performance.now();
  while (!true_() && performance.now() - start < milliseconds) await sleep(5);
}

const cursorOf = async (actor: Actor): Promise<string> => {
  const answer = await (await test.as(actor)).get(`${test.alpha}/rooms/${room}`);
  return answer.json<Room>().cursor;
};

describe('live events', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/events?follow=0', wrongRole: 'observer' });
  });

  it('reach every open browser of the room on every server, and no other', async () => {
    const [first, second] = servers;
    const readers = [await readerOn(first, 'firmOwner'), await readerOn(second, 'manager')];
    const outsider = await readerOn(second, 'otherFirm');
    // A change made on the first server, from another process than those that read.
    const answer = await fetch(`${first.address}${test.alpha}/rooms/${room}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: await first.signIn('partner') },
      body: JSON.stringify({ clientId: randomUUID(), body: 'Bonjour à tous' }),
    });
    expect(answer.status).toBe(201);
    for (const reader of readers) {
      await until(() => reader.messages().includes('Bonjour à tous'));
      expect(reader.messages()).toEqual(['Bonjour à tous']);
    }
    expect(outsider.seen).toEqual([]);
    for (const reader of [...readers, outsider]) reader.cut();
  });

  it('stop for whoever is led out of the room, without closing the stream', async () => {
    const { relay } = test.scene.people;
    const manager = await test.as('manager');
    await manager.post(`${test.alpha}/rooms/${room}/people`, { personId: relay });
    const reader = await readerOn(servers[0], 'relay');
    await say('manager', 'Vous en êtes');
    await until(() => reader.messages().length === 1);
    await manager.post(`${test.alpha}/rooms/${room}/people/${relay}/leave`);
    await say('manager', 'Entre nous');
    const witness = await readerOn(servers[0], 'manager', await cursorOf('manager'));
    await say('manager', 'Témoin');
    await until(() => witness.messages().includes('Témoin'));
    expect(reader.messages()).toEqual(['Vous en êtes']);
    expect(reader.isOpen).toBe(true);
    reader.cut();
    expect(await reader.open()).toBe(200);
    await sleep(200);
    expect(reader.messages()).toEqual(['Vous en êtes']);
    reader.cut();
    witness.cut();
  });

  it('come once each and in order, wherever and whenever the connection is cut', async () => {
    const cookie = await servers[0].signIn('firmOwner');
    const step = fc.record({
      /** Messages before the cut. */
      messages: fc.integer({ min: 0, max: 4 }),
      /** Where the next connection goes. */
      server: fc.constantFrom(0, 1),
      /** Cut as soon as so much came: in the middle of a frame, of catching up, of nothing. */
      bytes: fc.integer({ min: 0, max: 2500 }),
      wait: fc.integer({ min: 0, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const reader = new EventReader({ url: streamOf(servers[0]), cookie }, await cursorOf('firmOwner'));
        const said: string[] = [];
        for (const { messages, server, bytes, wait } of steps) {
          await reader.open(streamOf(servers[server as 0 | 1]));
          const speaking = (async () => {
            for (let n = 0; n < messages; n++) {
              const words = `${'é'.repeat(said.length * 7)} ${said.length}`.trim();
              said.push(words);
              await say(n % 2 === 0 ? 'manager' : 'partner', words);
            }
          })();
          await until(() => reader.bytesRead >= bytes, wait);
          reader.cut();
          await speaking;
        }
        await reader.open(streamOf(servers[1]));
        await until(() => reader.messages().length >= said.length);
        await sleep(20);
        reader.cut();
        expect(reader.messages()).toEqual(said);
        const ids = reader.seen.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { seed: 20261121, numRuns: 15, endOnFailure: true },
    );
  }, 120_000);

  it('lose nothing when many write at once', async () => {
    const reader = await readerOn(servers[1], 'firmOwner', await cursorOf('firmOwner'));
    const words = Array.from({ length: 60 }, (_, n) => `En même temps ${n}`);
    await Promise.all(words.map((body, n) => say(n % 2 === 0 ? 'manager' : 'partner', body)));
    await until(() => reader.messages().length >= words.length);
    expect(reader.messages().toSorted()).toEqual(words.toSorted());
    reader.cut();
  });

  it('tell of decisions, tasks, files, edits and deletions as they are now', async () => {
    const after = await cursorOf('partner');
    const partner = await test.as('partner');
    const address = `${test.alpha}/rooms/${room}`;
    const task = (await partner.post(`${address}/tasks`, { title: 'Faire' })).json();
    await partner.patch(`${address}/tasks/${task.id}`, { version: 1, status: 'done' });
    await partner.post(`${address}/decisions`, { title: 'Décider' });
    await partner.upload(`${address}/files`, { name: 'a.txt', bytes: 'a' }, {});
    const message = (
      await partner.post(`${address}/messages`, { clientId: randomUUID(), body: 'Oups' })
    ).json();
    await partner.post(`${address}/messages/${message.id}/delete`, { version: 1 });
    const answer = await partner.get(`${test.alpha}/events?follow=0&after=${after}`);
    const events = answer.body
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice('data: '.length)) as RoomEvent);
    expect(events.map(({ kind, change }) => `${kind} ${change}`)).toEqual([
      'task created',
      'task changed',
      'decision created',
      'file created',
      'message created',
      'message removed',
    ]);
    expect(events[1]?.task).toMatchObject({ status: 'done', version: 2 });
    expect(events[5]?.message).toMatchObject({ body: null });
    expect(answer.body).not.toContain('Oups');
  });

  it('say who is here as people come and go', async () => {
    const reader = await readerOn(servers[1], 'manager');
    const owner = await test.as('firmOwner');
    await owner.post(`${test.alpha}/rooms/${room}/presence`, { here: true });
    await until(() => reader.seen.some(({ name }) => name === 'presence'));
    await owner.post(`${test.alpha}/rooms/${room}/presence`, { here: false });
    await until(() => reader.seen.filter(({ name }) => name === 'presence').length === 2);
    const here = reader.seen.map(({ data }) => (data as PresenceEvent).here);
    expect(here).toEqual([[test.scene.people.firmOwner], []]);
    reader.cut();
  });

  it('ask to read everything again when what the browser knew is forgotten', async () => {
    const reader = await readerOn(servers[0], 'manager', randomUUID());
    await until(() => reader.seen.length > 0);
    expect(reader.seen.map(({ name }) => name)).toEqual(['reset']);
    await say('manager', 'Ensuite');
    await until(() => reader.seen.length > 1);
    expect(reader.messages()).toEqual(['Ensuite']);
    reader.cut();
    const odd = await (
      await test.as('manager')
    ).call('GET', `${test.alpha}/events?follow=0`, undefined, {
      'last-event-id': "'; drop table rooms",
    });
    expect([odd.statusCode, odd.body.includes('event: reset')]).toEqual([200, true]);
  });
});
