import { randomUUID } from 'node:crypto';
import type { Room } from '@grappe/contracts/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let room: string;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  const people = [test.scene.people.firmOwner];
  const manager = await test.as('manager');
  const opened = await manager.post(`${test.alpha}/rooms`, { kind: 'working_group', title: 'Salon', people });
  room = `${test.alpha}/rooms/${opened.json().id}`;
});
afterAll(() => test.close());

const content = async (): Promise<Room> => (await (await test.as('manager')).get(room)).json();

describe('decisions and tasks of a room', () => {
  it('are guarded', async () => {
    const place = room.slice(test.alpha.length);
    for (const kind of ['decisions', 'tasks']) {
      const one = `${place}/${kind}/${randomUUID()}`;
      await expectGuards(test, { method: 'POST', path: `${place}/${kind}`, body: {}, wrongRole: 'observer' });
      await expectGuards(test, { method: 'PATCH', path: one, body: {}, wrongRole: 'observer' });
      await expectGuards(test, { method: 'POST', path: `${one}/delete`, body: {}, wrongRole: 'observer' });
      const outsider = await test.as('otherFirm');
      expect((await outsider.post(`${room}/${kind}`, { title: 'A' })).statusCode).toBe(404);
    }
  });

  it('tell the second of two people who change the same one, and lose nothing', async () => {
    const manager = await test.as('manager');
    const owner = await test.as('firmOwner');
    const added = await owner.post(`${room}/tasks`, {
      title: 'Appeler la Chambre',
      ownerId: test.scene.people.manager,
      dueOn: '2027-01-15',
    });
    expect(added.statusCode).toBe(201);
    const task = `${room}/tasks/${added.json().id}`;
    const answers = await Promise.all([
      owner.patch(task, { version: 1, note: 'Mme Roux attend' }),
      manager.patch(task, { version: 1, dueOn: '2027-02-01' }),
    ]);
    const codes = answers.map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([200, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json().code).toBe(
      'conflict_changed_meanwhile',
    );
    const now = (await content()).tasks[0];
    expect(now).toMatchObject({ title: 'Appeler la Chambre', version: 2 });
    expect(now?.note === 'Mme Roux attend').toBe(answers[0]?.statusCode === 200);
    const late = await manager.post(`${task}/delete`, { version: 1 });
    expect(late.statusCode).toBe(409);
    expect((await owner.patch(task, { version: 2, status: 'done', ownerId: null })).json()).toMatchObject({
      status: 'done',
      ownerId: null,
      version: 3,
      updatedBy: test.scene.people.firmOwner,
    });
    expect((await manager.post(`${task}/delete`, { version: 3 })).statusCode).toBe(204);
    expect((await content()).tasks).toEqual([]);
    expect((await owner.patch(task, { version: 4, title: 'Back' })).statusCode).toBe(409);
  });

  it('give tasks to people of the room only', async () => {
    const owner = await test.as('firmOwner');
    for (const ownerId of [test.scene.people.otherFirm, randomUUID()]) {
      const refused = await owner.post(`${room}/tasks`, { title: 'Pour un autre', ownerId });
      expect([refused.statusCode, refused.json().params.reason]).toEqual([400, 'not_in_room']);
    }
    const task = (await owner.post(`${room}/tasks`, { title: 'À donner' })).json();
    const given = await owner.patch(`${room}/tasks/${task.id}`, {
      version: 1,
      ownerId: test.scene.people.otherFirm,
    });
    expect(given.statusCode).toBe(400);
  });

  it('are dated once decided, not before', async () => {
    const owner = await test.as('firmOwner');
    const add = (body: unknown) => owner.post(`${room}/decisions`, body);
    expect((await add({ title: 'Allemagne', decidedOn: '2026-11-20' })).statusCode).toBe(400);
    expect((await add({ title: 'Allemagne', status: 'adopted', decidedOn: '2026-02-31' })).statusCode).toBe(
      400,
    );
    const { id } = (await add({ title: 'Allemagne d’abord' })).json();
    const decision = `${room}/decisions/${id}`;
    const adopted = await owner.patch(decision, { version: 1, status: 'adopted', decidedOn: '2026-11-20' });
    expect(adopted.json()).toMatchObject({ status: 'adopted', decidedOn: '2026-11-20', version: 2 });
    expect((await owner.patch(decision, { version: 2, status: 'proposed' })).statusCode).toBe(400);
    expect((await owner.patch(decision, { version: 1, body: 'x' })).statusCode).toBe(409);
    expect((await owner.post(`${decision}/delete`, { version: 2 })).statusCode).toBe(204);
    expect((await content()).decisions).toEqual([]);
  });
});
