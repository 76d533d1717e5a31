import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

describe('changes', () => {
  it('are guarded', async () => {
    const path = `/changes/${test.scene.changeSets.alpha}/undo`;
    await expectGuards(test, { method: 'GET', path: '/changes', wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path, wrongRole: 'boardMember' });
  });

  it('of another cluster, of somebody else, or that never were, are not found', async () => {
    const manager = await test.as('manager');
    const foreign = await manager.post(`${test.alpha}/changes/${test.scene.changeSets.beta}/undo`);
    expect(foreign.statusCode).toBe(404);
    const owner = await test.as('firmOwner');
    const others = await owner.post(`${test.alpha}/changes/${test.scene.changeSets.alpha}/undo`);
    expect(others.statusCode).toBe(404);
    expect((await manager.post(`${test.alpha}/changes/nonsense/undo`)).statusCode).toBe(404);
  });

  it('are listed, and an undoing is not undone', async () => {
    const manager = await test.as('manager');
    const { changeSetId } = (
      await manager.post(`${test.alpha}/organisations`, { name: 'Éphémère', kind: 'lab' })
    ).json();
    const undoing = (await manager.post(`${test.alpha}/changes/${changeSetId}/undo`)).json();
    const list = (await manager.get(`${test.alpha}/changes`)).json();
    expect(list.map(({ kind }: { kind: string }) => kind).slice(0, 2)).toEqual(['undo', 'edit']);
    expect(list[1].undoneAt).not.toBeNull();
    const back = await manager.post(`${test.alpha}/changes/${undoing.changeSetId}/undo`);
    expect([back.statusCode, back.json().code]).toEqual([409, 'cannot_undo_later_changes']);
  });
});
