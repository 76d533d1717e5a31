import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../../testing/caller.ts';
import { openTestApp, testPassword, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ signInsPerMinute: 8, working: false });
});
afterAll(() => test.close());

const signIn = (caller: Caller, email: string, password: string) =>
  caller.post('/api/auth/sign-in/email', { email, password });

describe('session', () => {
  it('refuses without a session', async () => {
    for (const url of ['/api/session', '/api/templates/members.csv']) {
      expect((await test.anonymous.get(url)).statusCode).toBe(401);
    }
  });

  it('answers alike to an unknown address and to a wrong password', async () => {
    const caller = new Caller(test.app);
    const unknown = await signIn(caller, 'nobody@example.org', 'a wrong password');
    const wrong = await signIn(caller, 'manager@example.org', 'a wrong password');
    expect([unknown.statusCode, unknown.json()]).toEqual([401, { code: 'wrong_credentials', params: {} }]);
    expect(wrong.json()).toEqual(unknown.json());
  });

  it('refuses a body that is not one', async () => {
    const answer = await test.anonymous.post('/api/auth/sign-in/email', { email: 'x', password: 3 });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('signs in with cookies that scripts cannot read, and says who and with which roles', async () => {
    const caller = new Caller(test.app);
    const answer = await signIn(caller, 'firmowner@example.org', testPassword);
    expect(answer.statusCode).toBe(200);
    expect(answer.cookies.length).toBeGreaterThan(0);
    for (const cookie of answer.cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const session = (await caller.get('/api/session')).json();
    expect(session).toMatchObject({ name: 'firmOwner', language: 'fr', demonstration: false });
    expect(session.grants).toEqual([
      {
        role: 'firm_owner',
        clusterId: test.scene.clusters.alpha,
        clusterName: 'Cluster alpha',
        organisationId: test.scene.organisations.firmA,
        organisationName: 'Œnocapteurs Étiage',
      },
    ]);
  });

  it('changes the language, and signs out', async () => {
    const caller = new Caller(test.app);
    await signIn(caller, 'relay@example.org', testPassword);
    expect((await caller.put('/api/session/language', { language: 'de' })).statusCode).toBe(400);
    expect((await caller.put('/api/session/language', { language: 'en' })).statusCode).toBe(204);
    expect((await caller.get('/api/session')).json().language).toBe('en');
    expect((await caller.post('/api/auth/sign-out')).statusCode).toBe(200);
    expect((await caller.get('/api/session')).statusCode).toBe(401);
  });

  it('keeps the doors of the accounts library shut: nobody signs up', async () => {
    const body = { email: 'new@example.org', password: 'a long enough one', name: 'New' };
    expect((await test.anonymous.post('/api/auth/sign-up/email', body)).statusCode).toBe(404);
  });

  it('refuses changes that come from another site', async () => {
    const manager = await test.as('manager');
    const headers = { origin: 'https://elsewhere.example' };
    const answer = await manager.call('PUT', '/api/session/language', { language: 'en' }, headers);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'not_allowed']);
  });

  it('counts attempts by address, whatever the caller', async () => {
    const codes: number[] = [];
    for (let attempt = 0; attempt < 10; attempt++) {
      codes.push((await signIn(new Caller(test.app), 'partner@example.org', 'wrong again')).statusCode);
    }
    expect(codes.filter((code) => code === 401)).toHaveLength(8);
    expect(codes.at(-1)).toBe(429);
  });

  it('shows the sign-in page its version and no account outside a demonstration', async () => {
    expect((await test.anonymous.get('/api/welcome')).json()).toEqual({
      version: '0.0.0-test',
      demonstrationAccounts: [],
      provider: null,
      sendsMail: false,
      canAskToJoin: false,
    });
  });
});
