import { randomUUID } from 'node:crypto';
import type { RoomFile } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../app/limits.ts';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let room: string;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  const people = [test.scene.people.firmOwner, test.scene.people.partner];
  const manager = await test.as('manager');
  const opened = await manager.post(`${test.alpha}/rooms`, { kind: 'action', title: 'Salon', people });
  room = `${test.alpha}/rooms/${opened.json().id}`;
});
afterAll(() => test.close());

const send = async (actor: Actor, name: string, bytes: Uint8Array | string) =>
  (await test.as(actor)).upload(`${room}/files`, { name, bytes }, {});

const filesSeenBy = async (actor: Actor): Promise<RoomFile[]> =>
  (await (await test.as(actor)).get(room)).json().files;

describe('files of a room', () => {
  it('are guarded', async () => {
    const place = room.slice(test.alpha.length);
    await expectGuards(test, { method: 'POST', path: `${place}/files`, body: {}, wrongRole: 'observer' });
    const one = `${place}/files/${randomUUID()}/delete`;
    await expectGuards(test, { method: 'POST', path: one, body: {}, wrongRole: 'observer' });
    expect((await send('otherFirm', 'a.txt', 'a')).statusCode).toBe(404);
    expect((await (await test.as('firmOwner')).post(`${room}/files`, {})).statusCode).toBe(400);
  });

  it('are served to be saved, to people of the room only', async () => {
    const sent = await send('firmOwner', 'Ordre du jour – été.txt', 'Bonjour <script>');
    expect(sent.statusCode).toBe(201);
    const { href, name } = sent.json();
    expect(name).toBe('Ordre du jour – été.txt');
    expect(href).toMatch(/^\/files\/rooms\//);
    const got = await (await test.as('partner')).get(href);
    expect([got.statusCode, got.body]).toEqual([200, 'Bonjour <script>']);
    expect(got.headers['content-disposition']).toBe(
      `attachment; filename="Ordre du jour  ete.txt"; filename*=UTF-8''Ordre%20du%20jour%20%E2%80%93%20%C3%A9t%C3%A9.txt`,
    );
    expect(got.headers['content-security-policy']).toBe("sandbox; default-src 'none'");
    expect(got.headers['x-content-type-options']).toBe('nosniff');
    expect(got.headers['cache-control']).toBe('private, no-store');
    expect((await test.anonymous.get(href)).statusCode).toBe(401);
    expect((await (await test.as('otherFirm')).get(href)).statusCode).toBe(404);
    for (const actor of ['observer', 'otherManager', 'administrator', 'stranger'] as const)
      expect((await (await test.as(actor)).get(href)).statusCode, actor).toBe(404);
  });

  it('are refused when their content is not what their name says, are empty or too large', async () => {
    const cases: [string, Uint8Array | string, number, string][] = [
      ['plan.pdf', '<html>', 415, 'room_file_type_refused'],
      ['page.html', '<html>', 415, 'room_file_type_refused'],
      ['plan.txt', '', 422, 'file_empty'],
      ['plan.txt', new Uint8Array(limits.roomFileBytes + 1).fill(97), 413, 'file_too_large'],
    ];
    for (const [name, bytes, status, code] of cases) {
      const answer = await send('firmOwner', name, bytes);
      expect([answer.statusCode, answer.json().code], name).toEqual([status, code]);
    }
  });

  it('go with a message of their author, once', async () => {
    const file = (await send('firmOwner', 'devis.txt', 'devis')).json();
    const say = async (actor: Actor, fileIds: string[]) =>
      (await test.as(actor)).post(`${room}/messages`, { clientId: randomUUID(), body: 'Voici', fileIds });
    expect((await say('partner', [file.id])).json().files).toEqual([]);
    const with1 = (await say('firmOwner', [file.id, randomUUID()])).json();
    expect(with1.files.map(({ id }: RoomFile) => id)).toEqual([file.id]);
    expect((await say('firmOwner', [file.id])).json().files).toEqual([]);
    await (await test.as('firmOwner')).post(`${room}/messages/${with1.id}/delete`, { version: 1 });
    expect((await filesSeenBy('manager')).some(({ id }) => id === file.id)).toBe(false);
    expect((await (await test.as('firmOwner')).get(file.href)).statusCode).toBe(404);
  });

  it('are taken away by their author or a coordinator, with their content', async () => {
    const file = (await send('firmOwner', 'a.txt', 'a')).json();
    const other = (await send('firmOwner', 'b.txt', 'b')).json();
    const take = async (actor: Actor, id: string) =>
      (await (await test.as(actor)).post(`${room}/files/${id}/delete`)).statusCode;
    expect(await take('partner', file.id)).toBe(403);
    expect(await take('firmOwner', file.id)).toBe(204);
    expect(await take('firmOwner', file.id)).toBe(404);
    expect(await take('manager', other.id)).toBe(204);
    const kept = await test.database.asOwner((client) =>
      client.query('select content from room_files where id = any ($1)', [[file.id, other.id]]),
    );
    expect(kept.rows).toEqual([{ content: null }, { content: null }]);
  });

  it('take no more than the cluster has room for', async () => {
    await test.database.asOwner((client) =>
      client.query(
        `insert into room_files (cluster_id, room_id, name, media_type, bytes, sha256, content)
         select cluster_id, id, 'big', 'text/plain', $2 - (
           select sum(bytes) from room_files where cluster_id = rooms.cluster_id and deleted_at is null
         ), '', 'x' from rooms where id = $1`,
        [room.split('/').at(-1), limits.clusterRoomBytes - 10],
      ),
    );
    const full = await send('firmOwner', 'c.txt', 'more than ten bytes');
    expect([full.statusCode, full.json().code]).toEqual([413, 'room_storage_full']);
    expect((await send('firmOwner', 'd.txt', 'few')).statusCode).toBe(201);
  });
});
