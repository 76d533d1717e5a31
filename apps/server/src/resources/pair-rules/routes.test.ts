import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

describe('pair rules', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/pair-rules', wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'POST', path: '/pair-rules', body: {}, wrongRole: 'boardMember' });
  });

  it('need two organisations of the cluster', async () => {
    const manager = await test.as('manager');
    const { firmA, firmC } = test.scene.organisations;
    const post = (body: unknown) => manager.post(`${test.alpha}/pair-rules`, body);
    expect((await post({ rule: 'marry', leftId: firmA, rightId: firmC })).statusCode).toBe(400);
    expect((await post({ rule: 'lock', leftId: firmA, rightId: firmA })).statusCode).toBe(400);
    expect((await post({ rule: 'lock', leftId: firmA, rightId: firmC })).statusCode).toBe(404);
  });

  it('are set, replaced, and removed', async () => {
    const manager = await test.as('manager');
    const { firmA, firmB } = test.scene.organisations;
    const first = await manager.post(`${test.alpha}/pair-rules`, {
      rule: 'lock',
      leftId: firmA,
      rightId: firmB,
    });
    expect(first.statusCode).toBe(201);
    const second = await manager.post(`${test.alpha}/pair-rules`, {
      rule: 'forbid',
      leftId: firmB,
      rightId: firmA,
    });
    const ofPair = async () =>
      (await manager.get(`${test.alpha}/pair-rules`))
        .json()
        .filter((rule: { left: { id: string }; right: { id: string } }) =>
          [rule.left.id, rule.right.id].every((id) => id === firmA || id === firmB),
        );
    expect(await ofPair()).toMatchObject([{ id: second.json().id, rule: 'forbid' }]);
    expect((await manager.post(`${test.alpha}/pair-rules/${second.json().id}/remove`)).statusCode).toBe(204);
    expect(await ofPair()).toEqual([]);
  });
});
