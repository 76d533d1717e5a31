import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const nowhere = '0191d5b4-0000-7000-8000-000000000000';

async function pairOf(name: string): Promise<{ id: string; left: { id: string }; right: { id: string } }> {
  const manager = await test.as('manager');
  for (const each of [name, `${name} SARL`]) {
    await manager.post(`${test.alpha}/organisations`, { name: each, kind: 'sme', country: 'FR' });
  }
  await manager.post(`${test.alpha}/duplicates/search`);
  await test.jobsDone();
  const open = (await manager.get(`${test.alpha}/duplicates?status=open`)).json();
  return open.find((pair: { left: { name: string } }) => pair.left.name.startsWith(name));
}

describe('duplicates', () => {
  it('are guarded', async () => {
    const path = `/duplicates/${nowhere}/decision`;
    await expectGuards(test, { method: 'GET', path: '/duplicates', wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'POST', path: '/duplicates/search', wrongRole: 'relay' });
    await expectGuards(test, { method: 'POST', path, body: {}, wrongRole: 'boardMember' });
  });

  it('are decided only when they are there, and by a decision that is one', async () => {
    const manager = await test.as('manager');
    const url = `${test.alpha}/duplicates/${nowhere}/decision`;
    expect((await manager.post(url, { decision: 'distinct' })).statusCode).toBe(404);
    expect((await manager.post(url, { decision: 'maybe' })).statusCode).toBe(400);
  });

  it('are found by the job, shown side by side, merged keeping everything, and parted again', async () => {
    const manager = await test.as('manager');
    const pair = await pairOf('Distillerie des Landes');
    const decide = (decision: string) =>
      manager.post(`${test.alpha}/duplicates/${pair.id}/decision`, { decision });
    const merged = await decide('merge_into_left');
    expect(merged.statusCode).toBe(200);
    expect((await manager.get(`${test.alpha}/organisations/${pair.right.id}`)).statusCode).toBe(404);
    expect((await decide('merge_into_right')).json().code).toBe('conflict_changed_meanwhile');
    await manager.post(`${test.alpha}/changes/${merged.json().changeSetId}/undo`);
    expect((await manager.get(`${test.alpha}/organisations/${pair.right.id}`)).statusCode).toBe(200);
    const open = (await manager.get(`${test.alpha}/duplicates`)).json();
    expect(open.map(({ id }: { id: string }) => id)).toContain(pair.id);
  });

  it('declared distinct stay so when they are looked for again', async () => {
    const manager = await test.as('manager');
    const pair = await pairOf('Verrerie du Bassin');
    await manager.post(`${test.alpha}/duplicates/${pair.id}/decision`, { decision: 'distinct' });
    await manager.post(`${test.alpha}/duplicates/search`);
    await test.jobsDone();
    const open = (await manager.get(`${test.alpha}/duplicates`)).json();
    expect(open.map(({ id }: { id: string }) => id)).not.toContain(pair.id);
    const decided = (await manager.get(`${test.alpha}/duplicates?status=decided`)).json();
    expect(decided).toContainEqual(expect.objectContaining({ id: pair.id, decision: 'distinct' }));
  });
});
