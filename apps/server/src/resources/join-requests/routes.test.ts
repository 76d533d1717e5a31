import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { mailsTo } from '../../testing/outbox.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const wish = {
  cluster: 'alpha',
  name: 'Inès Carmenère',
  email: 'ines@example.org',
  language: 'fr',
  organisationName: 'Bouchons du Val',
  message: 'Nous exportons déjà vers deux pays.',
};
const ask = (change: object = {}) => test.anonymous.post('/api/join-requests', { ...wish, ...change });
const requestsOf = async () => (await (await test.as('manager')).get(`${test.alpha}/join-requests`)).json();

describe('requests to join', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/join-requests', wrongRole: 'teamMember' });
    const nobody = '/join-requests/0191d5b4-0000-7000-8000-000000000000';
    const body = { role: 'relay', organisationId: null };
    await expectGuards(test, { method: 'POST', path: `${nobody}/accept`, body, wrongRole: 'teamMember' });
    await expectGuards(test, { method: 'POST', path: `${nobody}/refuse`, wrongRole: 'firmOwner' });
    const path = '/join-requests/openness';
    await expectGuards(test, { method: 'PUT', path, body: { open: true }, wrongRole: 'teamMember' });
    const manager = await test.as('manager');
    expect((await manager.post(`${test.alpha}${nobody}/accept`, body)).statusCode).toBe(404);
    expect((await manager.post(`${test.alpha}${nobody}/refuse`)).statusCode).toBe(404);
    expect((await ask({ email: 'ines' })).statusCode).toBe(400);
  });

  it('go nowhere until the cluster takes them', async () => {
    expect((await test.anonymous.get('/api/open-clusters')).json()).toEqual([]);
    expect((await ask()).statusCode).toBe(204);
    expect((await requestsOf()).requests.map(({ email }: { email: string }) => email)).toEqual([
      'somebody@example.org',
    ]);
    const manager = await test.as('manager');
    expect((await manager.put(`${test.alpha}/join-requests/openness`, { open: true })).statusCode).toBe(204);
    expect((await test.anonymous.get('/api/open-clusters')).json()).toEqual([
      { slug: 'alpha', name: 'Cluster alpha' },
    ]);
  });

  it('are answered alike for the known, the unknown, and twice; the manager is told once', async () => {
    const answers = [
      await ask(),
      await ask(),
      await ask({ email: 'relay@example.org' }),
      await ask({ cluster: 'none' }),
    ];
    expect(answers.map(({ statusCode, body }) => `${statusCode}${body}`)).toEqual([
      '204',
      '204',
      '204',
      '204',
    ]);
    expect((await requestsOf()).requests).toHaveLength(3);
    const told = await mailsTo(test, 'manager@example.org');
    expect(told.filter(({ kind }) => kind === 'join_request')).toHaveLength(1);
  });

  it('that are accepted become an invitation, once; those refused are closed', async () => {
    const manager = await test.as('manager');
    const { requests } = await requestsOf();
    const of = (email: string) => requests.find((each: { email: string }) => each.email === email).id;
    const path = (email: string, answer: string) => `${test.alpha}/join-requests/${of(email)}/${answer}`;
    const body = { role: 'firm_owner', organisationId: test.scene.organisations.firmB };
    const wrong = await manager.post(path(wish.email, 'accept'), { ...body, organisationId: null });
    expect(wrong.statusCode).toBe(400);
    expect((await manager.post(path(wish.email, 'accept'), body)).statusCode).toBe(204);
    const second = await manager.post(path(wish.email, 'refuse'));
    expect([second.statusCode, second.json().current]).toMatchObject([409, { accepted: true }]);
    expect(second.json().current.decidedBy).not.toBeNull();
    expect((await mailsTo(test, wish.email)).map(({ kind }) => kind)).toEqual(['invitation']);
    expect((await manager.post(path('relay@example.org', 'refuse'))).statusCode).toBe(204);
    expect((await requestsOf()).requests).toHaveLength(1);
  });
});
