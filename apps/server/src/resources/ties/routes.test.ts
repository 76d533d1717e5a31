import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const tie = (change: Record<string, unknown> = {}) => ({
  fromId: test.scene.organisations.firmA,
  toId: test.scene.organisations.lab,
  kind: 'cooperation',
  strength: 2,
  ...change,
});

describe('ties', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/ties', wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path: '/ties', body: {}, wrongRole: 'relay' });
  });

  it('are refused with what is no tie', async () => {
    const manager = await test.as('manager');
    const post = (body: unknown) => manager.post(`${test.alpha}/ties`, body);
    expect((await post(tie({ kind: 'friendship' }))).statusCode).toBe(400);
    expect((await post(tie({ strength: 0 }))).statusCode).toBe(400);
    expect((await post(tie({ toId: test.scene.organisations.firmA }))).json().code).toBe('line_tie_self');
    expect((await post(tie({ toId: test.scene.organisations.firmC }))).statusCode).toBe(404);
  });

  it('between others are not for a firm to declare', async () => {
    const other = await test.as('otherFirm');
    expect((await other.post(`${test.alpha}/ties`, tie())).statusCode).toBe(403);
  });

  it('are added, listed, removed, and come back when the removal is undone', async () => {
    const owner = await test.as('firmOwner');
    expect((await owner.post(`${test.alpha}/ties`, tie())).statusCode).toBe(201);
    const list = async () =>
      (await owner.get(`${test.alpha}/ties?kind=cooperation&organisationId=${tie().fromId}`)).json();
    const [added] = await list();
    expect(added).toMatchObject({ kind: 'cooperation', strength: 2, canEdit: true, source: 'declared' });
    const other = await test.as('otherFirm');
    expect((await other.post(`${test.alpha}/ties/${added.id}/remove`)).statusCode).toBe(404);
    const removed = await owner.post(`${test.alpha}/ties/${added.id}/remove`);
    expect(removed.statusCode).toBe(200);
    expect(await list()).toEqual([]);
    await owner.post(`${test.alpha}/changes/${removed.json().changeSetId}/undo`);
    expect(await list()).toHaveLength(1);
  });
});
