import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../../testing/caller.ts';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const person = {
  name: 'Ada Merlot',
  email: 'Ada@Example.org',
  password: 'quatre saisons au chai',
  language: 'fr',
  role: 'team_member',
  organisationId: null,
};

describe('people', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/people', wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'POST', path: '/people', body: person, wrongRole: 'teamMember' });
    const path = `/people/${test.scene.people.relay}/end`;
    await expectGuards(test, { method: 'POST', path, wrongRole: 'boardMember' });
  });

  it.each([
    ['a short password', { password: 'short' }],
    ['an address that is none', { email: 'ada' }],
    ['a role that nobody grants here', { role: 'platform_administrator' }],
    ['a firm role without its firm', { role: 'firm_owner' }],
    ['a team role with a firm', { organisationId: '0191d5b4-0000-7000-8000-000000000000' }],
  ])('are not made with %s', async (_what, change) => {
    const manager = await test.as('manager');
    const answer = await manager.post(`${test.alpha}/people`, { ...person, ...change });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('are made by the manager, sign in at once, and lose their role at once', async () => {
    const manager = await test.as('manager');
    const made = await manager.post(`${test.alpha}/people`, person);
    expect(made.statusCode).toBe(201);
    const { personId } = made.json();
    const ada = new Caller(test.app);
    const { email, password } = person;
    expect((await ada.post('/api/auth/sign-in/email', { email, password })).statusCode).toBe(200);
    expect((await ada.get(`${test.alpha}/organisations`)).statusCode).toBe(200);
    const listed = (await manager.get(`${test.alpha}/people`)).json();
    expect(listed.find((each: { personId: string }) => each.personId === personId)).toMatchObject({
      name: 'Ada Merlot',
      grants: [{ role: 'team_member', clusterName: 'Cluster alpha' }],
    });
    expect((await manager.post(`${test.alpha}/people/${personId}/end`)).statusCode).toBe(204);
    expect((await ada.get(`${test.alpha}/organisations`)).statusCode).toBe(404);
    expect((await manager.post(`${test.alpha}/people/${personId}/end`)).statusCode).toBe(404);
  });

  it('answer alike whether the address has an account elsewhere or not, and keep its password', async () => {
    const manager = await test.as('manager');
    const known = { ...person, email: 'otherClusterFirm@example.org', password: 'stolen password 1' };
    expect((await manager.post(`${test.alpha}/people`, known)).statusCode).toBe(201);
    const thief = new Caller(test.app);
    const { email, password } = known;
    expect((await thief.post('/api/auth/sign-in/email', { email, password })).statusCode).toBe(401);
  });

  it('do not end their own role', async () => {
    const manager = await test.as('manager');
    const answer = await manager.post(`${test.alpha}/people/${test.scene.people.manager}/end`);
    expect(answer.statusCode).toBe(403);
  });
});
